/** For tests: a meeting that members are writing, over real sockets and a real database, and what an attack finds there. */
import { expect } from 'vitest';
import * as Y from 'yjs';
import { ACTS, actsOf, BADGES, badgesOf, STAMPS } from '../../lib/record/document.ts';
import type { ActId, DocumentId } from '../../lib/shared/ids.ts';
import type { TestDevice } from '../../lib/testing/device.ts';
import type { HandMadeStruct, Id } from '../../lib/testing/hand-made-update.ts';
import { Inbox } from '../healing/inbox.ts';
import { awarenessOf, type RawClient, RelayFixture } from '../relay/relay-fixture.ts';
import { MEETING, NOTES, type RoomFixture, roomFixture } from '../relay/room-fixture.ts';
import { SqliteDocumentStore } from '../storage/sqlite/document-store.ts';
import { temporaryDatabase } from '../storage/sqlite/temporary-database.ts';

export const MINUTES = 'prose/minutes/lights';
export const PROPOSAL = 'prose/proposal';
export const ACTION = { item: 'lights', title: '换灯', owner: 'p1', due: '2026-12-20' };

/** What becomes of an attack: refused by a code, closed by a close code, left waiting and never settled, or put aside. */
export type Outcome =
  | { readonly refused: string }
  | { readonly closed: number }
  | 'unsettled'
  /** On disk, acknowledged, in no document and seen by nobody [SYNC8]. */
  | 'aside';

/** What stands at a key of acts, badges or stamps. */
export interface Signed {
  readonly root: string;
  readonly key: string;
  readonly id: Id;
}

/** Loading a document can be held up. */
class HeldStore extends SqliteDocumentStore {
  #loading: Promise<void> = Promise.resolve();

  holdLoading(): () => void {
    let goOn: () => void = () => undefined;
    this.#loading = new Promise((resolve) => {
      goOn = resolve;
    });
    return () => goOn();
  }

  override async load(...args: Parameters<SqliteDocumentStore['load']>) {
    await this.#loading;
    return super.load(...args);
  }
}

export class AttackScene {
  readonly fixture: RoomFixture;
  readonly store: HeldStore;
  relay: RelayFixture;
  readonly planner: TestDevice;
  readonly recorder: TestDevice;
  readonly resident: TestDevice;
  /** Of the meeting, by the planner. */
  readonly act: ActId;
  /** The resident's; nothing is written under it. */
  readonly announced = 77_777;

  /** `isSetBack`: it runs on a restored backup. */
  static async start(isSetBack: boolean): Promise<AttackScene> {
    const db = await temporaryDatabase();
    const store = new HeldStore(db);
    const fixture = await roomFixture(store);
    const devices = await fixture.preparedMeeting();
    const act = await devices.planner.act(MEETING, 'assign', ACTION);
    await fixture.sync(devices.planner, MEETING);
    devices.recorder.type(MEETING, MINUTES, '三单元的灯坏了两周。');
    await fixture.sync(devices.recorder, MEETING);
    devices.resident.type(NOTES, PROPOSAL, '字'.repeat(2000));
    await fixture.sync(devices.resident, NOTES);
    if (isSetBack) await fixture.setBack((id) => Inbox.open(db, id));
    return new AttackScene(fixture, store, await RelayFixture.start(fixture), devices, act);
  }

  private constructor(
    fixture: RoomFixture,
    store: HeldStore,
    relay: RelayFixture,
    devices: { planner: TestDevice; recorder: TestDevice; resident: TestDevice },
    act: ActId,
  ) {
    ({ planner: this.planner, recorder: this.recorder, resident: this.resident } = devices);
    this.fixture = fixture;
    this.store = store;
    this.relay = relay;
    this.act = act;
  }

  /** A copy of what is stored. */
  async stored(id: DocumentId = MEETING): Promise<Y.Doc> {
    const doc = new Y.Doc();
    for (const update of (await this.store.load(id, 0))?.updates ?? []) Y.applyUpdate(doc, update);
    return doc;
  }

