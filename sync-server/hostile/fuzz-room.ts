/** For fuzzing: one document on a server's own room, audience and connections, with wires that end in memory. */
import * as Y from 'yjs';
import type { Member } from '../../lib/record/badge.ts';
import { leaveFormatsToTheCentre } from '../../lib/record/formats.ts';
import type { TestDevice } from '../../lib/testing/device.ts';
import { Inbox } from '../healing/inbox.ts';
import { Audience } from '../relay/audience.ts';
import { Connection } from '../relay/connection.ts';
import { type Heard, readFrame } from '../relay/relay-fixture.ts';
import type { Room } from '../relay/room.ts';
import { Rooms } from '../relay/rooms.ts';
import type { Outlet } from '../relay/send-queue.ts';
import type { Submission } from '../relay/submission.ts';
import { step1Frame, step2Frame, updateFrame } from '../relay/wire.ts';
import { MemoryDocumentStore } from '../storage/memory/document-store.ts';
import { type Asked, takenFromOthers, type View, viewOf, wrongIn } from './fuzz-oracle.ts';
import { type FuzzScene, SCENE_NOW } from './fuzz-scenes.ts';
import { toyNotary } from './toy-community.ts';

/** The far end of a connection. */
/** It takes everything at once. */
export class Wire implements Outlet {
  isOpen = true;
  readonly isFull = false;
  readonly bufferedAmount = 0;
  refusal: string | undefined;
  readonly #hear: (heard: Heard) => void;

  constructor(hear: (heard: Heard) => void) {
    this.#hear = hear;
  }

  send(frame: Uint8Array): void {
    const heard = readFrame(frame);
    if (heard.refused) this.refusal = heard.refused.code;
    this.#hear(heard);
  }

  close(_code?: number, reason?: string): void {
    this.isOpen = false;
    this.refusal = reason;
  }

  onceDrained(): void {}
}

export class FuzzRoom {
  readonly scene: FuzzScene;
  readonly room: Room;
  /** What it began with. */
  readonly state: Uint8Array;
  readonly #isSetBack: boolean;
  /** All that was stored, in its order. */
  readonly stored: Uint8Array[] = [];
  /** What every frame in this room has come to, by its code. */
  readonly verdicts = new Map<string, number>();
  readonly #store: MemoryDocumentStore;
  readonly #audience: Audience;
  readonly #taken = new Map<string, number>();
  #transactions = 0;
  #view: View;

  /** `isSetBack`: to its backup, and devices bring back the rest [SYNC8]. */
  static async open(scene: FuzzScene, isSetBack: boolean): Promise<FuzzRoom> {
    const store = new MemoryDocumentStore();
    const state = isSetBack ? scene.backup : scene.state;
    const known = Y.decodeStateVector(Y.encodeStateVectorFromUpdate(state));
    let seq = 0;
    for (const [member, owned] of scene.owners) {
      const update = seq === 0 ? state : Y.encodeStateAsUpdate(new Y.Doc());
      const clients = owned.filter((client) => known.has(client));
      seq += 1;
      await store.append({ doc: scene.id, seq, update, member, at: SCENE_NOW, clients, deletions: [] });
    }
    const opened = await roomsOver(store, scene, isSetBack).open(scene.id);
    if (!opened) throw new Error('no room');
    return new FuzzRoom(scene, store, opened.room, state, isSetBack);
  }

  private constructor(
    scene: FuzzScene,
    store: MemoryDocumentStore,
    room: Room,
    state: Uint8Array,
    isSetBack: boolean,
  ) {
    this.scene = scene;
    this.room = room;
    this.state = state;
    this.#isSetBack = isSetBack;
    this.#store = store;
    this.#audience = new Audience(room);
    this.stored.push(state);
    room.listen({ stored: ({ update }) => this.stored.push(update), lost: () => undefined });
    room.doc.on('beforeTransaction', () => {
      this.#transactions += 1;
    });
    this.#view = viewOf(room.doc);
    const submit = room.submit.bind(room);
    room.submit = (member, update, sender, claims) =>
      this.#watch(member, () => submit(member, update, sender, claims));
  }

