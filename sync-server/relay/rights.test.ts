import { beforeEach, expect, it } from 'vitest';
import * as Y from 'yjs';
import { memberId } from '../../lib/shared/ids.ts';
import { runApp } from '../http/running-app.ts';
import { RawClient, RelayFixture } from './relay-fixture.ts';
import { NOTES, roomFixture } from './room-fixture.ts';

const MEETING = 'meeting:2027-01-05';

let app: Awaited<ReturnType<typeof runApp>>;
beforeEach(async () => {
  app = await runApp();
});

/** Two sockets of one sign-in. */
async function twoSockets(account: string): Promise<{
  readonly browser: ReturnType<typeof app.browser>;
  readonly sockets: readonly [RawClient, RawClient];
}> {
  const browser = app.browser();
  await browser.signIn(account);
  const open = async (): Promise<RawClient> => {
    const url = `ws://127.0.0.1:${app.server.port}/sync/${MEETING}?acks=1`;
    const client = new RawClient(url, browser.cookies.get('sid') ?? '');
    await client.until(({ heard }) => heard.find(({ step1 }) => step1));
    return client;
  };
  return { browser, sockets: [await open(), await open()] };
}

const endsOf = (sockets: readonly RawClient[]): Promise<readonly number[]> =>
  Promise.all(sockets.map((socket) => socket.closing()));

it('[GUARD2] signing out ends every open socket of that sign-in, and no other', async () => {
  const [li, elsewhere, chair] = [await twoSockets('li'), await twoSockets('li'), await twoSockets('chair')];
  await li.browser.delete('/api/session');
  expect(await endsOf(li.sockets)).toEqual([4401, 4401]);
  expect([...elsewhere.sockets, ...chair.sockets].map(({ closed }) => closed)).toEqual(
    Array(4).fill(undefined),
  );
});

it('[GUARD2] a sign-in that ends without a word, or runs out, ends its open sockets', async () => {
  const [li, chair] = [await twoSockets('li'), await twoSockets('chair')];
  // As another route, or time, would do it: nobody is told.
  await app.services.db.run('delete from sessions where member = ?', 'li');
  expect(await endsOf(li.sockets)).toEqual([4401, 4401]);
  await app.services.db.run('update sessions set expires_at = 1 where member = ?', 'chair');
  expect(await endsOf(chair.sockets)).toEqual([4401, 4401]);
});

it('[GUARD2] an erased member is gone from open sockets, and one without any role reads no more', async () => {
  const [li, chair] = [await twoSockets('li'), await twoSockets('chair')];
  await app.services.people.erase(memberId('li'));
  expect(await endsOf(li.sockets)).toEqual([4401, 4401]);
  await app.services.db.run('delete from roles where member = ?', 'chair');
  expect(await endsOf(chair.sockets)).toEqual([4403, 4403]);
});

/** Writes what only a planner may, again and again, until it is answered so. */
async function writesUntil(answer: 'stored' | 'refused', client: RawClient): Promise<void> {
  for (let n = 0; ; n++) {
    const doc = new Y.Doc();
    doc.getMap('sheet').set('meeting/title', `第 ${n} 次`);
    const before = client.heard.length;
    client.sendStep1();
    client.sendStep2(Y.encodeStateAsUpdate(doc));
    const told = await client.until(({ heard }) =>
      heard.slice(before).find(({ stored, refused }) => stored !== undefined || refused !== undefined),
    );
    if (told[answer] !== undefined) return;
  }
}

it('[GUARD2] an office that was given or taken counts on open sockets', async () => {
  const { sockets } = await twoSockets('chair');
  const { people, db } = app.services;
  const [first, second] = sockets;
  await writesUntil('refused', first);
  await people.grant(memberId('chair'), { role: 'planner' });
  await Promise.all(sockets.map((socket) => writesUntil('stored', socket)));
  await db.run("delete from roles where member = 'chair' and role = 'planner'");
  await Promise.all(sockets.map((socket) => writesUntil('refused', socket)));
  expect((await second.refused()).code).toBe('role-missing');
});

it('who connects while sessions are looked up is not taken for signed out', async () => {
  let answer: () => void = () => undefined;
  let isAsked: () => void = () => undefined;
  const asked = new Promise<void>((resolve) => {
    isAsked = resolve;
  });
  const relay = await RelayFixture.start(await roomFixture(), {
    sessions: {
      ofCookie: async (cookie) => {
        const session = cookie?.replace('sid=', '') ?? '';
        const member = relay.members.get(session);
        return member && { session, member };
      },
      stillValid: async (sessions) => {
        isAsked();
        await new Promise<void>((resolve) => {
          answer = resolve;
        });
        return new Map(sessions.flatMap((name) => [[name, relay.members.get(name) as never]]));
      },
      onChange: () => undefined,
    },
  });
  const early = await relay.connect('chair', NOTES);
  await asked;
  const late = await relay.connect('resident', NOTES);
  await late.until(({ heard }) => heard.find(({ step1 }) => step1));
  answer();
  for (const client of [early, late]) {
    client.sendStep1();
    await client.until(({ heard }) => heard.find(({ step2 }) => step2));
  }
  expect([early.closed, late.closed]).toEqual([undefined, undefined]);
  await relay.stop();
});
