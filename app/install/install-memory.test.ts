import { describe, expect, test } from 'vitest';
import type { KeyValueStore } from '../../lib/i18n/screen-settings.ts';
import { firstVisit, isOfferDue, readInstallMemory, writeInstallMemory } from './install-memory.ts';

const first = firstVisit('2026-12-05');

describe('the offer to install', () => {
  test('is not made at once, but after the first own change arrived, or on another day', () => {
    expect(isOfferDue(first, '2026-12-05', false)).toBe(false);
    expect(isOfferDue(first, '2026-12-05', true)).toBe(true);
    expect(isOfferDue(first, '2026-12-06', false)).toBe(true);
  });

  test('stands for its day, and does not come again', () => {
    const offered = { ...first, offeredOn: '2026-12-06' };
    expect(isOfferDue(offered, '2026-12-06', false)).toBe(true);
    expect(isOfferDue(offered, '2026-12-07', true)).toBe(false);
  });

  test('is over once it was answered', () => {
    expect(isOfferDue({ ...first, isSettled: true }, '2026-12-09', true)).toBe(false);
  });
});

describe('what the phone remembers', () => {
  const held = new Map<string, string>();
  const store: KeyValueStore = {
    getItem: (key) => held.get(key) ?? null,
    setItem: (key, value) => void held.set(key, value),
  };

  test('comes back as it was written', () => {
    expect(readInstallMemory(store)).toBeUndefined();
    writeInstallMemory(store, { ...first, isSettled: true });
    expect(readInstallMemory(store)).toEqual({ ...first, isSettled: true });
    expect([...held]).toMatchInlineSnapshot(`
      [
        [
          "pavilion.install",
          "{"v":1,"firstDay":"2026-12-05","isSettled":true}",
        ],
      ]
    `);
  });

  test.each(['', '{', 'null', '7', '{"v":2,"firstDay":"2026-12-05"}', '{"v":1}'])(
    '%s is as good as nothing',
    (stored) => {
      expect(readInstallMemory({ ...store, getItem: () => stored })).toBeUndefined();
    },
  );

  test('a blocked store is no trouble', () => {
    const refuse = () => {
      throw new DOMException('', 'SecurityError');
    };
    const blocked: KeyValueStore = { getItem: refuse, setItem: refuse };
    expect(readInstallMemory(blocked)).toBeUndefined();
    expect(() => writeInstallMemory(blocked, first)).not.toThrow();
  });
});
