/** The documents that the fuzzer attacks: a meeting in preparation, a held one of the demo, and a text for all. */
import * as Y from 'yjs';
import { meeting } from '../../lib/deliberation/meeting.ts';
import type { Member } from '../../lib/record/badge.ts';
import { type AnyKind, asAnyKind } from '../../lib/record/kind.ts';
import { type DocumentId, documentId, type MemberId } from '../../lib/shared/ids.ts';
import { prepareSheet } from '../../lib/testing/demo-agenda.ts';
import { preparedMeeting } from '../../lib/testing/demo-content.ts';
import { holdMeeting } from '../../lib/testing/demo-held-meeting.ts';
import type { DemoDevices, TestDevice } from '../../lib/testing/device.ts';
import {
  type DemoAccountName,
  demoAccountNames,
  makeNeighbourhood,
} from '../../lib/testing/neighbourhood.ts';
import { type AuthoredUpdate, recordUpdates } from '../../lib/testing/recorded-updates.ts';
import { type SeededRandom, seededRandom } from '../../lib/testing/seeded-random.ts';
import { NOTES, notesKind } from '../relay/room-fixture.ts';
import { Rooms } from '../relay/rooms.ts';
import { MemoryDocumentStore } from '../storage/memory/document-store.ts';
import { toyDevice, toyNotary } from './toy-community.ts';

const STARTS_AT = '2026-11-05T14:00';
export const SCENE_NOW = Date.UTC(2026, 10, 28, 2);
const neighbourhood = makeNeighbourhood();
const demoMember = (account: DemoAccountName): Member => neighbourhood.accounts[account].member;

export interface FuzzScene {
  readonly id: DocumentId;
  readonly kind: AnyKind;
  readonly roots: readonly string[];
  readonly isSheetFrozen: boolean;
  readonly mayWrite: (sender: Member, root: string) => boolean;
  /** What was written, as it was recorded. */
  readonly frames: readonly AuthoredUpdate[];
  readonly state: Uint8Array;
  /** As it was when half of the frames were in. */
  readonly backup: Uint8Array;
  readonly owners: ReadonlyMap<MemberId, readonly number[]>;
}

async function recorded(
  scene: Pick<FuzzScene, 'id' | 'kind' | 'roots' | 'isSheetFrozen' | 'mayWrite'>,
  write: (devices: DemoDevices) => Promise<void>,
): Promise<FuzzScene> {
  const devices = demoDevices('', seededRandom(20_261_205));
  const all = Object.values(devices);
  const written = recordUpdates(scene.id, all);
  await write(devices);
  const frames = written();
  const rooms = new Rooms(
    { store: new MemoryDocumentStore(), notary: toyNotary, clock: { now: () => SCENE_NOW } },
    { kindFor: () => scene.kind },
  );
  const members = new Map(all.map((device) => [device.id, device.member]));
  let backup = Y.encodeStateAsUpdate(new Y.Doc());
  const state = await rooms.with(scene.id, (room) => {
    for (const [at, { member, update }] of frames.entries()) {
      if (at === Math.ceil(frames.length / 2)) backup = Y.encodeStateAsUpdate(room.doc);
      const submission = room.submit(members.get(member) as Member, update, undefined);
      if (submission.at !== 'admitted') throw new Error(JSON.stringify(submission));
    }
    return Y.encodeStateAsUpdate(room.doc);
  });
  await rooms.drain();
  const owners = new Map(all.map((device) => [device.id, [device.doc(scene.id).clientID]]));
  return { ...scene, frames, owners, backup, state: state as Uint8Array };
}

export const demoDevices = (epoch: string, random: SeededRandom): DemoDevices =>
  Object.fromEntries(
    demoAccountNames.map((name) => [name, toyDevice(`${name}${epoch}`, demoMember(name), SCENE_NOW, random)]),
  ) as Readonly<Record<DemoAccountName, TestDevice>>;

const minutes = (item: string) => `prose/minutes/${item}` as const;

const recordersMinutes = (sender: Member, root: string): boolean =>
  root.startsWith('prose/minutes/') && sender.roles.some((role) => role === 'recorder' || role === 'chair');

export const fuzzScenes = async (): Promise<readonly FuzzScene[]> => [
  await recorded(
    {
      id: documentId('meeting', '2026-12-05'),
      kind: asAnyKind(meeting),
      isSheetFrozen: false,
      mayWrite: recordersMinutes,
      roots: [minutes('lights'), minutes('parking'), 'sheet', 'acts', 'badges', 'stamps', 'status'],
    },
    async ({ committee, recorder }) => {
      const id = documentId('meeting', '2026-12-05');
      prepareSheet(committee, id, preparedMeeting, STARTS_AT);
      recorder.type(id, minutes('lights'), '三单元的灯坏了两周，', '物业说下周来修。🙂𠮷');
      for (const title of ['换灯', '报价'])
        await committee.act(id, 'assign', { item: 'lights', title, owner: 'p1', due: '2026-12-20' });
    },
  ),
  await recorded(
    {
      id: documentId('meeting', '2026-11-05'),
      kind: asAnyKind(meeting),
      isSheetFrozen: true,
      mayWrite: recordersMinutes,
      roots: [minutes('lights'), minutes('chairs'), 'sheet', 'acts', 'badges', 'stamps', 'votes'],
    },
    (devices) =>
      holdMeeting({
        id: documentId('meeting', '2026-11-05'),
        startsAt: STARTS_AT,
        devices,
        neighbourhood: { ...neighbourhood, people: neighbourhood.people.slice(0, 90) },
      }),
  ),
  await recorded(
    {
      id: NOTES,
      kind: notesKind,
      isSheetFrozen: true,
      mayWrite: () => true,
      roots: ['prose/proposal', 'prose/notes/a', 'sheet', 'acts', 'prose/'],
    },
    async ({ resident, elder, chair }) => {
      resident.type(NOTES, 'prose/proposal', '楼道里的灯常坏，'.repeat(12), '换成声控的。');
      elder.type(NOTES, 'prose/proposal', '我同意，'.repeat(20));
      chair.type(NOTES, 'prose/notes/a', '记');
    },
  ),
];
