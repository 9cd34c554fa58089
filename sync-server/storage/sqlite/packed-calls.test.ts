import { expect, test } from 'vitest';
import { Packing, Unpacking } from './packed-calls.ts';
import type { Call } from './worker-messages.ts';

test('calls come out of the list as they went in, also when their SQL is known already', () => {
  const packing = new Packing();
  const unpacking = new Unpacking();
  const large = new Uint8Array(100).fill(9);
  const calls: Call[] = [
    { id: 1, kind: 'get', sql: 'get', args: [] },
    {
      id: 2,
      kind: 'transact',
      statements: [
        { sql: 'insert', args: ['a', null, 1.5, large.subarray(2, 5)], mustChange: true },
        { sql: 'update', args: [new Uint8Array(0), 0, new Uint8Array([1])], mustChange: false },
      ],
    },
    { id: 3, kind: 'transact', statements: [] },
    { id: 4, kind: 'all', sql: 'all', args: [large, ''] },
  ];
  for (const round of [calls, calls.slice(1), [...calls].reverse()]) {
    const packed = structuredClone(packing.pack(round));
    expect(unpacking.unpack(packed)).toEqual(round);
    expect(packed.learned).toEqual(round === calls ? ['get', 'insert', 'update', 'all'] : []);
  }
});
