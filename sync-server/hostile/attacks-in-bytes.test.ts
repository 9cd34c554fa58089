/** Attacks by bytes that no Yjs writes. */
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { handMadeUpdate } from '../../lib/testing/hand-made-update.ts';
import { MEETING } from '../relay/room-fixture.ts';
import { type Attack, attacks, inEachCommunity, paragraph, refused, scene, sheetValue } from './attack.ts';
import { block, MINUTES } from './attack-scene.ts';

inEachCommunity(() => {
  describe('bytes', () => {
    const nested = (): Uint8Array => {
      // Arrays of one array; no encoder goes so deep.
      const any = new Uint8Array(60_000);
      for (let i = 0; i < 20_000; i++) any.set([117, 1], 3 * i);
      const head = sheetValue(1);
      return new Uint8Array([...head.subarray(0, head.length - 3), ...any, 0]);
    };
    attacks([
      {
        name: 'structs of no length',
        from: 'recorder',
        becomes: refused('malformed'),
        update: () => handMadeUpdate([block(9000, { parent: MINUTES, content: { text: '' } })]),
      },
      {
        name: 'a deletion of no length',
        from: 'recorder',
        becomes: refused('malformed'),
        update: () => handMadeUpdate([], [{ client: 9000, clock: 0, length: 0 }]),
      },
      {
        name: 'V2 bytes',
        from: 'recorder',
        becomes: refused('malformed'),
        update: ({ recorder }) => Y.encodeStateAsUpdateV2(recorder.doc(MEETING)),
      },
      {
        name: 'V2 bytes that look like an empty V1 update are not acknowledged as one',
        from: 'recorder',
        becomes: refused('malformed'),
        update: () => Y.encodeStateAsUpdateV2(new Y.Doc()),
      },
      {
        name: 'a header that claims 100 million structs',
        from: 'recorder',
        becomes: refused('malformed'),
        update: () => handMadeUpdate([{ client: 9000, clock: 0, structs: [], claimed: 100_000_000 }]),
      },
      {
        name: 'values nested 20,000 deep',
        from: 'committee',
        becomes: refused('malformed'),
        update: nested,
      },
      {
        name: 'a huge text in a sheet',
        from: 'committee',
        becomes: refused('bad-value'),
        update: () => sheetValue('字'.repeat(1_000_000)),
      },
      {
        name: 'more bytes than an update may have',
        from: 'committee',
        becomes: refused('too-large'),
        update: () => sheetValue('x'.repeat(4 * 1024 * 1024)),
      },
      {
        name: 'a huge key',
        from: 'committee',
        becomes: refused('bad-value'),
        update: () => sheetValue(1, 'k'.repeat(100_000)),
      },
      {
        name: 'a key called __proto__',
        from: 'committee',
        becomes: refused('bad-value'),
        update: () => sheetValue(1, '__proto__'),
      },
      {
        name: 'an object with a __proto__ for a value',
        from: 'committee',
        becomes: refused('bad-value'),
        update: () => sheetValue(JSON.parse('{"__proto__": {"roles": ["chair"]}}')),
      },
      ...[Number.NaN, Number.POSITIVE_INFINITY, 2n ** 63n - 1n].map(
        (number): Attack => ({
          name: `the number ${number}`,
          from: 'committee',
          becomes: refused('bad-value'),
          update: () => sheetValue(number),
        }),
      ),
      {
        name: 'a client id beyond what Yjs has',
        from: 'recorder',
        becomes: refused('malformed'),
        update: () => handMadeUpdate([block(2 ** 40, paragraph)]),
      },
    ]);

    it('[GUARD7] an update cut off at every byte is malformed each time, and nothing of it sticks', async () => {
      const { recorder } = scene;
      const before = Y.encodeStateVector(recorder.doc(MEETING));
      recorder.type(MEETING, MINUTES, '物业说下周来修。');
      const whole = Y.encodeStateAsUpdate(recorder.doc(MEETING), before);
      const watcher = await scene.connect('organiser');
      const client = await scene.connect('recorder');
      for (let length = 0; length < whole.length; length++) {
        client.sendUpdate(whole.subarray(0, length));
        await client.until(({ heard }) => heard.filter(({ refused }) => refused)[length]);
        client.sendStep1();
      }
      expect(new Set(client.heard.flatMap(({ refused }) => refused?.code ?? []))).toEqual(
        new Set(['malformed']),
      );
      expect(watcher.heard.some(({ update }) => update)).toBe(false);
      client.sendUpdate(whole);
      await client.stored(whole.length + 2);
      await watcher.until(({ heard }) => heard.find(({ update }) => update));
      expect(Y.encodeStateAsUpdate(watcher.document())).toEqual(Y.encodeStateAsUpdate(await scene.stored()));
    });
  });
});
