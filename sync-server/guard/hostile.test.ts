/** What no honest client sends, to a room that others are using. */
import { beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { ACTS, actsOf, BADGES, badgesOf, STAMPS } from '../../lib/record/document.ts';
import type { ActId } from '../../lib/shared/ids.ts';
import type { TestDevice } from '../../lib/testing/device.ts';
import {
  type HandMadeDeletion,
  type HandMadeStruct,
  handMadeUpdate,
} from '../../lib/testing/hand-made-update.ts';
import type { Room } from '../relay/room.ts';
import { MEETING, NOTES, type RoomFixture, roomFixture } from '../relay/room-fixture.ts';

const MINUTES = 'prose/minutes/lights';
/** Wins every conflict of two values. */
const HIGHEST = 4_294_967_295;
const ACTION = { item: 'lights', title: '换灯', owner: 'p1', due: '2026-12-20' };

let fixture: RoomFixture;
let planner: TestDevice;
let recorder: TestDevice;
let resident: TestDevice;
let room: Room;
let act: ActId;

beforeEach(async () => {
  fixture = await roomFixture();
  ({ planner, recorder, resident } = await fixture.preparedMeeting());
  act = await planner.act(MEETING, 'assign', ACTION);
  await fixture.sync(planner, MEETING);
  recorder.type(MEETING, MINUTES, '三单元的灯坏了两周。');
  await fixture.sync(recorder, MEETING);
  room = await fixture.room(MEETING);
});

const at = (client: number, ...structs: readonly HandMadeStruct[]) => ({ client, clock: 0, structs });

/** The code of the refusal, or what else was said; unless it was admitted, nothing of it may be there. */
function submit(update: Uint8Array, device = resident, into = room): string {
  const before = Y.encodeStateAsUpdate(into.doc);
  const roots = into.doc.share.size;
  const submission = into.submit(device.member, update, device);
  if (submission.at !== 'admitted') {
    expect(Y.encodeStateAsUpdate(into.doc)).toEqual(before);
    expect(into.doc.share.size).toBe(roots);
  }
  expect(into.lost).toBe(false);
  expect([into.doc.store.pendingStructs, into.doc.store.pendingDs]).toEqual([null, null]);
  return submission.at === 'refused' ? submission.refusal.code : submission.at;
}

const itemAt = (root: string, key: string): Y.Item => room.doc.getMap(root)._map.get(key) as Y.Item;
const idOf = ({ id: { client, clock } }: Y.Item) => ({ client, clock });

describe('the bytes', () => {
  it('[GUARD5] a second, empty block of a client does not make Yjs drop what was judged', () => {
    const struct = { parent: MINUTES, content: { element: 'paragraph' } };
    const update = handMadeUpdate([at(9000, struct), { client: 9000, clock: 0, structs: [] }]);
    expect(submit(update, recorder)).toBe('malformed');
  });

  it('[GUARD5] ranges of deletions that overlap are malformed: each would walk through all that it covers', () => {
    const { client } = itemAt('sheet', 'meeting/title').id;
    const ranges = Array.from({ length: 3 }, () => ({ client, clock: 0, length: 1 }));
    expect(submit(handMadeUpdate([], ranges), planner)).toBe('malformed');
  });

  it('[GUARD5] a circle that leads through a GC struct is malformed, and does not take the room down', () => {
    const update = handMadeUpdate([
      at(9000, { origin: { client: 9001, clock: 2 }, content: { text: '甲' } }),
      at(
        9001,
        { origin: { client: 9000, clock: 0 }, content: { text: '乙' } },
        { gc: 1 },
        { parent: MINUTES, content: { element: 'paragraph' } },
      ),
    ]);
    expect(submit(update, recorder)).toBe('malformed');
  });

  it('[GUARD1] what is known already makes no root, whatever it says now', () => {
    const { clientID } = recorder.doc(MEETING);
    const known = { parent: 'prose/minutes/made-up', content: { text: '一' } };
    expect(submit(handMadeUpdate([at(clientID, known)]), recorder)).toBe('nothing-new');
    const roots = room.doc.share.size;
    expect(submit(handMadeUpdate([at(clientID, known), at(9000, { gc: 1 })]), recorder)).toBe('admitted');
    expect(room.doc.share.size).toBe(roots);
  });

  it('[GUARD5] thousands of new roots or new client ids in one update are too large', () => {
    const paragraphs = Array.from({ length: 700 }, (_, i) => ({
      parent: `prose/minutes/i${i}`,
      content: { element: 'paragraph' },
    }));
    expect(submit(handMadeUpdate([at(9000, ...paragraphs)]), recorder)).toBe('too-large');
    const clients = Array.from({ length: 2000 }, (_, i) => at(10_000 + i, { gc: 1 }));
    expect(submit(handMadeUpdate(clients))).toBe('too-large');
  });

  it('[GUARD5] 100,000 values that the update itself deletes are judged in no time', () => {
    const values = Array.from({ length: 100_000 }, (_, i) => ({
      ...(i < 50 ? { parent: ACTS, sub: `k${i}` } : { origin: { client: 9000, clock: i - 50 } }),
      content: { any: ['x'] },
    }));
    const deletions = values.map((_, i) => ({ client: 9000, clock: i, length: 1 }));
    const before = process.cpuUsage();
    expect(submit(handMadeUpdate([at(9000, ...values)], deletions))).toBe('overwritten');
    // Of the processor, not of the wall: it takes half a second; were each value compared with all, an hour.
    expect(process.cpuUsage(before).user / 1_000_000).toBeLessThan(30);
  });
});

describe('acts, badges and stamps', () => {
  it('[ACT4] the same act under a wrong signature is refused: it would undo the act on every device', () => {
    const jws = String(actsOf(room.doc).get(act));
    const broken = `${jws.slice(0, -8)}AAAAAAAA`;
    const origin = idOf(itemAt(ACTS, act));
    expect(submit(handMadeUpdate([at(9000, { origin, content: { any: [broken] } })]))).toBe('bad-signature');
    expect(submit(handMadeUpdate([at(9000, { origin, content: { any: [jws] } })]))).toBe('admitted');
  });

  it('[ACT4] a new act is not admitted together with a broken twin that would stand', async () => {
    const { id, jws } = await planner.sign(MEETING, 'assign', ACTION);
    const twin = `${jws.slice(0, -8)}AAAAAAAA`;
    const struct = { parent: ACTS, sub: id, content: { any: [jws, twin] } };
    expect(submit(handMadeUpdate([at(9000, struct)]), planner)).toBe('bad-signature');
  });

  it('[ACT4] a badge under a wrong signature is refused', () => {
    const [[key, jwt] = ['', '']] = badgesOf(room.doc);
    const broken = `${String(jwt).slice(0, -8)}AAAAAAAA`;
    const origin = idOf(itemAt(BADGES, key));
    expect(submit(handMadeUpdate([at(9000, { origin, content: { any: [broken] } })]))).toBe('bad-badge');
  });

  it('[ACT4] nobody lays dead values where another’s act or badge will come, to sink it', async () => {
    for (const root of [ACTS, BADGES]) {
      const dead = { parent: root, sub: 'to-come', content: { deleted: 1 } };
      expect(submit(handMadeUpdate([at(HIGHEST, dead)]))).toBe('overwritten');
      const live = { parent: root, sub: 'to-come', content: { any: ['x'] } };
      const deleted = { client: HIGHEST, clock: 0, length: 1 };
      expect(submit(handMadeUpdate([at(HIGHEST, live)], [deleted]))).toBe('overwritten');
    }
  });

  const tricks: [string, (id: { client: number; clock: number }) => HandMadeStruct][] = [
    ['another text', (origin) => ({ origin, content: { any: ['x.y.z'] } })],
    ['a dead value behind it', (origin) => ({ origin, content: { deleted: 1 } })],
    ['two dead values behind it', (origin) => ({ origin, content: { deleted: 2 } })],
    ['a type', (origin) => ({ origin, content: { map: true } })],
    ['bytes', (origin) => ({ origin, content: { binary: new Uint8Array([1]) } })],
    ['a text', (origin) => ({ origin, content: { text: '一' } })],
    ['an element', (origin) => ({ origin, content: { element: 'p' } })],
    ['something that has the value as its parent', (parent) => ({ parent, content: { any: [1] } })],
  ];
  it.each(tricks)('[GUARD7] %s does not replace an act, a badge or a stamp', (_name, trick) => {
    const [[badge] = ['']] = badgesOf(room.doc);
    for (const [root, key] of [
      [ACTS, act],
      [BADGES, badge],
      [STAMPS, act],
    ] as const) {
      const standing = room.doc.getMap(root).get(key);
      for (const client of [64, HIGHEST]) {
        const code = submit(handMadeUpdate([at(client, trick(idOf(itemAt(root, key))))]));
        expect(['admitted', 'nothing-new', 'missing'], `${root} ${client}`).not.toContain(code);
      }
      expect(room.doc.getMap(root).get(key)).toBe(standing);
    }
  });

  it('[GUARD1] a deletion of an act, a badge or a stamp is found in a full delete set too', () => {
    const doc = resident.doc(MEETING);
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(room.doc));
    const [[badge] = ['']] = badgesOf(room.doc);
    const all: [string, string, string][] = [
      [ACTS, act, 'overwritten'],
      [BADGES, badge, 'overwritten'],
      [STAMPS, act, 'stamps-are-the-centres'],
    ];
    for (const [root, key, code] of all) {
      const item = itemAt(root, key);
      const range: HandMadeDeletion = { ...idOf(item), length: 1 };
      expect(submit(Y.mergeUpdates([Y.encodeStateAsUpdate(doc), handMadeUpdate([], [range])]))).toBe(code);
    }
  });

  it('[ACT4] a value that is put before another is malformed: it could stand over it on some replicas only', () => {
    const text = actsOf(room.doc).get(act);
    const rightOrigin = idOf(itemAt(ACTS, act));
    for (const content of [{ any: [text] }, { deleted: 1 }])
      expect(submit(handMadeUpdate([at(HIGHEST, { rightOrigin, content })]))).toBe('malformed');
  });

  it('[ACT5] keys that no act or badge can have are refused', () => {
    for (const sub of ['__proto__', 'constructor', 'x'.repeat(100_000), '', 'A']) {
      const struct = { parent: ACTS, sub, content: { any: ['a.b.c'] } };
      expect(submit(handMadeUpdate([at(9000, struct)])), sub.slice(0, 20)).not.toBe('admitted');
    }
  });
});

