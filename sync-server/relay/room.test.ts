import { beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { stampsOf } from '../../lib/record/document.ts';
import { documentId } from '../../lib/shared/ids.ts';
import type { TestDevice } from '../../lib/testing/device.ts';
import { handMadeUpdate } from '../../lib/testing/hand-made-update.ts';
import { MemoryDocumentStore } from '../storage/memory/document-store.ts';
import type { Append } from '../storage/store.ts';
import type { Room } from './room.ts';
import { MEETING, NOTES, type RoomFixture, refusalOf, roomFixture } from './room-fixture.ts';
import type { Submission } from './submission.ts';

const MINUTES = 'prose/minutes/lights';
let fixture: RoomFixture;
let planner: TestDevice;
let recorder: TestDevice;
let resident: TestDevice;

beforeEach(async () => {
  fixture = await roomFixture();
  ({ planner, recorder, resident } = await fixture.preparedMeeting());
});

const stateOf = (room: Room): Uint8Array => Y.encodeStateAsUpdate(room.doc);

describe('places', () => {
  it('[GUARD1] judged whole: one forbidden place keeps all of an update out', async () => {
    recorder.type(MEETING, MINUTES, '三单元的灯坏了两周。');
    recorder.set(MEETING, 'meeting/place', '别处');
    const room = await fixture.room(MEETING);
    const before = stateOf(room);
    const submission = fixture.push(room, recorder);
    expect(refusalOf(submission)).toEqual({
      code: 'role-missing',
      places: [{ root: 'sheet', key: 'meeting/place' }],
    });
    expect(stateOf(room)).toEqual(before);
  });

  it('[GUARD2] a member writes where their role lets them; stamps are the centre’s alone', async () => {
    recorder.type(MEETING, MINUTES, '记录一。');
    expect((await fixture.sync(recorder, MEETING)).at).toBe('admitted');
    resident.type(MEETING, MINUTES, '我也来写。');
    expect(refusalOf(await fixture.sync(resident, MEETING)).code).toBe('role-missing');
    stampsOf(planner.doc(MEETING)).set('x', { no: 1, at: 1 });
    expect(refusalOf(await fixture.sync(planner, MEETING))).toEqual({
      code: 'stamps-are-the-centres',
      places: [{ root: 'stamps', key: 'x' }],
    });
  });

  it('[DOC2] an update that touches any other root is refused', async () => {
    planner.doc(MEETING).getMap('status').set('sealed', true);
    expect(refusalOf(await fixture.sync(planner, MEETING))).toEqual({
      code: 'unknown-root',
      places: [{ root: 'status' }],
    });
  });

  it('[DOC3] a shared type in a map, a subdocument or bytes are refused', async () => {
    const room = await fixture.room(MEETING);
    for (const content of [{ map: true }, { textType: true }, { binary: new Uint8Array([1]) }] as const) {
      const struct = { parent: 'sheet', sub: 'meeting/title', content };
      const update = handMadeUpdate([{ client: 7000, clock: 0, structs: [struct] }]);
      const code = refusalOf(room.submit(planner.member, update, planner)).code;
      expect(['nested-type', 'bad-value']).toContain(code);
    }
  });

  it('[GUARD2] what overwrote itself while offline is one item of many values for Yjs, and passes', async () => {
    for (const gc of [true, false]) {
      const doc = new Y.Doc({ gc });
      const room = await fixture.room(MEETING);
      for (let i = 0; i < 5; i++) doc.getMap('sheet').set('meeting/place', `第 ${i} 稿`);
      const submission = room.submit(planner.member, Y.encodeStateAsUpdate(doc), planner);
      expect(refusalOf(submission).code).toBe('admitted');
      expect(room.doc.getMap('sheet').get('meeting/place')).toBe('第 4 稿');
    }
  });

  it('[DOC5] who may not make a document cannot write the first of it, also not by an act', async () => {
    const room = await fixture.room(documentId('meeting', '2027-01-05'));
    await recorder.act(room.id, 'takeChair', { hall: 'a'.repeat(64) });
    expect(refusalOf(fixture.push(room, recorder)).code).toBe('role-missing');
    expect(room.exists).toBe(false);
  });

  it('[GUARD9] judged one after the other: the second of two in one turn meets the state the first made', async () => {
    const room = await fixture.room(NOTES);
    resident.type(NOTES, 'prose/proposal', '一');
    const first = fixture.push(room, resident);
    const second = fixture.push(room, resident);
    expect([first.at, second.at]).toEqual(['admitted', 'nothing-new']);
    if (first.at === 'admitted') await first.stored;
  });
});

describe('client ids', () => {
  it('[GUARD3] structs under another member’s client id are refused, one’s own GC structs are not', async () => {
    const room = await fixture.room(MEETING);
    const theirs = planner.doc(MEETING).clientID;
    const clock = Y.getState(room.doc.store, theirs);
    const forged = handMadeUpdate([{ client: theirs, clock, structs: [{ gc: 1 }] }]);
    expect(refusalOf(room.submit(recorder.member, forged, recorder))).toEqual({ code: 'client-taken' });
    expect(room.submit(planner.member, forged, planner).at).toBe('admitted');
  });

  it('[GUARD3] an id announced in awareness is taken from then on', async () => {
    const room = await fixture.room(MEETING);
    expect(room.reserve(88_000, resident.id)).toBe(true);
    expect(room.reserve(88_000, recorder.id)).toBe(false);
    const update = handMadeUpdate([{ client: 88_000, clock: 0, structs: [{ gc: 1 }] }]);
    expect(refusalOf(room.submit(recorder.member, update, recorder)).code).toBe('client-taken');
  });

  it('[GUARD3] a member who starts often keeps being heard; only their own unused ids are given up', async () => {
    const room = await fixture.room(MEETING);
    expect(room.reserve(70_000, planner.id)).toBe(true);
    for (let client = 80_000; client < 80_200; client++) expect(room.reserve(client, resident.id)).toBe(true);
    expect([room.ownerOf(80_000), room.ownerOf(80_199)]).toEqual([undefined, resident.id]);
    expect(room.ownerOf(70_000)).toBe(planner.id);
    expect(room.ownerOf(planner.doc(MEETING).clientID)).toBe(planner.id);
  });

  it('[SYNC6] ids below 64 are the community’s', async () => {
    const room = await fixture.room(MEETING);
    for (const client of [1, 2, 63]) {
      const clock = Y.getState(room.doc.store, client);
      const update = handMadeUpdate([{ client, clock, structs: [{ gc: 1 }] }]);
      expect(refusalOf(room.submit(planner.member, update, planner)).code).toBe('client-taken');
    }
  });
});

describe('what sticks', () => {
  it('[GUARD7] of an update that is cut off at any byte nothing sticks', async () => {
    const room = await fixture.room(MEETING);
    recorder.type(MEETING, MINUTES, '三单元的灯坏了两周，', '物业说下周来修。');
    const whole = Y.encodeStateAsUpdate(recorder.doc(MEETING));
    const before = stateOf(room);
    for (let length = 0; length < whole.length; length++) {
      const submission = room.submit(recorder.member, whole.subarray(0, length), recorder);
      expect(refusalOf(submission).code, `${length} of ${whole.length}`).toBe('malformed');
    }
    expect(stateOf(room)).toEqual(before);
    expect(room.submit(recorder.member, whole, recorder).at).toBe('admitted');
  });

  it('[GUARD4] a keystroke without its predecessors is neither refused nor kept', async () => {
    const room = await fixture.room(MEETING);
    recorder.type(MEETING, MINUTES, '一');
    const before = Y.encodeStateVector(recorder.doc(MEETING));
    recorder.type(MEETING, MINUTES, '二');
    const late = Y.encodeStateAsUpdate(recorder.doc(MEETING), before);
    expect(room.submit(recorder.member, late, recorder).at).toBe('missing');
    expect(room.doc.store.pendingStructs).toBeNull();
    expect(fixture.push(room, recorder).at).toBe('admitted');
  });

  it('[SYNC1] where storing fails nobody hears of it, and what was in memory is loaded again from disk', async () => {
    const store = new FailingStore();
    fixture = await roomFixture(store);
    recorder = await fixture.device('recorder');
    resident = await fixture.device('resident');
    resident.type(NOTES, 'prose/proposal', '已经存下的');
    await fixture.sync(resident, NOTES);
    const room = await fixture.room(NOTES);
    const heard: unknown[] = [];
    let lost = false;
    room.listen({
      stored: (update) => heard.push(update),
      lost: () => {
        lost = true;
      },
    });
    store.failing = true;
    resident.type(NOTES, 'prose/proposal', '存不下的');
    const submission = fixture.push(room, resident);
    if (submission.at !== 'admitted') throw new Error('not admitted');
    await expect(submission.stored).rejects.toThrow('disk full');
    expect([heard, lost]).toEqual([[], true]);
    store.failing = false;
    const again = await fixture.room(NOTES);
    expect(again).not.toBe(room);
    expect(again.doc.getXmlFragment('prose/proposal').toString()).not.toContain('存不下的');
    expect((await fixture.sync(resident, NOTES)).at).toBe('admitted');
  });
});

describe('others’ text', () => {
  const wipe = async (characters: number, of: number) => {
    resident.type(NOTES, 'prose/proposal', '字'.repeat(of));
    await fixture.sync(resident, NOTES);
    const room = await fixture.room(NOTES);
    const item = room.doc.getXmlFragment('prose/proposal').get(0) as Y.XmlElement;
    const text = (item.get(0) as Y.XmlText)._start as Y.Item;
    const range = { client: text.id.client, clock: text.id.clock, length: characters };
    return fixture.rooms.with(NOTES, (open) =>
      open.submit(recorder.member, handMadeUpdate([], [range]), recorder),
    );
  };

  it('[GUARD8] deletes a fifth of it in an hour, or 500 characters', async () => {
    expect((await wipe(500, 600))?.at).toBe('admitted');
  });

  it('[GUARD8] no more, also not by deleting the element that holds it', async () => {
    expect(refusalOf((await wipe(501, 600)) as Submission).code).toBe('deletes-too-much');
    const room = await fixture.room(NOTES);
    const { id } = (room.doc.getXmlFragment('prose/proposal').get(0) as Y.XmlElement)._item as Y.Item;
    const update = handMadeUpdate([], [{ client: id.client, clock: id.clock, length: 1 }]);
    expect(refusalOf(room.submit(recorder.member, update, recorder)).code).toBe('deletes-too-much');
    expect(room.submit(resident.member, update, resident).at).toBe('admitted');
  });

  it('[GUARD8] a restart does not forget what was deleted, an hour does', async () => {
    expect((await wipe(400, 3000))?.at).toBe('admitted');
    await fixture.restart();
    const room = await fixture.room(NOTES);
    const next = (length: number) => {
      const text = room.doc.getXmlFragment('prose/proposal').get(0) as Y.XmlElement;
      let item = (text.get(0) as Y.XmlText)._start;
      while (item?.deleted) item = item.right;
      const { client, clock } = (item as Y.Item).id;
      return room.submit(recorder.member, handMadeUpdate([], [{ client, clock, length }]), recorder);
    };
    expect(refusalOf(next(300)).code).toBe('deletes-too-much');
    fixture.clock.at += 61 * 60 * 1000;
    expect(next(300).at).toBe('admitted');
  });
});

class FailingStore extends MemoryDocumentStore {
  failing = false;
  override append(append: Append): Promise<number> {
    return this.failing ? Promise.reject(new Error('disk full')) : super.append(append);
  }
}
