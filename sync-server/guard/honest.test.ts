/** What looks odd and is honest: all of it passes. */
import { beforeEach, expect, it } from 'vitest';
import * as Y from 'yjs';
import { actsOf } from '../../lib/record/document.ts';
import type { TestDevice } from '../../lib/testing/device.ts';
import { MEETING, type RoomFixture, roomFixture } from '../relay/room-fixture.ts';

const MINUTES = 'prose/minutes/lights';
const ACTION = { item: 'lights', title: '换灯', owner: 'p1', due: '2026-12-20' };
let fixture: RoomFixture;
let planner: TestDevice;
let recorder: TestDevice;
let chair: TestDevice;

beforeEach(async () => {
  fixture = await roomFixture();
  [planner, recorder, chair] = await Promise.all([
    fixture.device('committee'),
    fixture.device('recorder'),
    fixture.device('chair'),
  ]);
  planner.set(MEETING, 'meeting/title', '十二月议事会');
  await fixture.sync(planner, MEETING);
  await fixture.sync(recorder, MEETING);
});

const minutes = ({ doc }: { doc: Y.Doc }): Y.XmlFragment => doc.getXmlFragment(MINUTES);
const firstText = (doc: Y.Doc): Y.XmlText =>
  (doc.getXmlFragment(MINUTES).get(0) as Y.XmlElement).get(0) as Y.XmlText;

it('[ACT4] the same act by two ways that did not know of each other stands once, with its badge', async () => {
  const id = await planner.act(MEETING, 'assign', ACTION);
  const [badge] = planner.doc(MEETING).getMap('badges');
  for (const device of [recorder, chair]) {
    const doc = device.doc(MEETING);
    doc.getMap('badges').set(badge?.[0] ?? '', badge?.[1]);
    actsOf(doc).set(id, actsOf(planner.doc(MEETING)).get(id));
  }
  for (const device of [chair, planner, recorder, chair])
    expect(['admitted', 'nothing-new']).toContain((await fixture.sync(device, MEETING)).at);
  const room = await fixture.room(MEETING);
  expect([...actsOf(room.doc).keys()]).toEqual([id]);
  expect(room.doc.getMap('stamps').size).toBe(1);
});

it('[GUARD3] text written into what somebody else deleted meanwhile comes as GC structs, and passes', async () => {
  recorder.type(MEETING, MINUTES, '第一段');
  await fixture.sync(recorder, MEETING);
  await fixture.sync(chair, MEETING);
  firstText(recorder.doc(MEETING)).insert(3, '，接着写');
  chair.doc(MEETING).getXmlFragment(MINUTES).delete(0, 1);
  expect((await fixture.sync(chair, MEETING)).at).toBe('admitted');
  expect((await fixture.sync(recorder, MEETING)).at).toBe('admitted');
  recorder.type(MEETING, MINUTES, '第二段');
  expect((await fixture.sync(recorder, MEETING)).at).toBe('admitted');
  expect(minutes(await fixture.room(MEETING)).length).toBe(1);
});

it('[GUARD1] all of a document sent again, with its whole delete set, is nothing new', async () => {
  recorder.type(MEETING, MINUTES, '一', '二', '三');
  recorder.doc(MEETING).getXmlFragment(MINUTES).delete(1, 1);
  await fixture.sync(recorder, MEETING);
  const room = await fixture.room(MEETING);
  for (const device of [recorder, planner]) {
    await fixture.sync(device, MEETING);
    const whole = Y.encodeStateAsUpdate(device.doc(MEETING));
    expect(room.submit(device.member, whole, device).at).toBe('nothing-new');
  }
});

it('[GUARD1] a device back after long sends structs that are known in part: what is new of them goes in', async () => {
  recorder.type(MEETING, MINUTES, '开');
  await fixture.sync(recorder, MEETING);
  const doc = recorder.doc(MEETING);
  for (const letter of '会之前写的，') firstText(doc).insert(firstText(doc).length, letter);
  const early = Y.encodeStateAsUpdate(doc);
  for (const letter of '离线一个月写的。') firstText(doc).insert(firstText(doc).length, letter);
  const room = await fixture.room(MEETING);
  expect(room.submit(recorder.member, early, recorder).at).toBe('admitted');
  // Not a diff against the room: one long struct, of which the room has the beginning.
  const whole = Y.encodeStateAsUpdate(doc);
  const submission = room.submit(recorder.member, whole, recorder);
  if (submission.at !== 'admitted') throw new Error(submission.at);
  await submission.stored;
  expect(Y.encodeStateAsUpdate(room.doc)).toEqual(whole);
  const { updates = [] } = (await fixture.store.load(MEETING, 0)) ?? {};
  const replica = new Y.Doc();
  for (const update of updates) Y.applyUpdate(replica, update);
  expect(minutes({ doc: replica }).toString()).toContain('开会之前写的，离线一个月写的。');
});

it('[GUARD5] 20,000 keystrokes of one offline session, erasing included, go in as one update', async () => {
  recorder.type(MEETING, MINUTES, '记');
  const text = firstText(recorder.doc(MEETING));
  for (let i = 0; i < 20_000; i++) {
    if (i % 11 === 10) text.delete((i * 7919) % text.length, 1);
    else text.insert((i * 104_729) % (text.length + 1), '字');
  }
  expect((await fixture.sync(recorder, MEETING)).at).toBe('admitted');
  const room = await fixture.room(MEETING);
  expect(minutes(room).toString()).toBe(recorder.doc(MEETING).getXmlFragment(MINUTES).toString());
});
