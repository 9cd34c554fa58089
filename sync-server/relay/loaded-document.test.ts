import { beforeEach, expect, it } from 'vitest';
import * as Y from 'yjs';
import { stampsOf } from '../../lib/record/document.ts';
import { compact } from '../history/compaction.ts';
import { Damaged, type StoredDocument } from '../storage/store.ts';
import { LoadedDocument } from './loaded-document.ts';
import { MEETING, type RoomFixture, refusalOf, roomFixture } from './room-fixture.ts';

const MINUTES = 'prose/minutes/lights';
const GENERATION = 1;
let fixture: RoomFixture;

/** A meeting with text, a sheet, acts and stamps, compacted altogether. */
beforeEach(async () => {
  fixture = await roomFixture();
  const { planner, recorder } = await fixture.preparedMeeting();
  recorder.type(MEETING, MINUTES, '三单元的灯坏了两周。');
  await fixture.sync(recorder, MEETING);
  for (let i = 0; i < 3; i++) {
    await planner.act(MEETING, 'assign', { item: 'lights', title: '换灯', owner: 'r1', due: '2026-12-20' });
    await fixture.sync(planner, MEETING);
  }
  await fixture.restart();
});

async function stored(): Promise<StoredDocument> {
  const loaded = await fixture.store.load(MEETING, 0);
  if (!loaded) throw new Error('nothing stored');
  return loaded;
}

async function compactAll(): Promise<void> {
  const { store } = fixture;
  const all = await store.uncompacted(MEETING);
  await store.compact(compact(MEETING, all, true));
}

it('[SYNC9] what a snapshot says without a Y.Doc is what the Y.Doc says', async () => {
  const replayed = new LoadedDocument(MEETING, await stored(), GENERATION);
  await compactAll();
  expect(await stored()).toMatchObject({ updates: [], snapshot: { seq: 5 } });
  const opened = new LoadedDocument(MEETING, await stored(), GENERATION);
  expect(opened.record()).toEqual(replayed.record());
  expect(opened.stateVector()).toEqual(replayed.stateVector());
  const whole = opened.whole();
  expect(opened.missing(new Uint8Array([0]))).toBe(whole);
  const reader = new Y.Doc();
  Y.applyUpdate(reader, whole);
  expect(Y.encodeStateAsUpdate(reader)).toEqual(Y.encodeStateAsUpdate(replayed.doc));
  expect(Y.encodeStateAsUpdate(opened.doc)).toEqual(Y.encodeStateAsUpdate(replayed.doc));
});

it.each([false, true])(
  'what all are sent is encoded anew after a change (from a snapshot: %s)',
  async (isCompacted) => {
    if (isCompacted) await compactAll();
    const document = new LoadedDocument(MEETING, await stored(), GENERATION);
    const before = document.whole();
    expect(document.whole()).toBe(before);
    document.doc.getMap('sheet').set('meeting/place', '议事亭');
    const reader = new Y.Doc();
    Y.applyUpdate(reader, document.whole());
    expect(reader.getMap('sheet').get('meeting/place')).toBe('议事亭');
  },
);

it('[SYNC6] from a snapshot rights, owners and stamps go on as they were', async () => {
  await compactAll();
  await fixture.restart();
  const room = await fixture.room(MEETING);
  const planner = await fixture.device('committee');
  Y.applyUpdate(planner.doc(MEETING), room.whole());
  const act = await planner.act(MEETING, 'assign', {
    item: 'lights',
    title: '再换',
    owner: 'r1',
    due: '2026-12-21',
  });
  expect((await fixture.sync(planner, MEETING)).at).toBe('admitted');
  expect(stampsOf(room.doc).get(act)).toMatchObject({ no: 4 });
  const resident = await fixture.device('resident');
  resident.merge(MEETING, planner);
  resident.type(MEETING, MINUTES, '我也来写。');
  expect(refusalOf(await fixture.sync(resident, MEETING)).code).toBe('role-missing');
  expect(room.last).toBe(6);
});

it('a snapshot or a log that is not what was written is damaged, not another document', async () => {
  const whole = await stored();
  const missing = { ...whole, updates: whole.updates.slice(1) };
  expect(() => new LoadedDocument(MEETING, missing, GENERATION)).toThrow(Damaged);
  await compactAll();
  const { snapshot, ...rest } = await stored();
  for (const at of [0, 1, 20, (snapshot?.bytes.length ?? 0) - 1]) {
    const bytes = new Uint8Array(snapshot?.bytes ?? []);
    bytes[at] = (bytes[at] ?? 0) ^ 4;
    const damaged = { ...rest, snapshot: { seq: 5, bytes } };
    expect(() => new LoadedDocument(MEETING, damaged, GENERATION), `byte ${at}`).toThrow(Damaged);
  }
});

it('what a hall lacks is encoded once for all who were away since the same moment, whatever each has written since', async () => {
  const document = new LoadedDocument(MEETING, await stored(), GENERATION);
  const away = [1, 2].map((n) => {
    const doc = new Y.Doc();
    Y.applyUpdate(doc, document.whole());
    doc.getText(MINUTES).insert(0, `第 ${n} 部手机离线时写的`);
    return doc;
  });
  const before = away.map((doc) => document.missing(Y.encodeStateVector(doc)));
  expect(before[1]).toBe(before[0]);
  document.doc.getMap('sheet').set('meeting/place', '议事亭');
  const after = away.map((doc) => document.missing(Y.encodeStateVector(doc)));
  expect(after[1]).toBe(after[0]);
  for (const doc of away) {
    Y.applyUpdate(doc, document.missing(Y.encodeStateVector(doc)));
    expect(doc.getMap('sheet').get('meeting/place')).toBe('议事亭');
  }
  const reader = new Y.Doc();
  Y.applyUpdate(reader, document.missing(Y.encodeStateVector(reader)));
  // One who has the newest lacks no structs, and is another case.
  expect(document.missing(Y.encodeStateVector(reader))).not.toBe(after[0]);
});
