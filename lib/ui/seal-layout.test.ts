import { describe, expect, test } from 'vitest';
import { sealLayout } from './seal-layout.ts';

const columnsOf = (name: string) => {
  const { cells } = sealLayout(name);
  const columns = Map.groupBy(cells, ({ x }) => x);
  return [...columns]
    .sort(([a], [b]) => b - a)
    .map(([, column]) => column.sort((a, b) => a.y - b.y).map(({ text }) => text));
};

describe('a seal', () => {
  test.each([
    ['和睦里', ['和睦', '里印']],
    ['和睦', ['和睦', '之印']],
    ['幸福社区', ['幸福', '社区']],
    ['幸福路社区', ['幸福路', '社区印']],
    ['东湖花园第二社区', ['东湖花园', '第二社区']],
    ['东湖花园第二社区居委会', ['东湖花园', '第二社区', '居委会印']],
  ])('of %s is read downwards from the right', (name, columns) => {
    expect(columnsOf(name).map((column) => column.join(''))).toEqual(columns);
  });

  test.each([
    ['Harmony Lane', ['Harmony', 'Lane']],
    ['Wellingborough', ['Wellingborough']],
    ['Garden of the Eastern Lake', ['Garden of the', 'Eastern Lake']],
  ])('of %s has lines', (name, shown) => {
    expect(sealLayout(name).cells.map(({ text }) => text)).toEqual(shown);
  });

  test.each([
    'Garden of the Eastern Lake',
    '和睦里',
    '东湖花园第二社区',
    '东湖花园第二社区居民委员会',
    '东湖花园第二社区居民委员会第三居民小组',
    'Harmony Lane',
    'Wellingborough',
  ])('of %s stays within its frame', (name) => {
    const { size, cells } = sealLayout(name);
    for (const { text, x, y } of cells) {
      const half = ([...text].reduce((sum, c) => sum + (c > '\u2e80' ? 1 : 0.6), 0) * size) / 2;
      expect(size).toBeGreaterThanOrEqual(16);
      expect([x - half >= 14, x + half <= 154, y - size * 0.9 >= 12, y <= 114]).toEqual([
        true,
        true,
        true,
        true,
      ]);
    }
  });
});
