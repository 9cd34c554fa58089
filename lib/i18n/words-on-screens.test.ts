import { describe, expect, test } from 'vitest';
import { allMessages } from '../testing/all-messages.ts';
import { answers, askedKeys } from '../testing/asked-keys.ts';
import { browserSources, filesBehind, kindOfSource, readSource } from '../testing/screen-sources.ts';
import { strayWords } from '../testing/stray-words.ts';

const sources = browserSources().map((path) => ({ path, code: readSource(path), kind: kindOfSource(path) }));
const keys = [...allMessages('zh-cn').keys()];
const asked = sources.flatMap(({ path, code, kind }) =>
  askedKeys(code, kind).map((each) => ({ ...each, path })),
);

/** No words for people, or the calendar's, the seal's, the law's or the search's own: `path: word`; `path` for a whole file. */
const allowed: readonly string[] = [
  // The name of a time zone.
  'lib/i18n/dates.ts: Asia/Shanghai',
  'app/browser-check.ts',
  'app/sw/api.ts: The server cannot be reached',
  'lib/deliberation/belongs-rules.ts',
  'lib/deliberation/topic-likeness.ts',
  'lib/i18n/lunar.ts',
  'lib/i18n/screen-settings.ts: normal',
  'lib/shared/pinyin.ts',
  'lib/ui/seal-layout.ts',
];

/** Of the service worker's notifications, by kind. */
const shownByTheWorker = ['pushed.*.*'];

/** Of the page's head, the manifest, the page for old browsers and pages that open, drawn when the app is built. */
const readByTheBuild = [
  'frame.product',
  'frame.purpose',
  'preview.*',
  'oldBrowser.*',
  'opening.word',
  'opening.*.*',
];

/** Of the verdict on a record: verdict-words.ts names them, and its test that they are there. */
const saidOfARecord = ['verify.fault.*', 'verify.fault.*.*', 'verify.check.*', 'verify.unchecked.*'];

describe('words on screens', () => {
  test('all of them come from the messages', () => {
    const stray = sources.flatMap(({ path, code, kind }) =>
      strayWords(code, kind).map((word) => `${path}:${word}`),
    );
    const isAllowed = (word: string) =>
      allowed.some((each) => [word.replace(/:\d+: /, ': '), word.split(':')[0]].includes(each));
    expect(stray.filter((word) => !isAllowed(word))).toEqual([]);
  });

  test('every key that is asked for exists', () => {
    expect(asked.length).toBeGreaterThan(300);
    const missing = asked.filter(({ key }) => !keys.some((each) => answers(key, each)));
    expect(missing.map(({ path, line, key }) => `${path}:${line} ${key}`)).toEqual([]);
  });

  test('every message is asked for', () => {
    const patterns = [
      ...new Set([...asked.map(({ key }) => key), ...readByTheBuild, ...shownByTheWorker, ...saidOfARecord]),
    ];
    expect(keys.filter((key) => !patterns.some((pattern) => answers(pattern, key)))).toEqual([]);
  });

  const pages = browserSources().filter((path) => /^app\/(.*\/)?(page|not-found)\.tsx$/.test(path));
  test.each(pages)('%s comes with the words it asks for', (page) => {
    const files = new Set([...filesBehind(page), ...filesBehind('app/layout.tsx')]);
    const given = [...files].filter((path) => path.startsWith('lib/i18n/zh-cn/'));
    const namespaces = new Set(given.flatMap((path) => Object.keys(JSON.parse(readSource(path)))));
    const wanted = asked.filter(({ path }) => files.has(path));
    expect(given).not.toEqual([]);
    expect(
      wanted
        .filter(({ key }) => !namespaces.has(key.split('.')[0] ?? ''))
        .map(({ path, key }) => `${path} ${key}`),
    ).toEqual([]);
  });
});