  /** Of the act, its badge and its stamp: the items that stand there. */
  async signed(): Promise<readonly Signed[]> {
    const doc = await this.stored();
    const [[badge] = ['']] = badgesOf(doc);
    return [
      [ACTS, this.act],
      [BADGES, badge],
      [STAMPS, this.act],
    ].map(([root = '', key = '']) => {
      const { client, clock } = (doc.getMap(root)._map.get(key) as Y.Item).lastId;
      return { root, key, id: { client, clock } };
    });
  }

  async actText(): Promise<string> {
    return String(actsOf(await this.stored()).get(this.act));
  }

  /** Of the first paragraph of the minutes: the element, its text, the first letter. */
  async minutes(): Promise<{ element: Id; text: Id; letter: Id }> {
    const element = (await this.stored()).getXmlFragment(MINUTES).get(0) as Y.XmlElement;
    const text = element.get(0) as Y.XmlText;
    const idOf = (item: Y.Item | null): Id => {
      if (!item) throw new Error('no such item');
      return { client: item.id.client, clock: item.id.clock };
    };
    return { element: idOf(element._item), text: idOf(text._item), letter: idOf(text._start) };
  }

  async sheetItem(): Promise<Id> {
    const { id } = (await this.stored()).getMap('sheet')._map.get('meeting/title') as Y.Item;
    return { client: id.client, clock: id.clock };
  }

  /** Connected, and past the greeting: one frame of it is settled. */
  async connect(account: string, id: DocumentId = MEETING): Promise<RawClient> {
    const client = await this.relay.connect(account, id);
    await client.until(({ heard }) => heard.find(({ step1 }) => step1));
    client.sendStep1();
    client.sendStep2(new Uint8Array([0, 0]));
    await client.stored(1);
    return client;
  }

  /**
   * Sends it while another member watches. Whatever became of it: nothing more is stored than before, and the watcher
   * hears of an honest keystroke that follows, and of nothing else.
   */
  async expectOf(
    frames: readonly (Uint8Array | string)[],
    { from, doc = MEETING }: { from: string; doc?: DocumentId | undefined },
    outcome: Outcome,
  ): Promise<void> {
    const writer = doc === NOTES ? this.resident : this.recorder;
    await this.fixture.sync(writer, doc);
    const watcher = await this.connect('organiser', doc);
    const before = (await this.store.log(doc)).updates.length;
    const attacker = await this.connect(from, doc);
    for (const frame of frames) attacker.send(frame);
    expect(await outcomeOf(attacker, outcome)).toEqual(outcome);
    expect((await this.store.log(doc)).updates).toHaveLength(before);
    writer.type(doc, doc === NOTES ? PROPOSAL : MINUTES, '接着写');
    await this.fixture.sync(writer, doc);
    await watcher.until(({ heard }) => heard.find(({ update }) => update));
    const seen = Y.encodeStateAsUpdate(watcher.document());
    expect(seen).toEqual(Y.encodeStateAsUpdate(writer.doc(doc)));
    expect(seen).toEqual(Y.encodeStateAsUpdate(await this.stored(doc)));
    expect(watcher.closed).toBeUndefined();
    expect((await this.store.log(doc)).updates).toHaveLength(before + 1);
  }

  /** As after a restart of the server: nothing is in memory. */
  async restart(): Promise<void> {
    await this.relay.stop();
    await this.fixture.restart();
    this.relay = await RelayFixture.start(this.fixture);
  }

  stop(): Promise<void> {
    return this.relay.stop();
  }
}

async function outcomeOf(client: RawClient, expected: Outcome): Promise<Outcome> {
  if (expected === 'aside') return client.stored(2).then(() => expected);
  if (expected !== 'unsettled' && 'closed' in expected) return { closed: await client.closing() };
  if (expected !== 'unsettled') return { refused: (await client.refused()).code };
  // Answers come in order: what was to be said of the frames would be said before this.
  for (const turn of [1, 2]) {
    client.send(awarenessOf(99_999, turn, { turn }));
    await client.until(({ heard }) => heard.filter(({ awareness }) => awareness)[turn - 1]);
  }
  const said = client.heard.some(({ stored = 0, refused }) => stored > 1 || refused);
  return said ? { refused: 'something was said' } : 'unsettled';
}

export const block = (client: number, ...structs: readonly HandMadeStruct[]) => ({
  client,
  clock: 0,
  structs,
});
