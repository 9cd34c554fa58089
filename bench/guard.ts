/** What judging costs beside applying: a keystroke into minutes, and a long offline session at once. */
import * as Y from 'yjs';
import type { TestDevice } from '../lib/testing/device.ts';
import { judge } from '../sync-server/guard/judge.ts';
import type { Room } from '../sync-server/relay/room.ts';
import { MEETING, type RoomFixture, roomFixture } from '../sync-server/relay/room-fixture.ts';
import { type Figure, median } from './figure.ts';

const KEYSTROKES = 20_000;
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
  return [
    { what: 'guard, a keystroke: decode, place, judge', value: of((r) => r.guard), unit: 'µs', bar: 3 },
    { what: 'Yjs applying the same keystroke', value: of((r) => r.apply), unit: 'µs' },
    { what: 'guard, 20,000 keystrokes in one update', value: of((r) => r.guardSession), unit: 'ms' },
    { what: 'Yjs applying the same update', value: of((r) => r.applySession), unit: 'ms' },
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

async function preparedRoom(fixture: RoomFixture): Promise<Room> {
  const planner = await fixture.device('committee');
  planner.set(MEETING, 'meeting/title', '十二月议事会');
  await fixture.sync(planner, MEETING);
  return fixture.room(MEETING);
}

/** ms for judging and for applying. */
function timed(
  { notary, clock }: RoomFixture,
  room: Room,
  { member }: TestDevice,
  update: Uint8Array,
): [number, number] {
  const start = performance.now();
  const verdict = judge(room, member, update, notary, clock.now());
  const judged = performance.now();
  if (verdict.at !== 'admitted') throw new Error(`an honest update was ${verdict.at}`);
  Y.applyUpdate(room.doc, update);
  return [judged - start, performance.now() - judged];
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
