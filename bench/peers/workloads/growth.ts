/** W6: 200 sessions of 100 keystrokes on one document; the size of the store, and how long it then takes to open cold. */
import * as Y from 'yjs';
import { type SeededRandom, seededRandom } from '../../../lib/testing/seeded-random.ts';
import { Client, type Clocks, covers, readRoom } from '../client.ts';
import { CHAT } from '../content.ts';
import type { MeasuredServer } from '../measured-server.ts';
import { sleep } from '../pace.ts';
import { Samples } from '../samples.ts';
import type { Workload } from '../workload.ts';

const ROOM = 'w6';
const SESSIONS = 200;
const KEYSTROKES = 100;
const OPENINGS = 3;
const LETTERS = [...'etaoin shrdlu cmfwypvbgkjqxz'];
const FIRST_CLIENT = 200_000;
/** Others store later; the longest that is waited for. */
const DRAIN_S = 60;
const IDLE_S = 4;

export const growth: Workload = {
  title: 'Growth of the store',
  needs: 'disk',
  async run({ server, found }) {
    const random = seededRandom(7);
    const truth = new Y.Doc();
    await server.start();
    const empty = server.storeKiB();
    const start = performance.now();
    for (let session = 0; session < SESSIONS; session++)
      await writeOnce(server, truth, FIRST_CLIENT + session, random);
    found.metric('time for all sessions', (performance.now() - start) / 1000, 's');
    if (!(await isIdle(server))) found.note(`still busy ${DRAIN_S} s after the last session`);
    found.metric('store while running', server.storeKiB() - empty, 'KiB');
    await server.stop();
    const store = server.storeKiB() - empty;
    const itself = Y.encodeStateAsUpdate(truth).length / 1024;
    found.metric('store after a stop', store, 'KiB');
    found.metric('the document itself, encoded', itself, 'KiB', 'neither');
    found.metric('store, in documents', store / itself, '×');

    const wanted = Y.decodeStateVector(Y.encodeStateVector(truth));
    const times = new Samples();
    for (let n = 0; n < OPENINGS; n++) times.add(await openCold(server, wanted));
    found.metric('cold open, p50', times.summary().p50, 'ms');
    await server.start();
    const read = await readRoom(server.endpoint, ROOM);
    const lost = [...wanted].reduce((sum, [id, clock]) => sum + clock - Y.getState(read.store, id), 0);
    found.metric('keystrokes lost', lost);
    if (lost === 0 && read.getText(CHAT).toString() !== truth.getText(CHAT).toString())
      found.note('the text differs');
  },
};

/** A person opens the document, types somewhere (one keystroke in ten is a backspace), and leaves. */
async function writeOnce(
  server: MeasuredServer,
  truth: Y.Doc,
  id: number,
  random: SeededRandom,
): Promise<void> {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(truth));
  doc.clientID = id;
  const client = new Client(server.endpoint, ROOM);
  client.stateVector = Y.encodeStateVector(doc);
  client.answer = (stateVector) => Y.encodeStateAsUpdate(doc, stateVector);
  await client.connect();
  doc.on('update', (update: Uint8Array) => client.send('update', update));
  const text = doc.getText(CHAT);
  let at = random.below(text.length + 1);
  for (let n = 0; n < KEYSTROKES; n++) {
    if (at > 0 && random.next() < 0.1) text.delete(--at, 1);
    else text.insert(at++, random.pick(LETTERS));
  }
  Y.applyUpdate(truth, Y.encodeStateAsUpdate(doc, Y.encodeStateVector(truth)));
  await client.close();
}

/** So that a stop does not cut off what waits to be written. */
async function isIdle(server: MeasuredServer): Promise<boolean> {
  for (let waited = 0, idle = 0; waited < DRAIN_S; waited++) {
    const before = server.cpuSeconds();
    await sleep(1000);
    idle = server.cpuSeconds() - before < 0.05 ? idle + 1 : 0;
    if (idle === IDLE_S) return true;
  }
  return false;
}

/** ms from connecting until all of it is there; NaN where it does not come. */
async function openCold(server: MeasuredServer, wanted: Clocks): Promise<number> {
  await server.start();
  const client = new Client(server.endpoint, ROOM);
  const doc = new Y.Doc();
  const begin = performance.now();
  await new Promise<void>((resolve, reject) => {
    const timer = setTimeout(resolve, 15_000);
    client.onUpdate = (update) => {
      Y.applyUpdate(doc, update);
      if (!covers(doc, wanted)) return;
      clearTimeout(timer);
      resolve();
    };
    client.connect(PATIENCE_MS).catch(reject);
  });
  const ms = covers(doc, wanted) ? performance.now() - begin : Number.NaN;
  await client.close();
  await server.stop();
  return ms;
}

const PATIENCE_MS = 60_000;
