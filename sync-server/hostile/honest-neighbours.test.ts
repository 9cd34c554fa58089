/** For each attack its honest neighbour, which passes. */
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { actsOf, BADGES, STAMPS } from '../../lib/record/document.ts';
import { badgeId, type DocumentId, documentId } from '../../lib/shared/ids.ts';
import { MEETING, NOTES } from '../relay/room-fixture.ts';
import { inEachCommunity, scene } from './attack.ts';
import { ACTION, MINUTES, PROPOSAL } from './attack-scene.ts';

inEachCommunity(() => {
  describe('the honest neighbours', () => {
    const passes = async (account: string, id: DocumentId, ...updates: readonly Uint8Array[]) => {
      const client = await scene.connect(account, id);
      for (const update of updates) client.sendUpdate(update);
      await client.stored(1 + updates.length);
      expect(client.heard.filter(({ refused }) => refused)).toEqual([]);
    };

    it('[ACT4] the same act by two ways that knew nothing of each other', async () => {
      const { act } = scene;
      const [, badge] = await scene.signed();
      for (const account of ['recorder', 'chair'] as const) {
        const doc = new Y.Doc();
        doc.getMap(BADGES).set(badge?.key ?? '', (await scene.stored()).getMap(BADGES).get(badge?.key ?? ''));
        actsOf(doc).set(act, await scene.actText());
        await passes(account, MEETING, Y.encodeStateAsUpdate(doc));
      }
      expect((await scene.stored()).getMap(STAMPS).size).toBe(1);
    });

    it('[ACT8] an act whose badge has ended, and one whose badge is revoked, are held', async () => {
      const { planner, fixture } = scene;
      const late = await planner.act(MEETING, 'assign', ACTION);
      for (const badge of planner.doc(MEETING).getMap(BADGES).keys()) fixture.revoked.add(badgeId(badge));
      await passes('committee', MEETING, Y.encodeStateAsUpdate(planner.doc(MEETING)));
      const chair = await fixture.device('chair');
      const later = await chair.act(MEETING, 'takeChair', { hall: 'a'.repeat(64) });
      fixture.clock.at += 46 * 24 * 3600 * 1000;
      await passes('chair', MEETING, Y.encodeStateAsUpdate(chair.doc(MEETING)));
      const stamps = (await scene.stored()).getMap(STAMPS);
      expect([stamps.get(late), stamps.get(later)]).toMatchObject([{ held: 'revoked' }, { held: 'expired' }]);
    });

    it('[GUARD4] a keystroke before step 2', async () => {
      const { recorder } = scene;
      recorder.type(MEETING, MINUTES, '离线时写的');
      const before = Y.encodeStateVector(recorder.doc(MEETING));
      recorder.type(MEETING, MINUTES, '第一下');
      const client = await scene.relay.connect('recorder', MEETING);
      client.sendStep1();
      client.sendUpdate(Y.encodeStateAsUpdate(recorder.doc(MEETING), before));
      client.sendStep2(Y.encodeStateAsUpdate(recorder.doc(MEETING)));
      await client.stored(2);
      expect((await scene.stored()).getXmlFragment(MINUTES).length).toBe(3);
    });

    it('[GUARD3] text in what somebody else deleted meanwhile, which comes as GC structs', async () => {
      const { recorder, fixture } = scene;
      const chair = await fixture.device('chair');
      await fixture.sync(chair, MEETING);
      const element = recorder.doc(MEETING).getXmlFragment(MINUTES).get(0) as Y.XmlElement;
      (element.get(0) as Y.XmlText).insert(2, '接着写');
      chair.doc(MEETING).getXmlFragment(MINUTES).delete(0, 1);
      await passes('chair', MEETING, Y.encodeStateAsUpdate(chair.doc(MEETING)));
      Y.applyUpdate(recorder.doc(MEETING), Y.encodeStateAsUpdate(await scene.stored()));
      recorder.type(MEETING, MINUTES, '又一段');
      await passes('recorder', MEETING, Y.encodeStateAsUpdate(recorder.doc(MEETING)));
      expect((await scene.stored()).getXmlFragment(MINUTES).toString()).toContain('又一段');
    });

    it('[GUARD1] a full delete set with nothing new in it, from a reader', async () => {
      scene.recorder.doc(MEETING).getXmlFragment(MINUTES).delete(0, 1);
      await scene.fixture.sync(scene.recorder, MEETING);
      const whole = Y.encodeStateAsUpdate(await scene.stored());
      const before = (await scene.store.log(MEETING)).updates.length;
      await passes('resident', MEETING, whole, whole);
      expect((await scene.store.log(MEETING)).updates).toHaveLength(before);
    });

    it('[GUARD8] a text of everybody in which a neighbour deletes a little', async () => {
      const doc = new Y.Doc();
      Y.applyUpdate(doc, Y.encodeStateAsUpdate(await scene.stored(NOTES)));
      const before = Y.encodeStateVector(doc);
      ((doc.getXmlFragment(PROPOSAL).get(0) as Y.XmlElement).get(0) as Y.XmlText).delete(10, 300);
      await passes('elder', NOTES, Y.encodeStateAsUpdate(doc, before));
    });

    it('[SYNC10] a client back after a month, with structs that are known in part', async () => {
      const { recorder, fixture } = scene;
      recorder.type(MEETING, MINUTES, '开');
      const doc = recorder.doc(MEETING);
      const text = (doc.getXmlFragment(MINUTES).get(1) as Y.XmlElement).get(0) as Y.XmlText;
      await fixture.sync(recorder, MEETING);
      for (const letter of '会之前写的，') text.insert(text.length, letter);
      await passes('recorder', MEETING, Y.encodeStateAsUpdate(doc));
      fixture.clock.at += 31 * 24 * 3600 * 1000;
      await scene.restart();
      for (const letter of '离线一个月写的。') text.insert(text.length, letter);
      await passes('recorder', MEETING, Y.encodeStateAsUpdate(doc));
      expect((await scene.stored()).getXmlFragment(MINUTES).toString()).toContain(
        '会之前写的，离线一个月写的。',
      );
    });

    it('[DOC5] a document of an honest name is made by whoever may', async () => {
      const id = documentId('meeting', '2027-01-05');
      scene.planner.set(id, 'meeting/title', '一月议事会');
      await passes('committee', id, Y.encodeStateAsUpdate(scene.planner.doc(id)));
    });
  });
});
