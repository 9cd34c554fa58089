import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { allMessages } from '../testing/all-messages.ts';

const text = readFileSync(join(import.meta.dirname, '../../docs/glossary.md'), 'utf8');

/** The first two cells of each row of the table that begins with that cell. */
function tableUnder(head: string): readonly (readonly [string[], string[]])[] {
  const rows = text
    .slice(text.indexOf(`| ${head} |`))
    .split('\n')
    .slice(2);
  const end = rows.findIndex((row) => !row.startsWith('|'));
  const words = (cell = '') => cell.split(',').map((word) => word.trim());
  return rows.slice(0, end).map((row) => {
    const [, first, second] = row.split('|');
    return [words(first), words(second)] as const;
  });
}

const terms = new Map(
  tableUnder('中文').flatMap(([chinese, english]) => chinese.map((word) => [word, english] as const)),
);
const avoided = tableUnder('不用, not used').flatMap(([words]) => words);
const chinese = allMessages('zh-cn');
const english = allMessages('en');

/** Where English says it otherwise, for a reason. */
const otherwise: Readonly<Record<string, readonly string[]>> = {
  // What phones call it in their settings.
  'push.deniedNext': ['通知'],
};
/** `join.noToken` speaks to whoever runs the server. */
const mayUse: Readonly<Record<string, readonly string[]>> = {};

/** The terms in a Chinese text, each place belonging to the longest. */
function termsIn(message: string): Set<string> {
  const found = new Set<string>();
  for (let at = 0; at < message.length; ) {
    const here = [...terms.keys()].filter((term) => message.startsWith(term, at));
    const longest = here.sort((a, b) => b.length - a.length)[0];
    if (longest) found.add(longest);
    at += longest?.length ?? 1;
  }
  return found;
}

/** A word, or the beginning of one: `vote` in `votes`. */
function says(message: string, form: string): boolean {
  const escaped = form.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(/^[\w]/.test(form) ? `\\b${escaped}` : escaped, 'i').test(message);
}

describe('the glossary', () => {
  test('is read', () => {
    expect(terms.size).toBeGreaterThan(60);
    expect(avoided.length).toBeGreaterThan(20);
    expect([...termsIn('投票结束，一票弃权')]).toEqual(['投票', '票', '弃权']);
    expect(says('All votes', 'vote')).toBe(true);
    expect(says('Pivote', 'vote')).toBe(false);
  });

  test('each term is used, and each is said in English in one of the agreed ways', () => {
    const used = new Set<string>();
    const wrong: string[] = [];
    for (const [key, message] of chinese) {
      const inEnglish = english.get(key) ?? '';
      for (const term of termsIn(message)) {
        used.add(term);
        const agreed = terms.get(term)?.some((form) => says(inEnglish, form));
        if (!agreed && !otherwise[key]?.includes(term)) wrong.push(`${key}: ${term} in “${inEnglish}”`);
      }
    }
    expect(wrong).toEqual([]);
    expect([...terms.keys()].filter((term) => !used.has(term))).toEqual([]);
  });

  test('no exception stands without need', () => {
    const needless = Object.entries(otherwise).flatMap(([key, excepted]) =>
      excepted.filter(
        (term) =>
          !termsIn(chinese.get(key) ?? '').has(term) ||
          terms.get(term)?.some((form) => says(english.get(key) ?? '', form)),
      ),
    );
    expect(needless).toEqual([]);
  });

  test('words that are not used are not used', () => {
    const wrong = [...chinese, ...english].flatMap(([key, message]) =>
      avoided
        .filter((word) => says(message, word) && !mayUse[key]?.includes(word))
        .map((word) => `${key}: ${word}`),
    );
    expect(wrong).toEqual([]);
  });
});
