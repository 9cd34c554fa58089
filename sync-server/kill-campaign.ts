/**
 * Kills a real server at random moments of real work, again and again, and looks after each start whether anything is
 * missing that it had acknowledged or shown to anybody [SYNC7], and whether stamps are what they should be [SYNC6].
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import * as Y from 'yjs';
import { actsOf, stampsOf } from '../lib/record/document.ts';
import { parseStamp } from '../lib/record/stamp.ts';
import { type DocumentId, documentId } from '../lib/shared/ids.ts';
import { makeDevice, type TestDevice } from '../lib/testing/device.ts';
import { makeNeighbourhood } from '../lib/testing/neighbourhood.ts';
import { type SeededRandom, seededRandom } from '../lib/testing/seeded-random.ts';
import { askServer } from './backup/ask-server.ts';
import { changesAfter } from './history/changes.ts';
import { held } from './history/written-together.ts';
import { type KillStep, killSteps } from './kill-server.ts';
import { KillWriter, type Office } from './kill-writer.ts';
import { LoadedDocument } from './relay/loaded-document.ts';
import { isEmpty } from './relay/submission.ts';
import { type ServerProcess, signInTo, startServerProcess } from './server-process.ts';
import { databaseFile } from './storage/data-folder.ts';
import { Database } from './storage/sqlite/database.ts';
import { SqliteDocumentStore } from './storage/sqlite/document-store.ts';

export interface CampaignSettings {
  readonly rounds: number;
  readonly seed: number;
  readonly onRound?: (round: number) => void;
}

export interface CampaignReport {
  readonly rounds: number;
  readonly seconds: number;
  readonly acknowledged: number;
  readonly received: number;
  readonly acts: number;
  /** Kills by where they came: at a step, or at no matter what moment. */
  readonly kills: Readonly<Record<string, number>>;
}

/** Work of a round before it is killed, at most. */
const LONGEST_WORK_MS = 150;
const LONGEST_START_MS = 500;
/** How long a server may take to come to the step at which it ends itself. */
const STEP_PATIENCE_MS = 1000;
/** Documents are left alone after so many rounds, and others are begun; all are looked at to the end. */
const ROUNDS_OF_A_DOCUMENT = 20;
const OFFICES: Readonly<Record<Office, 'committee' | 'recorder'>> = {
  planner: 'committee',
  recorder: 'recorder',
};

/** Rejects with what was wrong, and keeps the data folder, which the message names. */
export async function runCampaign(settings: CampaignSettings): Promise<CampaignReport> {
  const folder = mkdtempSync(join(tmpdir(), 'pavilion-kill-'));
  const campaign = new Campaign(folder, settings);
  try {
    const report = await campaign.run();
    rmSync(folder, { recursive: true, force: true });
    return report;
  } catch (error) {
    throw new Error(`seed ${settings.seed}, round ${campaign.round}, data in ${folder}: ${String(error)}`, {
      cause: error,
    });
  } finally {
    await campaign.end();
  }
}

class Campaign {
  round = 0;
  readonly #folder: string;
  readonly #settings: CampaignSettings;
  readonly #random: SeededRandom;
  readonly #kills: Record<string, number> = {};
  readonly #done: KillWriter[] = [];
  /** What the server must have, of documents that nobody writes any more. */
  readonly #left = new Map<DocumentId, Uint8Array>();
  readonly #sessions = new Map<Office, string>();
  #writers: KillWriter[] = [];
  #id: DocumentId = documentId('meeting', 'kill-0');
  #server: ServerProcess | undefined;

  constructor(folder: string, settings: CampaignSettings) {
    this.#folder = folder;
    this.#settings = settings;
    this.#random = seededRandom(settings.seed);
  }

  get #dataDir(): string {
    return join(this.#folder, 'data');
  }

