import { describe, expect, test } from 'vitest';
import { answers, askedKeys } from './asked-keys.ts';
import { strayWords } from './stray-words.ts';

const inPart = (jsx: string) => `export function Part() { return ${jsx}; }`;
const says = (text: string) => [`1: ${text}`];

describe('words outside the messages', () => {
  test.each([
    ['<p>Hello</p>', 'Hello'],
    ['<p>ok</p>', 'ok'],
    ['<p>{count} items</p>', 'items'],
    ['<p>你好</p>', '你好'],
    ['<p>{late ? "late" : ""}</p>', 'late'],
    ['<p>{late && "late"}</p>', 'late'],
    ['<p>{`' + '$' + '{count} left`}</p>', 'left'],
    ['<p>{"left: " + count}</p>', 'left:'],
    ['<img alt="a lamp" />', 'a lamp'],
    ['<input placeholder={"name"} />', 'name'],
    ['<button aria-label={open ? t("close") : "open"} />', 'open'],
    ['<Field label="name" />', 'name'],
    ['<Part anything="Two words" />', 'Two words'],
    ['<Part options={[{ value: "a", label: "first" }]} />', 'first'],
    ['<button onClick={() => say("Copied")} />', 'Copied'],
    ['<button onClick={() => say({ text: "copied" })} />', 'copied'],
    ['<button onClick={() => { document.title = "Pavilion"; }} />', 'Pavilion'],
    ['<p>{names.map((name) => "Dear " + name)}</p>', 'Dear'],
  ])('%s', (jsx, word) => {
    expect(strayWords(inPart(jsx))).toEqual(says(word));
  });

  test.each([
    '<p className="flex gap-2">{t("title")}</p>',
    '<p>{count} · {total}</p>',
    '<p>{kind === "Late" ? t("late") : t("early")}</p>',
    '<input type="text" name="username" autoComplete="off" data-testid="who" />',
    '<path d="M4 4 L8 8" />',
    '<Line looks={{ label: "text-leaf" }} />',
    '<Button look="quiet" onPress={() => change({ theme: "dark" })} />',
    '<p>{(value as "Late").length}</p>',
    '<button onClick={() => { throw new Error("Not here"); }} />',
    '<button onKeyDown={(event) => event.key === "Escape" && close()} />',
  ])('nothing in %s', (jsx) => {
    expect(strayWords(inPart(jsx))).toEqual([]);
  });

  test('nothing in directives, imports and comments', () => {
    expect(
      strayWords("'use client';\nimport x from 'Y';\n// 说明\n/* 说明 */\nconst lazy = import('Z');"),
    ).toEqual([]);
  });
});

describe('keys that code asks for', () => {
  const keys = (code: string) => askedKeys(code).map(({ key }) => key);

  test('fixed, chosen, built and unknown', () => {
    expect(
      keys(`function A() {
        const t = useTranslations('vote');
        const frame = useTranslations('frame');
        return [t('title'), t(open ? 'isOpen' : 'isClosed', { count }), t(\`choices.\${choice}\`), t(key), frame.rich('home')];
      }`),
    ).toEqual(['vote.title', 'vote.isOpen', 'vote.isClosed', 'vote.choices.*', 'vote.*', 'frame.home']);
  });

  test('the same name in two functions means two namespaces', () => {
    expect(
      keys(`function A() { const t = useTranslations('a'); return () => t('x'); }
        function B() { const t = useTranslations('b'); return <p title={t('y')}>{t('z')}</p>; }
        function C(t) { return t('none'); }`),
    ).toEqual(['a.x', 'b.y', 'b.z']);
  });

  test('what answers to what', () => {
    expect(answers('vote.choices.*', 'vote.choices.for')).toBe(true);
    expect(answers('vote.*', 'vote.choices.for')).toBe(false);
    expect(answers('refusals.*.what', 'refusals.late.what')).toBe(true);
    expect(answers('vote.title', 'vote.titles')).toBe(false);
  });
});
