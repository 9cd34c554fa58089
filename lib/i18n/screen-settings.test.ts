import { describe, expect, test } from 'vitest';
import { defaultSettings, readSettings, writeSettings } from './screen-settings.ts';

const storeOf = (text: string | null) => {
  let kept = text;
  return {
    getItem: () => kept,
    setItem: (_key: string, value: string) => {
      kept = value;
    },
  };
};

const blocked = {
  getItem: () => {
    throw new Error('blocked');
  },
  setItem: () => {
    throw new Error('blocked');
  },
};

describe('how this phone shows things', () => {
  test('what is chosen is found again', () => {
    const store = storeOf(null);
    const chosen = {
      language: 'en',
      text: 'largest',
      theme: 'dark',
      contrast: 'more',
      motion: 'less',
    } as const;
    writeSettings(store, chosen);
    expect(readSettings(store)).toEqual(chosen);
  });

  test.each([null, 'not json', 'null', '7', '{"language":"fr","text":3,"contrast":"less"}'])(
    '%s gives the defaults',
    (text) => {
      expect(readSettings(storeOf(text))).toEqual(defaultSettings);
    },
  );

  test('a browser that keeps nothing does not stop the page', () => {
    writeSettings(blocked, defaultSettings);
    expect(readSettings(blocked)).toEqual(defaultSettings);
  });
});