  async run(): Promise<CampaignReport> {
    // What Node compiles is kept when a process ends by itself only: most of a start is spent on it.
    const first = await this.#start();
    for (const office of Object.keys(OFFICES) as Office[])
      this.#sessions.set(office, await signInTo(first.origin, OFFICES[office]));
    await first.stop();
    const began = performance.now();
    for (this.round = 1; this.round <= this.#settings.rounds; this.round++) {
      await this.#oneRound();
      this.#settings.onRound?.(this.round);
    }
    const last = await this.#start();
    await this.#look(last);
    await last.kill();
    await mustRemember(this.#dataDir);
    const seconds = (performance.now() - began) / 1000;
    const all = [...this.#done, ...this.#writers];
    const sum = (of: (writer: KillWriter) => number): number => all.reduce((so, w) => so + of(w), 0);
    return {
      rounds: this.#settings.rounds,
      seconds,
      acknowledged: sum(({ acknowledgedFrames }) => acknowledgedFrames),
      received: sum(({ receivedUpdates }) => receivedUpdates),
      acts: sum(({ acts }) => acts),
      kills: this.#kills,
    };
  }

  async end(): Promise<void> {
    await this.#server?.kill();
  }

  async #start(env: Readonly<Record<string, string>> = {}): Promise<ServerProcess> {
    this.#server = await startServerProcess({
      dataDir: this.#dataDir,
      main: join(import.meta.dirname, 'kill-server.ts'),
      env: { ...env, NODE_COMPILE_CACHE: join(this.#folder, 'compiled') },
    });
    return this.#server;
  }

  async #oneRound(): Promise<void> {
    const random = this.#random;
    if (random.below(8) === 0) await this.#killStarting();
    const isBeginning = this.round % ROUNDS_OF_A_DOCUMENT === 1;
    const step = !isBeginning && random.below(3) === 0 ? random.pick(killSteps) : undefined;
    const isOfCopy = step?.startsWith('cop') ?? false;
    const server = await this.#start(step && { KILL_AT: `${step}:${isOfCopy ? 1 : 1 + random.below(2)}` });
    const looked = await this.#look(server).catch((error: unknown) => {
      // A server that ends itself may do so at once; the next start is looked at.
      if (!step || !isGone(error)) throw error;
    });
    if (!looked) return this.#endsItself(server, step as KillStep);
    if (isBeginning) await this.#beginDocument(server);
    let working = true;
    const connected = this.#writers.map((writer) =>
      // A server that ends itself may do so before anybody is connected.
      writer.connect(server.origin).then(
        () => true,
        () => false,
      ),
    );
    const work = this.#writers.map(async (writer, i) => {
      if (await connected[i]) await writer.write(() => working);
    });
    if (random.below(8) > 0) await Promise.all(connected);
    const isCopying = isOfCopy || random.below(3) === 0;
    await pause(random.below(LONGEST_WORK_MS));
    const copied = isCopying ? askServer(this.#dataDir, { do: 'copy' }) : undefined;
    if (step) await this.#endsItself(server, step);
    else {
      await pause(isCopying ? random.below(20) : 0);
      await server.kill();
      this.#count(isCopying ? 'any moment, a copy being made' : 'any moment');
    }
    working = false;
    await copied;
    await Promise.all(work);
    for (const writer of this.#writers) await writer.gone();
  }

  async #killStarting(): Promise<void> {
    try {
      const server = await this.#start({ KILL_AFTER_MS: String(this.#random.below(LONGEST_START_MS)) });
      await server.kill();
    } catch {
      this.#server = undefined;
    }
    this.#count('starting');
  }

  async #endsItself(server: ServerProcess, step: KillStep): Promise<void> {
    const ended = await Promise.race([
      server.ended.then(() => true),
      pause(STEP_PATIENCE_MS).then(() => false),
    ]);
    this.#count(ended ? `at "${step}"` : 'any moment');
    if (!ended) await server.kill();
  }

  #count(where: string): void {
    this.#kills[where] = (this.#kills[where] ?? 0) + 1;
  }

  /** What is there now, as a device without anything is sent it. */
  async #look(server: ServerProcess): Promise<true> {
    const promised = new Map(this.#left);
    const own = this.#writers.flatMap(({ promised }) => promised ?? []);
    if (own.length > 0) promised.set(this.#id, Y.mergeUpdates(own));
    if (promised.size === 0) return true;
    const answer = await fetch(`${server.origin}/api/feed`, {
      headers: { cookie: `sid=${this.#sessions.get('recorder')}` },
    });
    const lines = (await answer.text())
      .trim()
      .split('\n')
      .map((line) => v.parse(lineSchema, JSON.parse(line)));
    for (const [id, updates] of promised) {
      const found = lines.find((line) => line.id === id)?.update;
      if (found === undefined && !lines.some(({ t }) => t === 'end')) throw new TypeError('terminated');
      // Of a document that nobody could write yet there is nothing.
      if (found === undefined && isEmpty(updates)) continue;
      if (found === undefined) throw new Error(`${id} is gone`);
      mustHold(id, Buffer.from(found, 'base64'), updates);
    }
    return true;
  }

  async #beginDocument(server: ServerProcess): Promise<void> {
    const own = this.#writers.flatMap(({ promised }) => promised ?? []);
    if (own.length > 0) this.#left.set(this.#id, Y.mergeUpdates(own));
    this.#done.push(...this.#writers);
    this.#id = documentId('meeting', `kill-${this.round}`);
    this.#writers = await Promise.all(
      (Object.keys(OFFICES) as Office[]).map(async (office) => {
        const session = this.#sessions.get(office) ?? '';
        const device = await this.#device(server, office, session);
        return new KillWriter(this.#id, device, office, session, this.#random);
      }),
    );
    // Others may write in a meeting, but not make one.
    await this.#writers[0]?.begin(server.origin);
  }

  #device(server: ServerProcess, office: Office, session: string): Promise<TestDevice> {
    return makeDevice({
      member: makeNeighbourhood().accounts[OFFICES[office]].member,
      random: this.#random,
      at: Date.UTC(2027, 2, 5),
      issueBadge: async (_member, publicKey) => {
        const answer = await fetch(`${server.origin}/api/badges`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', origin: server.origin, cookie: `sid=${session}` },
          body: JSON.stringify({ publicKey }),
        });
        return v.parse(v.object({ badge: v.string() }), await answer.json()).badge;
      },
    });
  }
}

