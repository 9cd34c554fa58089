import { afterEach, expect, it } from 'vitest';
import * as Y from 'yjs';
import { documentId } from '../lib/shared/ids.ts';
import { type SeededRandom, seededRandom } from '../lib/testing/seeded-random.ts';
import { RawClient } from './relay/relay-fixture.ts';
import { type ServerProcess, signInTo, startServerProcess } from './server-process.ts';
import { temporaryFolder } from './storage/sqlite/temporary-database.ts';

const MEETING = documentId('meeting', '2027-03-05');
const MINUTES = 'prose/minutes/lights';
const KILLS = 8;
const FRAMES = 400;

let server: ServerProcess;
afterEach(() => server.kill());

it('[SYNC7] a server killed at any moment loses nothing it acknowledged and nothing it forwarded, insertions and deletions', async () => {
  const dataDir = temporaryFolder();
  const random = seededRandom(20261123);
  server = await startServerProcess({ dataDir });
  const planner = new Writer(await signInTo(server.origin, 'committee'), random);
  const recorder = new Writer(await signInTo(server.origin, 'recorder'), random);
  planner.doc.getMap('sheet').set('meeting/title', '三月议事会');
  await planner.connect(server.origin);
  await planner.client?.stored(1);
  await recorder.connect(server.origin);

  for (let round = 0; round < KILLS; round++) {
    const killAfter = random.below(FRAMES);
    for (let frame = 0; frame < FRAMES; frame++) {
      planner.write();
      recorder.write();
      // At most 40 frames are on the way, so that there is much to lose when the kill comes.
      if (frame > 40) await planner.client?.stored(frame - 40);
      if (frame === killAfter) break;
    }
    await server.kill();
    await Promise.all([planner.client?.closing(), recorder.client?.closing()]);
    server = await startServerProcess({ dataDir });
    const stored = await readAll(server, recorder.session);
    for (const writer of [planner, recorder]) {
      expect(adds(stored, writer.acknowledged()), `round ${round}: acknowledged`).toBe(false);
      expect(adds(stored, writer.heard()), `round ${round}: forwarded`).toBe(false);
    }
    await planner.connect(server.origin);
    await recorder.connect(server.origin);
  }
  // All comes together in the end: what was not acknowledged was sent again.
  await Promise.all([planner.settled(), recorder.settled()]);
  const stored = await readAll(server, recorder.session);
  expect(adds(stored, Y.encodeStateAsUpdate(planner.doc))).toBe(false);
  expect(adds(stored, Y.encodeStateAsUpdate(recorder.doc))).toBe(false);
  expect(planner.acknowledgedFrames + recorder.acknowledgedFrames).toBeGreaterThan(KILLS * 40);
  expect(await server.stop()).toBe(0);
}, 120_000);

/** Does the update hold anything that this document does not? */
function adds(doc: Y.Doc, update: Uint8Array): boolean {
  let added = false;
  const note = (): void => {
    added = true;
  };
  doc.on('update', note);
  Y.applyUpdate(doc, update);
  doc.off('update', note);
  return added || doc.store.pendingStructs !== null || doc.store.pendingDs !== null;
}

async function readAll(server: ServerProcess, session: string): Promise<Y.Doc> {
  const reader = new RawClient(`${server.origin.replace('http', 'ws')}/sync/${MEETING}`, session);
  await reader.opened;
  reader.sendStep1();
  await reader.until(({ heard }) => heard.find(({ step2 }) => step2));
  reader.close();
  return reader.document();
}

/** A device that types and erases in the minutes, and remembers what was acknowledged. */
class Writer {
  readonly session: string;
  readonly doc = new Y.Doc();
  client: RawClient | undefined;
  acknowledgedFrames = 0;
  readonly #random: SeededRandom;
  /** All that was written when frame k of this connection was sent. */
  #sent: Uint8Array[] = [];
  #acknowledged: Uint8Array = Y.encodeStateAsUpdate(new Y.Doc());
  #heard: Uint8Array[] = [];

  constructor(session: string, random: SeededRandom) {
    this.session = session;
    this.#random = random;
    const paragraph = new Y.XmlElement('paragraph');
    paragraph.insert(0, [new Y.XmlText('。')]);
    this.doc.getXmlFragment(MINUTES).push([paragraph]);
  }

  async connect(origin: string): Promise<void> {
    this.#keepAcknowledged();
    const client = new RawClient(`${origin.replace('http', 'ws')}/sync/${MEETING}?acks=1`, this.session);
    await client.opened;
    this.client = client;
    client.sendStep1(this.doc);
    await client.until(({ heard }) => heard.find(({ step1 }) => step1) && heard.find(({ step2 }) => step2));
    this.#sent = [];
    this.#send(Y.encodeStateAsUpdate(this.doc), 'step2');
  }

  write(): void {
    const fragment = this.doc.getXmlFragment(MINUTES);
    const text = (fragment.get(this.#random.below(fragment.length)) as Y.XmlElement).get(0) as Y.XmlText;
    const before = Y.encodeStateVector(this.doc);
    if (text.length > 20 && this.#random.below(3) === 0) text.delete(this.#random.below(text.length - 5), 3);
    else text.insert(this.#random.below(text.length), '字');
    this.#send(Y.encodeStateAsUpdate(this.doc, before), 'update');
  }

  #send(update: Uint8Array, as: 'step2' | 'update'): void {
    this.#sent.push(update);
    if (as === 'step2') this.client?.sendStep2(update);
    else this.client?.sendUpdate(update);
  }

  #keepAcknowledged(): void {
    const heard = this.client?.heard ?? [];
    const k = Math.max(0, ...heard.map(({ stored }) => stored ?? 0));
    this.acknowledgedFrames += k;
    this.#acknowledged = Y.mergeUpdates([this.#acknowledged, ...this.#sent.slice(0, k)]);
    this.#heard.push(...heard.flatMap(({ update }) => update ?? []));
    this.client = undefined;
    for (const update of heard.flatMap(({ update, step2 }) => update ?? step2 ?? []))
      Y.applyUpdate(this.doc, update);
  }

  acknowledged(): Uint8Array {
    this.#keepAcknowledged();
    return this.#acknowledged;
  }

  heard(): Uint8Array {
    return Y.mergeUpdates([Y.encodeStateAsUpdate(new Y.Doc()), ...this.#heard]);
  }

  async settled(): Promise<void> {
    await this.client?.stored(this.#sent.length);
  }
}
