/** For tests: a community on a real server, backed up and set back, and devices that come back to it. */
import { join } from 'node:path';
import { expect } from 'vitest';
import * as Y from 'yjs';
import { ACTS, type ProseRoot, SHEET, STAMPS } from '../../lib/record/document.ts';
import type { Stamp } from '../../lib/record/stamp.ts';
import { type DocumentId, documentId } from '../../lib/shared/ids.ts';
import { makeDevice, type TestDevice } from '../../lib/testing/device.ts';
import { type DemoAccountName, makeNeighbourhood } from '../../lib/testing/neighbourhood.ts';
import { type SeededRandom, seededRandom } from '../../lib/testing/seeded-random.ts';
import { askServer } from '../backup/ask-server.ts';
import { backUp } from '../backup/backup.ts';
import type { ControlRequest } from '../backup/control.ts';
import { restore } from '../backup/restore.ts';
import { awarenessOf, RawClient } from '../relay/relay-fixture.ts';
import { type ServerProcess, signInTo, startServerProcess } from '../server-process.ts';
import { temporaryFolder } from '../storage/sqlite/temporary-database.ts';

export const MEETING = documentId('meeting', 'set-back');
export const MINUTES = (item: string): ProseRoot => `prose/minutes/${item}`;
export const ACTION = { item: 'lights', title: '换灯', owner: 'p1', due: '2027-02-20' };
const NOW = Date.UTC(2027, 0, 10);

export class SetBackCommunity {
  #awarenessClock = 10;
  dataDir = temporaryFolder();
  readonly #backup = join(temporaryFolder(), 'community.backup');
  readonly #random: SeededRandom = seededRandom(20270110);
  #server: ServerProcess | undefined;

