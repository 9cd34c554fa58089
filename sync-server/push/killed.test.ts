import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import * as Y from 'yjs';
import { rollDigest } from '../../lib/deliberation/roll.ts';
import type { MemberId } from '../../lib/shared/ids.ts';
import { documentId } from '../../lib/shared/ids.ts';
import { councilProfile } from '../../lib/testing/demo-profiles.ts';
import { makeDevice, type TestDevice } from '../../lib/testing/device.ts';
import { makeNeighbourhood } from '../../lib/testing/neighbourhood.ts';
import { seededRandom } from '../../lib/testing/seeded-random.ts';
import { RawClient } from '../relay/relay-fixture.ts';
import { type ServerProcess, signInTo, startServerProcess } from '../server-process.ts';
import { temporaryFolder } from '../storage/sqlite/temporary-database.ts';
import { PushServiceStandIn } from './push-service-stand-in.ts';

const { accounts } = makeNeighbourhood();

async function send(server: ServerProcess, session: string, method: string, path: string, body: unknown) {
  const answer = await fetch(`${server.origin}${path}`, {
    method,
    headers: { origin: server.origin, cookie: `sid=${session}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return answer;
}

async function planner(server: ServerProcess): Promise<{ session: string; device: TestDevice }> {
  const session = await signInTo(server.origin, 'committee');
  const issueBadge = async (_member: unknown, publicKey: unknown): Promise<string> =>
    ((await (await send(server, session, 'POST', '/api/badges', { publicKey })).json()) as { badge: string })
      .badge;
  const { member } = accounts.committee;
  return {
    session,
    device: await makeDevice({ issueBadge, member, random: seededRandom(7), at: Date.now() }),
  };
}

/** Acknowledged when it resolves. */
async function publish(
  server: ServerProcess,
  { session, device }: { session: string; device: TestDevice },
  day: string,
  members: readonly MemberId[],
): Promise<void> {
  const id = documentId('meeting', day);
  const roll = members.map((each) => ({ id: each, household: each, rep: true as const }));
  const client = new RawClient(`${server.origin.replace('http', 'ws')}/sync/${id}?acks=1`, session);
  await client.opened;
  client.sendStep1(device.doc(id));
  await device.act(id, 'notice', {
    ...{ title: '议事会', place: '议事亭', startsAt: `${day}T14:00`, profile: councilProfile },
    agenda: [{ id: 'lights', title: '楼道照明', minutes: 20 }],
    ...{ roll, rollSource: '名册', rollDigest: rollDigest(roll) },
    ...{ carried: [], carriedSource: '无' },
  });
  client.sendUpdate(Y.encodeStateAsUpdate(device.doc(id)));
  await client.stored(1);
  client.close();
}

test('[PUSH2] a server that is killed before it sent sends after its next start, and what was taken is not sent again', async () => {
  const stand = await PushServiceStandIn.start();
  onTestFinished(() => stand.stop());
  const dataDir = join(temporaryFolder(), 'data');
  let server: ServerProcess | undefined;
  const start = async (): Promise<ServerProcess> => {
    server = await startServerProcess({ dataDir, env: { PUSH_SERVICES: stand.origin } });
    return server;
  };
  onTestFinished(() => server?.kill());

  const first = await start();
  for (const account of ['resident', 'elder'] as const) {
    const session = await signInTo(first.origin, account);
    const choices = { kinds: ['notice'] };
    await send(first, session, 'PUT', '/api/push', { subscription: stand.phone(account), choices });
  }
  const chair = await planner(first);
  const called = [accounts.resident.member.id, accounts.elder.member.id];
  await publish(first, chair, '2031-01-05', called);
  // Within the second in which it gathers what changed, unless this machine is very slow.
  await first.kill();

  const second = await start();
  await stand.until((all) => all.length === 2);
  await second.kill();

  // The push service's answer to the last of them may not have been written down: only then it is sent again.
  const third = await start();
  await publish(third, await planner(third), '2031-02-05', called.slice(0, 1));
  await stand.until((all) => all.some(({ payload }) => JSON.stringify(payload).includes('2031-02-05')));
  expect(stand.problems).toEqual([]);
  const topics = stand.called.map(({ phone, headers }) => `${phone} ${headers.topic}`);
  expect(new Set(topics).size).toBe(3);
  expect(topics.length).toBeLessThanOrEqual(5);
  expect(await third.stop()).toBe(0);

  const fourth = await start();
  const before = stand.called.length;
  await publish(fourth, await planner(fourth), '2031-03-05', called.slice(1));
  await stand.until((all) => all.length > before);
  expect(stand.called.slice(before).map(({ phone }) => phone)).toEqual(['elder']);
}, 120_000);
