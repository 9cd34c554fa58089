import { beforeEach, describe, expect, test } from 'vitest';
import { Reader, type Voice, voiceFor } from './reader.ts';
import { sentencesOf } from './sentences.ts';

const voice = (lang: string, localService = true): Voice => ({ lang, localService });

describe('whose voice', () => {
  test.each([
    ['zh-CN', [voice('en-US'), voice('zh-TW'), voice('zh-CN')], 'zh-CN'],
    ['zh-CN', [voice('zh_CN')], 'zh_CN'],
    ['zh-CN', [voice('zh-HK'), voice('zh-TW')], 'zh-TW'],
    ['zh-CN', [voice('zh-HK'), voice('yue-CN'), voice('en')], undefined],
    ['zh-CN', [voice('zh-CN', false)], undefined],
    ['en', [voice('en-US', false), voice('en-GB')], 'en-GB'],
    ['en', [], undefined],
  ])('for %s of %j', (language, voices, chosen) => {
    expect(voiceFor(voices, language)?.lang).toBe(chosen);
  });
});

test('a paragraph in sentences, each in the language of its words', () => {
  expect(sentencesOf('路灯坏了。谁来修？下周看。', 'en')).toEqual([
    { text: '路灯坏了。', language: 'zh-CN' },
    { text: '谁来修？', language: 'zh-CN' },
    { text: '下周看。', language: 'zh-CN' },
  ]);
  expect(sentencesOf(' 3 for, 2 against ', 'en')).toEqual([{ text: '3 for, 2 against', language: 'en' }]);
  expect(sentencesOf('', 'en')).toEqual([]);
});

describe('reading', () => {
  let voices: readonly Voice[];
  let said: { text: string; lang: string; done: () => void; failed: () => void }[];
  let hushed: number;
  let reader: Reader;
  const texts = () => said.map(({ text }) => text);
  const end = () => said.at(-1)?.done();
  const sentences = sentencesOf('一。二。三。', 'zh-CN');

  beforeEach(() => {
    voices = [voice('zh-CN')];
    said = [];
    hushed = 0;
    reader = new Reader({
      voices: () => voices,
      onVoices: () => () => undefined,
      say: (text, { lang }, told) => void said.push({ text, lang, ...told }),
      hush: () => {
        hushed++;
      },
    });
  });

  test('one sentence after the other, then silence', () => {
    const told: unknown[] = [];
    reader.subscribe(() => told.push(reader.reading()));
    reader.start(sentences);
    end();
    end();
    end();
    expect(texts()).toEqual(['一。', '二。', '三。']);
    expect(said[0]?.lang).toBe('zh-CN');
    expect(told).toEqual([
      { at: 'reading', sentence: 0 },
      { at: 'reading', sentence: 1 },
      { at: 'reading', sentence: 2 },
      { at: 'silent' },
    ]);
  });

  test('after a pause the sentence is said again', () => {
    reader.start(sentences);
    end();
    const before = hushed;
    reader.pause();
    expect(reader.reading()).toEqual({ at: 'paused', sentence: 1 });
    expect(hushed).toBe(before + 1);
    // Browsers tell of the end of what was hushed, too.
    end();
    expect(texts()).toEqual(['一。', '二。']);
    reader.goOn();
    expect(texts()).toEqual(['一。', '二。', '二。']);
    expect(reader.reading()).toEqual({ at: 'reading', sentence: 1 });
  });

  test('what was stopped stays silent, also when its end is told late', () => {
    reader.start(sentences);
    reader.stop();
    end();
    said.at(-1)?.failed();
    reader.goOn();
    expect(texts()).toEqual(['一。']);
    expect(reader.reading()).toEqual({ at: 'silent' });
  });

  test('a phone that cannot say it says so, and may try again', () => {
    reader.start(sentences);
    said.at(-1)?.failed();
    expect(reader.reading()).toEqual({ at: 'failed' });
    reader.start(sentences);
    expect(reader.reading()).toEqual({ at: 'reading', sentence: 0 });
    voices = [];
    end();
    expect(reader.reading()).toEqual({ at: 'failed' });
  });
});