describe('text', () => {
  it('[GUARD8] a text deleted in many pieces counts as all of them', async () => {
    resident.type(NOTES, 'prose/proposal', '字'.repeat(2000));
    await fixture.sync(resident, NOTES);
    const notes = await fixture.room(NOTES);
    const paragraph = notes.doc.getXmlFragment('prose/proposal').get(0) as Y.XmlElement;
    const { id } = (paragraph.get(0) as Y.XmlText)._start as Y.Item;
    const pieces = Array.from({ length: 900 }, (_, i) => ({
      client: id.client,
      clock: id.clock + 2 * i,
      length: 1,
    }));
    expect(submit(handMadeUpdate([], pieces), recorder, notes)).toBe('deletes-too-much');
    expect(submit(handMadeUpdate([], pieces.slice(0, 400)), recorder, notes)).toBe('admitted');
  });

  it('[GUARD7] nobody splits a character that is two of Yjs’ clocks: replicas would differ for good', async () => {
    recorder.type(MEETING, MINUTES, '𠮷先生🙂');
    await fixture.sync(recorder, MEETING);
    const paragraph = room.doc.getXmlFragment(MINUTES).get(1) as Y.XmlElement;
    const { client, clock } = ((paragraph.get(0) as Y.XmlText)._start as Y.Item).id;
    const between = { origin: { client, clock }, content: { text: '一' } };
    const before = { rightOrigin: { client, clock: clock + 1 }, content: { text: '一' } };
    for (const struct of [between, before])
      expect(submit(handMadeUpdate([at(9000, struct)]), recorder)).toBe('malformed');
    for (const [from, length] of [
      [0, 1],
      [1, 3],
      [2, 3],
    ] as const)
      expect(submit(handMadeUpdate([], [{ client, clock: clock + from, length }]), recorder)).toBe(
        'malformed',
      );
    expect(submit(handMadeUpdate([], [{ client, clock, length: 2 }]), recorder)).toBe('admitted');
  });

  it('[GUARD5] no mark and no attribute is called __proto__', () => {
    const paragraph = { parent: MINUTES, content: { element: 'paragraph' } };
    const text = { parent: { client: 9000, clock: 0 }, content: { textType: true } } as const;
    const mark = {
      parent: { client: 9000, clock: 1 },
      content: { format: '__proto__', value: { bold: {} } },
    };
    const update = handMadeUpdate([at(9000, paragraph, text, mark)]);
    expect(submit(update, recorder)).toBe('bad-value');
    const attribute = {
      parent: { client: 9000, clock: 0 },
      sub: '__proto__',
      content: { any: [1] },
    };
    expect(submit(handMadeUpdate([at(9000, paragraph, attribute)]), recorder)).toBe('bad-value');
  });
});
