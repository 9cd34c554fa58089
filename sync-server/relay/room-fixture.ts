/** For tests: rooms over a store, with members' devices of a test community. */
import * as Y from 'yjs';
import { kindFor } from '../../lib/kinds.ts';
import { withinDeletionBudget } from '../../lib/record/deletion-budget.ts';
import { type AnyKind, asAnyKind, defineKind } from '../../lib/record/kind.ts';
import type { Clock } from '../../lib/shared/clock.ts';
import { type BadgeId, type DocumentId, documentId, kindOf } from '../../lib/shared/ids.ts';
import type { Place } from '../../lib/shared/refusal.ts';
import { makeCommunity, type TestCommunity } from '../../lib/testing/community.ts';
import { makeDevice, type TestDevice } from '../../lib/testing/device.ts';
import { type DemoAccountName, makeNeighbourhood } from '../../lib/testing/neighbourhood.ts';
import { type SeededRandom, seededRandom } from '../../lib/testing/seeded-random.ts';
import { es256Verifier } from '../notary/es256.ts';
import type { Notary } from '../notary/notary.ts';
import { MemoryDocumentStore } from '../storage/memory/document-store.ts';
import type { DocumentStore } from '../storage/store.ts';
import type { Room } from './room.ts';
import { Rooms } from './rooms.ts';
import type { RoomServices, Submission } from './submission.ts';

export const MEETING = documentId('meeting', '2026-12-05');
export const NOTES = documentId('topic', 'notes');
const NOW = Date.UTC(2026, 10, 28, 2);

/** A kind whose text every resident may write: what a topic's proposal will be. */
export const notesKind: AnyKind = asAnyKind(
  defineKind({
    kind: 'topic',
    acts: {},
    fold: () => ({ remarks: new Map() }),
    view: () => undefined,
    mayCreate: () => undefined,
    mayRead: () => true,
    mayAct: () => undefined,
    mayWrite: (_author, change) =>
      change.to === 'prose' && withinDeletionBudget(change)
        ? undefined
        : { code: change.to === 'prose' ? 'deletes-too-much' : 'role-missing' },
    summarise: () => ({}),
  }),
);

export class RoomFixture {
  readonly community: TestCommunity;
  readonly store: DocumentStore;
  notary: Notary;
  inboxOf: RoomServices['inboxOf'];
  readonly clock: Clock & { at: number } = { at: NOW, now: () => this.clock.at };
  readonly revoked = new Set<BadgeId>();
  readonly #random: SeededRandom;
  #rooms: Rooms;

  constructor(community: TestCommunity, store: DocumentStore, seed: number) {
    this.#random = seededRandom(seed);
    this.community = community;
    this.store = store;
    this.notary = {
      communityKey: community.publicKey,
      generation: 1,
      verify: es256Verifier(),
      isRevoked: (badge) => this.revoked.has(badge),
    };
    this.#rooms = this.#newRooms();
  }

  #newRooms(): Rooms {
    return new Rooms(this, {
      keepMs: 0,
      kindFor: (id) => (kindOf(id) === 'topic' ? notesKind : kindFor(id)),
    });
  }

  get rooms(): Rooms {
    return this.#rooms;
  }

  /** As after a restart of the server. */
  async restart(): Promise<void> {
    await this.#rooms.drain();
    this.#rooms = this.#newRooms();
  }

  /** As after a restore of what is stored now: the next generation, with inboxes. */
  async setBack(inboxOf: RoomServices['inboxOf']): Promise<void> {
    this.inboxOf = inboxOf;
    this.notary = { ...this.notary, generation: this.notary.generation + 1 };
    await this.restart();
  }

  async room(id: DocumentId): Promise<Room> {
    const opened = await this.#rooms.open(id);
    if (!opened) throw new Error(`no room for ${id}`);
    return opened.room;
  }

  device(account: DemoAccountName): Promise<TestDevice> {
    const { member } = makeNeighbourhood().accounts[account];
    const { issueBadge } = this.community;
    return makeDevice({ issueBadge, member, random: this.#random, at: this.clock.at });
  }

  /** A meeting in preparation, with the devices that most tests need. */
  async preparedMeeting(): Promise<{ planner: TestDevice; recorder: TestDevice; resident: TestDevice }> {
    const [planner, recorder, resident] = await Promise.all([
      this.device('committee'),
      this.device('recorder'),
      this.device('resident'),
    ]);
    planner.set(MEETING, 'meeting/title', '十二月议事会');
    planner.set(MEETING, 'item/lights/title', '楼道照明');
    const { at } = await this.sync(planner, MEETING);
    if (at !== 'admitted') throw new Error(`the meeting was not prepared: ${at}`);
    return { planner, recorder, resident };
  }

  /** What the device has and the server lacks goes in; then the device takes what the server has. */
  async sync(device: TestDevice, id: DocumentId): Promise<Submission> {
    const room = await this.room(id);
    const submission = this.push(room, device);
    if (submission.at === 'admitted') await submission.stored;
    Y.applyUpdate(device.doc(id), Y.encodeStateAsUpdate(room.doc));
    return submission;
  }

  push(room: Room, device: TestDevice): Submission {
    const update = Y.encodeStateAsUpdate(device.doc(room.id), Y.encodeStateVector(room.doc));
    return room.submit(device.member, update, device);
  }
}

/** Why it was refused; where it was not, what became of it instead. */
export const refusalOf = (submission: Submission): { code: string; places?: readonly Place[] } =>
  submission.at === 'refused' ? submission.refusal : { code: submission.at };

export const roomFixture = async (
  store: DocumentStore = new MemoryDocumentStore(),
  seed = 7,
): Promise<RoomFixture> => new RoomFixture(await makeCommunity('和睦里', NOW), store, seed);
