#!/usr/bin/env node
/**
 * Verifies saved records of meetings, from the files and the community's key alone: no network, no account.
 * `--key`: the printed fingerprint, at least its first 16 characters. Ends with 0 where all fit, with 1 where one
 * does not, with 2 where a file could not be read.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import compile from 'icu-minify/compile';
import format from 'icu-minify/format';
import { type CheckedRecord, checkRecord, linkOf, type Verdict } from '../lib/deliberation/record-check.ts';
import { inGroups } from '../lib/deliberation/record-groups.ts';
import { partPlace } from '../lib/deliberation/record-places.ts';
import {
  checkedSentences,
  faultSentence,
  type Sentence,
  uncheckedSentences,
  type Wording,
} from '../lib/deliberation/verdict-words.ts';
import { longDay, TIME_ZONE } from '../lib/i18n/dates.ts';
import { es256Verifier } from '../sync-server/notary/es256.ts';

const USAGE = 'verify-record [--key FINGERPRINT] [--language zh|en] FILE …';

interface Tree {
  readonly [key: string]: string | Tree;
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { key: { type: 'string' }, language: { type: 'string', default: 'zh' } },
});
if (positionals.length === 0) {
  console.error(USAGE);
  process.exit(2);
}
const isEnglish = values.language === 'en';
const locale = isEnglish ? 'en' : 'zh-CN';
const words = {
  ...readWords('verify.json'),
  ...readWords('record-part.json'),
};

function readWords(file: string): Tree {
  const path = new URL(`../lib/i18n/${isEnglish ? 'en' : 'zh-cn'}/${file}`, import.meta.url);
  return JSON.parse(readFileSync(path, 'utf8')) as Tree;
}

function say([key, given]: Sentence): string {
  const found = key
    .split('.')
    .reduce<string | Tree | undefined>(
      (tree, name) => (typeof tree === 'object' ? tree[name] : undefined),
      words,
    );
  if (typeof found !== 'string') throw new Error(`no words for ${key}`);
  const formatters = {
    getDateTimeFormat: (...args: ConstructorParameters<typeof Intl.DateTimeFormat>) =>
      new Intl.DateTimeFormat(...args),
    getNumberFormat: (...args: ConstructorParameters<typeof Intl.NumberFormat>) =>
      new Intl.NumberFormat(...args),
    getPluralRules: (...args: ConstructorParameters<typeof Intl.PluralRules>) =>
      new Intl.PluralRules(...args),
  };
  return String(format(compile(found), locale, { ...given }, { formatters }));
}

const verify = (key: string): string => say([`verify.${key}`, {}]);

function wordingOf(verdict: Verdict): Wording {
  const parts = verdict.right ? verdict.record.file.parts : verdict.parts;
  return {
    part: (name) => {
      const { kind, title } = partPlace(name, (part) => parts[part]?.value);
      return say([`recordPart.${kind}`, { title }]);
    },
    time: (at) =>
      new Intl.DateTimeFormat(locale, {
        dateStyle: 'medium',
        timeStyle: 'short',
        timeZone: TIME_ZONE,
      }).format(at),
    day: (meeting) => longDay(meeting, locale),
  };
}

function list(title: string, sentences: readonly Sentence[]): void {
  console.log(`\n${verify(title)}`);
  for (const [key, given] of sentences) console.log(`  - ${say([`verify.${key}`, given])}`);
}

function tell(name: string, verdict: Verdict, others: readonly CheckedRecord[]): boolean {
  const wording = wordingOf(verdict);
  console.log(`\n${name}`);
  if (!verdict.right) {
    console.log(`✗ ${verify('wrong')} ${verify('wrongWhat')}`);
    list(
      'where',
      verdict.faults.map((fault) => faultSentence(fault, wording)),
    );
    return false;
  }
  const { record } = verdict;
  const link = linkOf(record, others);
  console.log(`✓ ${verify('right')} ${verify(record.keyFrom === 'none' ? 'selfOnly' : 'rightWhat')}`);
  console.log(`${verify('digest')} ${inGroups(record.digest).join(' ')}`);
  list('checked', checkedSentences(record, link, wording));
  list('notChecked', uncheckedSentences(record, link, wording));
  return link !== 'wrong';
}

const known = values.key
  ? ({ from: 'typed', fingerprint: values.key } as const)
  : ({ from: 'none' } as const);
const verifySync = es256Verifier();
const judged = [];
for (const name of positionals) {
  let text: string;
  try {
    text = readFileSync(name, 'utf8');
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exit(2);
  }
  judged.push({ name, verdict: await checkRecord(text, known, async (...signed) => verifySync(...signed)) });
}
const right = judged.flatMap(({ verdict }) => (verdict.right ? [verdict.record] : []));
const fit = judged.map(({ name, verdict }) => tell(name, verdict, right));
process.exitCode = fit.every(Boolean) ? 0 : 1;
