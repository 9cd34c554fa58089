/** Attacks by frames, and by names of documents. */
import * as decoding from 'lib0/decoding';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { handMadeUpdate } from '../../lib/testing/hand-made-update.ts';
import { awarenessOf } from '../relay/relay-fixture.ts';
import { MEETING, NOTES } from '../relay/room-fixture.ts';
import { type Attack, attacks, inEachCommunity, paragraph, scene } from './attack.ts';
import { block, MINUTES } from './attack-scene.ts';

inEachCommunity(() => {
  describe('the wire', () => {
    attacks([
      { name: 'a text frame', from: 'recorder', becomes: { closed: 4400 }, frames: () => '[0,2,0]' },
      ...[[4, 1], [99], [100, 9], [101, 0], [0, 3, 0], [0, 2, 9, 0], []].map(
        (bytes): Attack => ({
          name: `a frame of the bytes ${bytes.join(' ') || 'none'}`,
          from: 'recorder',
          becomes: { closed: 4400 },
          frames: () => new Uint8Array(bytes),
        }),
      ),
      {
        name: 'awareness that is none',
        from: 'recorder',
        becomes: { closed: 4400 },
        frames: () => new Uint8Array([1, 3, 200, 1, 1]),
      },
      {
        name: 'a state vector that is none',
        from: 'recorder',
        becomes: { closed: 4400 },
        frames: () => new Uint8Array([0, 0, 1, 200]),
      },
    ]);

    it('[GUARD3] awareness in somebody else’s name is not passed on', async () => {
      const watcher = await scene.connect('organiser');
      const recording = await scene.connect('recorder');
      recording.send(awarenessOf(50_000, 1, { cursor: 1 }));
      await watcher.until(({ heard }) => heard.find(({ awareness }) => awareness));
      const attacker = await scene.connect('resident');
      attacker.send(awarenessOf(50_000, 2, { user: { id: scene.planner.id }, cursor: 9 }));
      attacker.send(awarenessOf(50_001, 1, { user: { id: scene.planner.id } }));
      const said = await watcher.until(({ heard }) => heard.filter(({ awareness }) => awareness)[1]);
      const decoder = decoding.createDecoder(said.awareness as Uint8Array);
      expect([decoding.readVarUint(decoder), decoding.readVarUint(decoder)]).toEqual([1, 50_001]);
      decoding.readVarUint(decoder);
      expect(JSON.parse(decoding.readVarString(decoder))).toEqual({ user: { id: scene.resident.id } });
    });

    it('[GUARD4] what comes while the document is loaded is judged afterwards: an attack refused, a keystroke stored', async () => {
      await scene.restart();
      const goOn = scene.store.holdLoading();
      const attacker = await scene.relay.connect('resident', MEETING);
      attacker.sendUpdate(handMadeUpdate([block(9000, paragraph)]));
      scene.recorder.type(MEETING, MINUTES, '一开就写');
      const writer = await scene.relay.connect('recorder', MEETING);
      writer.sendUpdate(Y.encodeStateAsUpdate(scene.recorder.doc(MEETING)));
      const flood = await scene.relay.connect('resident', MEETING);
      for (let i = 0; i < 100; i++) flood.sendUpdate(new Uint8Array([0, 0]));
      expect(await flood.closing()).toBe(4413);
      goOn();
      expect((await attacker.refused()).code).toBe('role-missing');
      await writer.stored(1);
      const stored = (await scene.stored()).getXmlFragment(MINUTES).toString();
      expect(stored).toContain('一开就写');
      expect(stored).not.toContain('<paragraph></paragraph>');
    });

    it.each([
      ['dots', 'meeting:..%2F..%2Fpavilion.db'],
      ['slashes', 'meeting:a/b'],
      ['nothing', ''],
      ['an emoji', 'meeting:%F0%9F%8F%A0'],
      ['half a character', 'meeting:%F0%9F'],
      ['10 KB', `meeting:${'a'.repeat(10_000)}`],
      ['a kind that there is not', 'tally:x'],
      ['__proto__', '__proto__:x'],
    ])('[DOC1] a document named with %s is none', async (_name, id) => {
      const client = await scene.relay.connect('committee', id);
      expect(await client.closing()).toBe(4400);
      expect((await scene.store.changed(0, 1e9)).map(({ doc }) => doc).sort()).toEqual(
        [MEETING, NOTES].sort(),
      );
    });
  });
});
