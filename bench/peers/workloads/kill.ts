/**
 * W5: SIGKILL at a random moment under load, a new start, and newcomers read. What the process had given to the kernel
 * survives, so this says nothing of a power cut.
 */
import * as Y from 'yjs';
import { seededRandom } from '../../../lib/testing/seeded-random.ts';
import { readRoom } from '../client.ts';
import { Fanout, type Member } from '../fanout.ts';
import { eachOf, sleep, upTo } from '../pace.ts';
import type { Findings } from '../report.ts';
import type { Bench, Workload } from '../workload.ts';

const ROUNDS = 10;
/** Of a server that keeps nothing on disk everything is gone each time. */
const ROUNDS_IN_MEMORY = 2;
const SHAPE = { rooms: 5, clients: 4 };
const EDITS_PER_SECOND = 100;
const KILL_AFTER_S = { least: 1, most: 6 };
/** An edit sent so long before the kill had time. */
const OLD_MS = 100;

interface Lost {
  of: number;
  lost: number;
}

/** Summed over all rounds. */
class Tally {
  readonly seen: Lost = { of: 0, lost: 0 };
  readonly old: Lost = { of: 0, lost: 0 };
  readonly acknowledged: Lost = { of: 0, lost: 0 };

  report(found: Findings, rounds: number): void {
    found.metric('kills', rounds, '', 'neither');
    percent(found, 'edits lost that another client had received', this.seen);
    percent(found, `edits lost that were sent ${OLD_MS} ms before`, this.old);
    found.metric('acknowledged edits', this.acknowledged.of || Number.NaN, '', 'neither');
    found.metric('acknowledged edits lost', this.acknowledged.of ? this.acknowledged.lost : Number.NaN);
    if (this.acknowledged.of === 0) found.note('it acknowledges nothing');
  }
}

const percent = (found: Findings, name: string, { of, lost }: Lost): void =>
  found.metric(name, of ? (lost / of) * 100 : Number.NaN, '%');

export const kill: Workload = {
  title: 'Killed under load',
  needs: 'memory',
  async run(bench) {
    const random = seededRandom(5);
    const tally = new Tally();
    const rounds = bench.server.peer.keeps === 'disk' ? ROUNDS : ROUNDS_IN_MEMORY;
    for (let round = 0; round < rounds; round++) {
      const { least, most } = KILL_AFTER_S;
      await killOnce(bench, `w5-${round}`, least + random.next() * (most - least), tally);
    }
    tally.report(bench.found, rounds);
  },
};

async function killOnce({ server, found }: Bench, name: string, afterS: number, tally: Tally): Promise<void> {
  if (!server.isRunning) await server.start();
  const fanout = new Fanout(server.endpoint, { name, ...SHAPE });
  await fanout.connect();
  let isKilled = false;
  const sending = fanout.send(EDITS_PER_SECOND, afterS + 5, () => isKilled);
  await sleep(afterS * 1000);
  const killedAt = performance.now();
  const acknowledged = fanout.members.map((member) => member.client.acknowledged - member.acknowledgedBefore);
  await server.kill();
  isKilled = true;
  await sending;
  fanout.terminate();
  await server.start();
  const docs = await eachOf(upTo(SHAPE.rooms), SHAPE.rooms, async (room) => {
    // The first to read may only make the server load the document.
    await readRoom(server.endpoint, fanout.roomName(room));
    return readRoom(server.endpoint, fanout.roomName(room));
  });
  for (const [i, member] of fanout.members.entries()) {
    const doc = docs[i % SHAPE.rooms];
    if (doc) compare(member, doc, { killedAt, acknowledged: acknowledged[i] ?? 0 }, tally);
  }
  found.log(`killed after ${afterS.toFixed(1)} s: ${tally.seen.lost} of ${tally.seen.of} lost so far`);
}

function compare(
  member: Member,
  doc: Y.Doc,
  { killedAt, acknowledged }: { killedAt: number; acknowledged: number },
  tally: Tally,
): void {
  const kept = Y.getState(doc.store, member.editor.client);
  const add = (lost: Lost, of: number): void => {
    lost.of += of;
    lost.lost += Math.max(0, of - kept);
  };
  add(tally.seen, member.seenByOthers);
  add(tally.old, member.sentAt.filter((at) => at <= killedAt - OLD_MS).length);
  add(tally.acknowledged, acknowledged);
}