  connect(member: Member, wire: Wire, claims?: ReadonlySet<number>): Connection {
    return new Connection(wire, this.#audience, {
      session: member.id,
      member,
      acks: true,
      claims,
      mayWrite: true,
    });
  }

  /** A device as people have them: it sends what it writes, and takes what the centre sends. */
  join(device: TestDevice): Wire {
    const doc = device.doc(this.scene.id);
    leaveFormatsToTheCentre(doc);
    Y.applyUpdate(doc, this.state, this);
    const wire = new Wire(({ update, step2 }) => {
      const bytes = update ?? step2;
      if (bytes) Y.applyUpdate(doc, bytes, this);
    });
    const connection = this.connect(device.member, wire);
    connection.receive(step1Frame(Y.encodeStateVector(doc)));
    connection.receive(step2Frame(Y.encodeStateAsUpdate(new Y.Doc())));
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== this) connection.receive(updateFrame(update));
    });
    return wire;
  }

  /** Of what is refused nothing may have happened; of what is let in nothing that the sender may not do. */
  #watch(sender: Member, submit: () => Submission): Submission {
    const { room } = this;
    const [transactions, roots] = [this.#transactions, room.doc.share.size];
    const submission = submit();
    const verdict = submission.at === 'refused' ? submission.refusal.code : submission.at;
    this.verdicts.set(verdict, (this.verdicts.get(verdict) ?? 0) + 1);
    if (room.lost) throw new Error('the room is lost');
    if (room.doc.store.pendingStructs || room.doc.store.pendingDs) throw new Error('something waits in Yjs');
    if (submission.at === 'admitted') this.#judgeAdmission(sender);
    else if (this.#transactions !== transactions) throw new Error(`${verdict}, and the document changed`);
    else if (room.doc.share.size !== roots) throw new Error(`${verdict}, and a root was made`);
    return submission;
  }

  #judgeAdmission(sender: Member): void {
    const { room, scene } = this;
    const before = this.#view;
    this.#view = viewOf(room.doc);
    const asked: Asked = {
      sender,
      isSheetFrozen: scene.isSheetFrozen,
      mayWrite: scene.mayWrite,
      ownerOf: (client) => room.ownerOf(client),
      before,
      after: this.#view,
    };
    const wrong = wrongIn(room.doc, asked) ?? this.#takesTooMuch(asked);
    if (wrong) throw new Error(`${sender.id} did what they may not: ${wrong}`);
    room.state();
  }

  /** All frames come within an hour [GUARD8]. */
  #takesTooMuch(asked: Asked): string | undefined {
    if (this.scene.kind.kind === 'meeting') return undefined;
    for (const [root, count] of takenFromOthers(asked)) {
      const name = `${asked.sender.id} ${root}`;
      const sum = (this.#taken.get(name) ?? 0) + count;
      this.#taken.set(name, sum);
      const length = [...(asked.before.prose.get(root)?.of.values() ?? [])].reduce((a, b) => a + b, 0);
      if (sum > 500 && sum > Math.floor(length / 5)) return `${sum} of ${length} characters taken in ${root}`;
    }
    return undefined;
  }

  /** As after a restart of the server. */
  async loadedAgain(): Promise<Y.Doc> {
    await this.room.durable();
    const opened = await roomsOver(this.#store, this.scene, this.#isSetBack).open(this.scene.id);
    if (!opened) throw new Error('no room');
    return opened.room.doc;
  }
}

/** Nothing is read of it again. */
const NO_DISK = {
  all: async () => [],
  transact: async () => [],
  run: async () => ({ changes: 1, rowid: 0 }),
};

const roomsOver = (store: MemoryDocumentStore, scene: FuzzScene, isSetBack: boolean): Rooms =>
  new Rooms(
    {
      store,
      notary: { ...toyNotary, generation: isSetBack ? 2 : 1 },
      clock: { now: () => SCENE_NOW },
      inboxOf: isSetBack ? (id) => Inbox.open(NO_DISK, id) : undefined,
    },
    { keepMs: 0, kindFor: () => scene.kind },
  );
