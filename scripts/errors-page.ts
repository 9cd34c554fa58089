import { readFileSync, writeFileSync } from 'node:fs';
import { refusalCodes } from '../lib/shared/refusal.ts';
import { closeCodeOf, statusOf, travelsApart } from '../sync-server/errors.ts';

/**
 * Writes docs/errors.md: every code with how it travels (sync-server/errors.ts) and the words that a person reads
 * (lib/i18n). Run it when a test says that the page is stale: `node scripts/errors-page.ts`.
 */
const PAGE = 'docs/errors.md';
const WORDS = 'lib/i18n/en/shell.json';

interface Words {
  readonly what: string;
  readonly safe: string;
  readonly next: string;
}

export function renderErrorsPage(): string {
  const { refusals } = JSON.parse(readFileSync(WORDS, 'utf8')) as { refusals: Record<string, Words> };
  const wordsOf = (code: string): string => {
    const { what, safe, next } = refusals[code] ?? { what: '', safe: '', next: '' };
    return `${what} | ${safe} | ${next}`.replaceAll("''", "'");
  };
  const apart = refusalCodes
    .filter(travelsApart)
    .map((code) => `| \`${code}\` | ${statusOf(code)} | ${closeCodeOf(code)} | ${wordsOf(code)} |`);
  const others = refusalCodes
    .filter((code) => !travelsApart(code))
    .map((code) => `| \`${code}\` | ${wordsOf(code)} |`);
  const [other] = refusalCodes.filter((code) => !travelsApart(code));
  return `# Errors

Made by \`node scripts/errors-page.ts\` from \`sync-server/errors.ts\` and the messages of the screens, whose words these are; a test fails where it is stale.

An HTTP error is a problem (RFC 9457, \`application/problem+json\`): \`{"type": "about:blank", "title", "status", "code"}\`, with \`places\` where a document's places are meant, and \`detail\` where there is more to say to whoever runs the server. A connection ends with the close code, and the refusal's code as its reason; with \`acks=1\` a refused frame is named by message 101 instead, and the connection stays.

## Of requests and connections

| code | status | close | what happened | what is safe | what to do |
| --- | --- | --- | --- | --- | --- |
${apart.join('\n')}

\`too-fast\` comes with \`Retry-After\`, in seconds. \`wrong-origin\` on every write means that [\`PUBLIC_ORIGIN\`](hosting.md#settings) is not what people see.

## Of updates and acts

They say why an update was refused, or why an act does not count: status ${other ? statusOf(other) : 409}, close ${other ? closeCodeOf(other) : 4409}. Many of them are never sent, because they are what a device itself finds.

| code | what happened | what is safe | what to do |
| --- | --- | --- | --- |
${others.join('\n')}

## Other close codes

| close | meaning |
| --- | --- |
| 1009 | a frame of more than 4 MB |
| 1011 | a fault of the server, which is in its log |
| 1012 | the server is going down, or starts again: connect again |
| 1013 | it could not store or read just now: connect again |

A stock y-websocket client stops at 4400–4499 and connects again after every other.
`;
}

if (import.meta.main) writeFileSync(PAGE, renderErrorsPage());
