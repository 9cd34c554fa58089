import { describe, expect, test } from 'vitest';
import { MEMBERS_KEY, markOf, readMembersSettings, writeMembersSettings } from './members-settings.ts';
import { defaultSettings, type KeyValueStore } from './screen-settings.ts';

function storeOf(text: string | null): KeyValueStore {
  let kept = text;
  return {
    getItem: (key) => (key === MEMBERS_KEY ? kept : null),
    setItem: (_key, value) => {
      kept = value;
    },
  };
}

const large = { ...defaultSettings, text: 'large' } as const;
const english = { ...defaultSettings, language: 'en' } as const;

describe('each person’s own settings', () => {
  test('everybody finds his own', () => {
    const store = storeOf(null);
    writeMembersSettings(store, 'a', large);
    writeMembersSettings(store, 'b', english);
    writeMembersSettings(store, 'a', { ...large, motion: 'less' });
    expect(readMembersSettings(store, 'a')).toEqual({ ...large, motion: 'less' });
    expect(readMembersSettings(store, 'b')).toEqual(english);
    expect(readMembersSettings(store, 'c')).toBeUndefined();
  });

  test('a mark does not hold the member’s id, and is the same each time', async () => {
    const mark = await markOf('wang-guilan');
    expect(mark).toBe(await markOf('wang-guilan'));
    expect(mark).not.toBe(await markOf('wang-guilin'));
    expect(mark).toMatch(/^[0-9a-z]{1,2}(-[0-9a-z]{1,2}){11}$/);
  });

  test('the one who has been away the longest is forgotten', () => {
    const store = storeOf(null);
    for (let i = 0; i < 20; i++) writeMembersSettings(store, `m${i}`, large);
    writeMembersSettings(store, 'm0', large);
    writeMembersSettings(store, 'new', large);
    expect(readMembersSettings(store, 'm0')).toEqual(large);
    expect(readMembersSettings(store, 'm1')).toBeUndefined();
    expect(readMembersSettings(store, 'new')).toEqual(large);
  });

  test.each([null, 'not json', 'null', '7', '{}', '[7,[1],null]'])('%s: nothing is kept yet', (text) => {
    const store = storeOf(text);
    expect(readMembersSettings(store, 'a')).toBeUndefined();
    writeMembersSettings(store, 'a', large);
    expect(readMembersSettings(store, 'a')).toEqual(large);
  });

  test('what is damaged in a part gives way to the usual in that part', () => {
    const store = storeOf('[["a",{"text":"large","theme":"pink"}],["b",null]]');
    expect(readMembersSettings(store, 'a')).toEqual(large);
    expect(readMembersSettings(store, 'b')).toEqual(defaultSettings);
  });

  test('a browser that keeps nothing does not stop the page', () => {
    const blocked = {
      getItem: () => {
        throw new Error('blocked');
      },
      setItem: () => {
        throw new Error('blocked');
      },
    };
    writeMembersSettings(blocked, 'a', large);
    expect(readMembersSettings(blocked, 'a')).toBeUndefined();
  });
});