/** The server was there, and is not any more. */
const isGone = (error: unknown): boolean =>
  error instanceof TypeError && /fetch failed|terminated/.test(error.message);

const lineSchema = v.object({ t: v.string(), id: v.optional(v.string()), update: v.optional(v.string()) });

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Throws unless everything promised is there, and each act has its stamp, numbered without gaps or repeats. */
function mustHold(id: DocumentId, whole: Uint8Array, promised: Uint8Array): void {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, whole);
  const acts = [...actsOf(doc).keys()].sort();
  const stamps = [...stampsOf(doc)].map(([act, value]) => ({ act, no: parseStamp(value)?.no ?? 0 }));
  const numbers = stamps.map(({ no }) => no).sort((a, b) => a - b);
  if (JSON.stringify(stamps.map(({ act }) => act).sort()) !== JSON.stringify(acts))
    throw new Error(`${id}: ${acts.length} acts and ${stamps.length} stamps that are not theirs`);
  if (numbers.some((no, i) => no !== i + 1)) throw new Error(`${id}: stamps are numbered ${numbers}`);
  let added = 0;
  doc.on('update', () => {
    added += 1;
  });
  Y.applyUpdate(doc, promised);
  if (added > 0 || doc.store.pendingStructs || doc.store.pendingDs)
    throw new Error(`${id} lacks what was acknowledged or shown`);
}

/** Throws unless the log of every document, compacted or not, makes the document that is loaded. */
async function mustRemember(dataDir: string): Promise<void> {
  const db = await Database.open(databaseFile(dataDir));
  try {
    const store = new SqliteDocumentStore(db);
    for (const { doc: id } of await store.changed(0, Number.MAX_SAFE_INTEGER)) {
      const loaded = new LoadedDocument(id, await store.load(id, 0), 1).doc;
      const remembered = new Y.Doc();
      Y.applyUpdate(remembered, Y.mergeUpdates([...(await changesAfter(store, id, 0))]));
      if (JSON.stringify(held(remembered)) !== JSON.stringify(held(loaded)))
        throw new Error(`${id}: the log makes another document`);
    }
  } finally {
    await db.close();
  }
}
