/** What judging costs beside applying: a keystroke into minutes, a long offline session at once, a signed act. */
import * as Y from 'yjs';
import type { TestDevice } from '../lib/testing/device.ts';
import { judge } from '../sync-server/guard/judge.ts';
import type { Room } from '../sync-server/relay/room.ts';
import { MEETING, type RoomFixture, roomFixture } from '../sync-server/relay/room-fixture.ts';
import { type Figure, median } from './figure.ts';

const KEYSTROKES = 20_000;
const ACTS = 300;
const ROUNDS = 5;

interface Round {
  /** µs a keystroke. */
  readonly guard: number;
  readonly apply: number;
  /** ms for all of them in one update. */
  readonly guardSession: number;
  readonly applySession: number;
}

export async function measureGuard(): Promise<Figure[]> {
  const updates = typed();
  const session = Y.mergeUpdates(updates);
  const rounds: Round[] = [];
  for (let i = 0; i < ROUNDS; i++) rounds.push(await measureRound(updates, session));
  const of = (pick: (round: Round) => number): number => median(rounds.map(pick));
  const size = Math.round(session.length / 1000);
  const ratio = of((r) => r.guardSession) / of((r) => r.applySession);
  return [
    { what: 'guard, a keystroke: decode, place, judge', value: of((r) => r.guard), unit: 'µs', bar: 3 },
    { what: 'Yjs applying the same keystroke', value: of((r) => r.apply), unit: 'µs' },
    { what: `guard, an update of ${size} KB`, value: of((r) => r.guardSession), unit: 'ms' },
    { what: 'Yjs applying the same update', value: of((r) => r.applySession), unit: 'ms' },
    { what: 'the one over the other', value: ratio, unit: '×', bar: 1.5 },
    { what: 'guard, a signed act', value: median(await actTimes()), unit: 'µs', bar: 250 },
  ];
}

async function measureRound(updates: readonly Uint8Array[], session: Uint8Array): Promise<Round> {
  const fixture = await roomFixture();
  const recorder = await fixture.device('recorder');
  const single = await preparedRoom(fixture);
  let guard = 0;
  let apply = 0;
  for (const update of updates) {
    const [judged, applied] = timed(fixture, single, recorder, update);
    guard += judged;
    apply += applied;
  }
  const whole = await preparedRoom(await roomFixture());
  const [guardSession, applySession] = timed(fixture, whole, recorder, session);
  return {
    guard: (guard / updates.length) * 1000,
    apply: (apply / updates.length) * 1000,
    guardSession,
    applySession,
  };
}

/** µs for each. What the guard keeps of a document from one act to the next is there, as in a room that is open. */
async function actTimes(): Promise<number[]> {
  const fixture = await roomFixture();
  const { planner } = await fixture.preparedMeeting();
  const room = await fixture.room(MEETING);
  const times: number[] = [];
  for (let n = 0; n < ACTS; n++) {
    const before = Y.encodeStateVector(planner.doc(MEETING));
    const action = { item: 'lights', title: `换灯 ${n}`, owner: 'r1', due: '2026-12-20' };
    await planner.act(MEETING, 'assign', action);
    const update = Y.encodeStateAsUpdate(planner.doc(MEETING), before);
    times.push(judgedIn(fixture, room, planner, update) * 1000);
    await fixture.sync(planner, MEETING);
  }
  return times;
}

async function preparedRoom(fixture: RoomFixture): Promise<Room> {
  const planner = await fixture.device('committee');
  planner.set(MEETING, 'meeting/title', '十二月议事会');
  await fixture.sync(planner, MEETING);
  return fixture.room(MEETING);
}

/** ms for judging and for applying. */
function timed(fixture: RoomFixture, room: Room, device: TestDevice, update: Uint8Array): [number, number] {
  const judged = judgedIn(fixture, room, device, update);
  const start = performance.now();
  Y.applyUpdate(room.doc, update);
  return [judged, performance.now() - start];
}

/** ms. */
function judgedIn(
  { notary, clock }: RoomFixture,
  room: Room,
  { member }: TestDevice,
  update: Uint8Array,
): number {
  const start = performance.now();
  const verdict = judge(room, member, update, notary, clock.now());
  const judged = performance.now() - start;
  if (verdict.at !== 'admitted') throw new Error(`an honest update was ${verdict.at}`);
  return judged;
}

/** One update per character, with jumps, into paragraphs of one root. */
function typed(): Uint8Array[] {
  const doc = new Y.Doc();
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  const minutes = doc.getXmlFragment('prose/minutes/a');
  let text = new Y.XmlText();
  let at = 0;
  for (let i = 0; i < KEYSTROKES; i++) {
    if (i % 200 === 0) {
      const paragraph = new Y.XmlElement('paragraph');
      text = new Y.XmlText();
      paragraph.insert(0, [text]);
      minutes.push([paragraph]);
      at = 0;
    }
    if (i % 37 === 0) at = (i * 7919) % (text.length + 1);
    text.insert(at, '字');
    at++;
  }
  return updates;
}