  get server(): ServerProcess {
    if (!this.#server) throw new Error('no server runs');
    return this.#server;
  }

  async start(): Promise<void> {
    this.#server = await startServerProcess({ dataDir: this.dataDir });
  }

  async backUp(): Promise<void> {
    await backUp(this.dataDir, this.#backup, NOW);
  }

  /** `lost`: the disk with the newer data is gone too; else they are there to be replaced. */
  async setBack({ lost }: { readonly lost: boolean }): Promise<void> {
    await this.server.kill();
    if (lost) this.dataDir = join(temporaryFolder(), 'data');
    restore(this.dataDir, this.#backup, NOW);
    await this.start();
  }

  async stop(): Promise<void> {
    await this.#server?.kill();
    this.#server = undefined;
  }

  async device(account: DemoAccountName): Promise<ReturningDevice> {
    const { member } = makeNeighbourhood().accounts[account];
    const device = await makeDevice({
      ...{ member, random: this.#random, at: NOW },
      issueBadge: async (_member, key) => {
        const { origin } = this.server;
        const response = await fetch(`${origin}/api/badges`, {
          method: 'POST',
          headers: {
            'content-type': 'application/json',
            origin,
            cookie: `sid=${await signInTo(origin, account)}`,
          },
          body: JSON.stringify({ publicKey: key }),
        });
        return ((await response.json()) as { badge: string }).badge;
      },
    });
    return new ReturningDevice(this, account, device, this.#random);
  }

  /** Above all that the server has heard of any id: else it passes nothing on until what it has is outdated. */
  nextAwarenessClock(): number {
    this.#awarenessClock += 10;
    return this.#awarenessClock;
  }

  /** As npm run heal asks. */
  async heal(request: ControlRequest): Promise<readonly string[]> {
    const answer = await askServer(this.dataDir, request);
    if (!answer?.ok) throw new Error(answer ? answer.problem : 'no server');
    return answer.said;
  }

  waiting(): Promise<readonly string[]> {
    return this.heal({ do: 'waiting' });
  }

  /** What somebody is sent who has nothing yet. */
  async seenByAll(id: DocumentId = MEETING): Promise<Y.Doc> {
    const reader = new RawClient(
      `${this.server.origin.replace('http', 'ws')}/sync/${id}?acks=1`,
      await signInTo(this.server.origin, 'elder'),
    );
    await reader.opened;
    reader.sendStep1();
    await reader.until(({ heard }) => heard.find(({ step2 }) => step2));
    reader.close();
    return reader.document();
  }
}

/** Keeps its copy whatever happens, and says which client ids are its own. */
export class ReturningDevice {
  readonly device: TestDevice;
  readonly own = new Set<number>();
  readonly #community: SetBackCommunity;
  readonly #account: DemoAccountName;
  readonly #random: SeededRandom;
  #client: RawClient | undefined;
  #taken = 0;

  constructor(
    community: SetBackCommunity,
    account: DemoAccountName,
    device: TestDevice,
    random: SeededRandom,
  ) {
    this.#community = community;
    this.#account = account;
    this.device = device;
    this.#random = random;
    this.startAnew();
  }

  get doc(): Y.Doc {
    return this.device.doc(MEETING);
  }

  get client(): RawClient {
    if (!this.#client) throw new Error('not connected');
    return this.#client;
  }

  /** As when the page is opened again: under a new client id. */
  startAnew(): void {
    this.doc.clientID = 100 + this.#random.below(2 ** 31);
    this.own.add(this.doc.clientID);
  }

  /** Sends what the server lacks and takes what it has, as y-websocket does. `isStock`: it names its id in awareness only. */
  async connect({ isStock = false } = {}): Promise<void> {
    const { origin } = this.#community.server;
    const own = isStock ? '' : `&own=${[...this.own].join(',')}`;
    const url = `${origin.replace('http', 'ws')}/sync/${MEETING}?acks=1${own}`;
    const client = new RawClient(url, await signInTo(origin, this.#account));
    await client.opened;
    this.#client = client;
    this.#taken = 0;
    const lacks = await client.until(({ heard }) => heard.find(({ step1 }) => step1)?.step1);
    client.sendStep1(this.doc);
    if (isStock) client.send(awarenessOf(this.doc.clientID, 1, {}));
    client.sendStep2(Y.encodeStateAsUpdate(this.doc, lacks));
    await client.until(({ heard }) => heard.find(({ step2 }) => step2));
    await this.settle();
  }

  /** Everything that the server had to say until now is said, and taken. */
  async settle(): Promise<void> {
    // Whoever connects waits for the server's last commit.
    await this.#community.seenByAll();
    const before = this.client.heard.filter(({ awareness }) => awareness).length;
    const clock = this.#community.nextAwarenessClock();
    this.client.send(awarenessOf(this.doc.clientID, clock, { turn: clock }));
    await this.client.until(({ heard }) => heard.filter(({ awareness }) => awareness)[before]);
    this.take();
  }

  take(): void {
    for (const { update, step2 } of this.client.heard.slice(this.#taken)) {
      const heard = update ?? step2;
      if (heard) Y.applyUpdate(this.doc, heard);
    }
    this.#taken = this.client.heard.length;
  }

  /** Was its first frame, with all it had, acknowledged as stored? */
  get isDelivered(): boolean {
    return this.client.heard.some(({ stored = 0 }) => stored >= 1);
  }

  /** Writes and sends, and waits until it is stored. */
  async write(change: () => unknown): Promise<void> {
    const made: Uint8Array[] = [];
    const note = (update: Uint8Array): void => {
      made.push(update);
    };
    this.doc.on('update', note);
    const settled = Math.max(0, ...this.client.heard.map(({ stored = 0 }) => stored));
    await change();
    this.doc.off('update', note);
    this.client.sendUpdate(Y.mergeUpdates(made));
    await this.client.stored(settled + 1);
  }

  leave(): void {
    this.take();
    this.client.close();
  }
}

/** What counts in a document, whatever structs it is made of. */
export const contentOf = (doc: Y.Doc): unknown => ({
  sheet: doc.getMap(SHEET).toJSON(),
  acts: doc.getMap(ACTS).toJSON(),
  stamps: doc.getMap(STAMPS).toJSON(),
  prose: Object.fromEntries(
    ['a', 'b', 'both'].map(MINUTES).map((root) => [root, doc.getXmlFragment(root).toString()]),
  ),
});

/** They follow each other from 1, without repeats. */
export function expectStampsOf(doc: Y.Doc): void {
  const numbers = [...doc.getMap<Stamp>(STAMPS).values()].map(({ no }) => no).sort((a, b) => a - b);
  expect(numbers).toEqual(numbers.map((_, i) => i + 1));
  expect(numbers).toHaveLength(doc.getMap(ACTS).size);
}
