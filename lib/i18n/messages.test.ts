import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { refusalCodes } from '../shared/refusal.ts';
import meetingEn from './en/meeting.json' with { type: 'json' };
import shellEn from './en/shell.json' with { type: 'json' };
import meetingZh from './zh-cn/meeting.json' with { type: 'json' };
import shellZh from './zh-cn/shell.json' with { type: 'json' };

const zhCn = { ...shellZh, ...meetingZh };
const en = { ...shellEn, ...meetingEn };

type Tree = { readonly [key: string]: string | Tree };

function keysOf(tree: Tree, prefix = ''): string[] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [`${prefix}${key}`] : keysOf(value, `${prefix}${key}.`),
  );
}

function textsOf(tree: Tree): string[] {
  return Object.values(tree).flatMap((value) => (typeof value === 'string' ? [value] : textsOf(value)));
}

/** Places in braces, such as {count}. */
const placesIn = (text: string): string[] =>
  [...text.matchAll(/(?<!(?:=\d|one|other) )\{(\w+)\s*[,}]/g)].map((match) => match[1] ?? '').sort();

function screenFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return screenFiles(path);
    return /\.tsx?$/.test(entry.name) && !/\.(test|story)\.|^stor/.test(entry.name) ? [path] : [];
  });
}

const root = join(import.meta.dirname, '../..');
const sources = ['app', 'lib/ui', 'lib/deliberation/components', 'lib/accounts/components']
  .flatMap((folder) => screenFiles(join(root, folder)))
  .map((file) => readFileSync(file, 'utf8'));

/** Keys a file asks for; those with a part known only at run time as a pattern. */
function askedIn(source: string): RegExp[] {
  return [...source.matchAll(/(\w+) = useTranslations\('([\w.]+)'\)/g)].flatMap(([, name, namespace]) => {
    const calls = source.matchAll(
      new RegExp(`\\b${name}(?:\\.rich)?\\(\\s*(?:'([^']+)'|\`([^\`]+)\`|([^(),]+))`, 'g'),
    );
    return [...calls].flatMap(([, fixed, built, choice]) => {
      const keys = fixed
        ? [fixed]
        : built
          ? [built]
          : [...(choice ?? '').matchAll(/'([\w.-]+)'/g)].map((m) => m[1] ?? '');
      const anything = keys.length === 0;
      const patterns = keys.map((key) => key.replace(/\$\{[^}]*\}/g, '[\\w-]+'));
      return (anything ? ['[\\w-]+'] : patterns).map((pattern) => new RegExp(`^${namespace}.${pattern}$`));
    });
  });
}

describe('messages', () => {
  test('both languages have the same keys', () => {
    expect(keysOf(en).sort()).toEqual(keysOf(zhCn).sort());
  });

  test('both languages fill in the same places', () => {
    const chinese = textsOf(zhCn);
    const english = textsOf(en);
    for (const [at, text] of chinese.entries()) {
      expect(new Set(placesIn(english[at] ?? '')), `${text} / ${english[at]}`).toEqual(
        new Set(placesIn(text)),
      );
    }
  });

  test('nothing is left empty', () => {
    expect([...textsOf(zhCn), ...textsOf(en)].filter((text) => text.trim() === '')).toEqual([]);
  });

  test('every refusal says what happened, what is safe and what to do next', () => {
    for (const code of refusalCodes) {
      expect(Object.keys(zhCn.refusals[code])).toEqual(['what', 'safe', 'next']);
      expect(Object.keys(en.refusals[code])).toEqual(['what', 'safe', 'next']);
    }
  });

  test('every message is shown somewhere', () => {
    const asked = sources.flatMap(askedIn);
    const unused = keysOf(zhCn).filter(
      (key) => !key.startsWith('refusals.') && !asked.some((pattern) => pattern.test(key)),
    );
    expect(unused).toEqual([]);
  });

  test('a screen holds no Chinese of its own but the name of the language', () => {
    const words = sources.flatMap(
      (source) => source.replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '').match(/[\u4e00-\u9fff]+/g) ?? [],
    );
    const allowed = ['中文', '议事亭', '邻里议事', '活动与关爱', '没有网络也能用'];
    expect(words.filter((word) => !allowed.includes(word))).toEqual([]);
  });
});
