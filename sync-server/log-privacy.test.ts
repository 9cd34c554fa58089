import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import * as Y from 'yjs';
import { documentId } from '../lib/shared/ids.ts';
import { makeDevice } from '../lib/testing/device.ts';
import { makeNeighbourhood } from '../lib/testing/neighbourhood.ts';
import { seededRandom } from '../lib/testing/seeded-random.ts';
import { awarenessOf, RawClient } from './relay/relay-fixture.ts';
import { type ServerProcess, startServerProcess } from './server-process.ts';
import { temporaryFolder } from './storage/sqlite/temporary-database.ts';

const MEETING = documentId('meeting', '2027-03-05');
const ADDRESS = '203.0.113.77';
const TEXTS = {
  title: '三月议事会之甲',
  minutes: '王阿姨说三楼漏水，电话 13800138000',
  action: '修好三单元的门禁',
  refused: '私自改别人的签名',
  cursor: '光标上的名字',
  malformed: '不成形的请求体',
  path: '打听来的路径',
  wrongPassword: 'a-wrong-guess-8',
  password: 'a-right-one-9',
  founder: '赵敏敏',
  account: 'zhaominmin',
  community: '睦邻新村',
};

/** Sends as a browser behind a proxy would, and remembers every cookie that it was given. */
class Browser {
  readonly #origin: string;
  readonly given: string[] = [];
  cookie = '';
  constructor(origin: string) {
    this.#origin = origin;
  }
  async send(method: string, path: string, body?: unknown): Promise<Response> {
    const answer = await fetch(`${this.#origin}${path}`, {
      method,
      headers: {
        origin: this.#origin,
        cookie: this.cookie,
        'x-forwarded-for': ADDRESS,
        'user-agent': 'an-old-phone',
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const cookies = answer.headers.getSetCookie().map((line) => line.split(';')[0] ?? '');
    if (cookies.length > 0) this.cookie = cookies.join('; ');
    this.given.push(...cookies.map((cookie) => cookie.split('=')[1] ?? '').filter((value) => value !== ''));
    return answer;
  }
  get session(): string {
    return /sid=([^;]+)/.exec(this.cookie)?.[1] ?? '';
  }
}

async function start(env: Record<string, string>) {
  const folder = temporaryFolder();
  const log = join(folder, 'log');
  const dataDir = join(folder, 'data');
  const server = await startServerProcess({ dataDir, log, env: { LOG_LEVEL: 'debug', ...env } });
  onTestFinished(() => server.kill());
  return { server, log: () => readFileSync(log, 'utf8') };
}

function findsNothing(log: string, secrets: readonly string[]): void {
  for (const secret of secrets) {
    expect(secret.length, 'too short to look for').toBeGreaterThan(1);
    for (const form of [secret, encodeURIComponent(secret), Buffer.from(secret).toString('base64')])
      expect(log.includes(form), `the log holds ${form}`).toBe(false);
  }
}

const eventsOf = (log: string): string[] =>
  log
    .trim()
    .split('\n')
    .map((line) => (JSON.parse(line) as { event: string }).event);

test('the log of founding a community holds neither link, names, account nor passwords', async () => {
  const { server, log } = await start({ PAVILION_DEMO: '0' });
  const token = await server.said(/(?<=start=)\w+/);
  const browser = new Browser(server.origin);
  const { community, founder: name, account, password, wrongPassword } = TEXTS;
  await browser.send('GET', `/join?start=${token}`);
  await browser.send('POST', '/api/start', { token: 'wrong', community, name, account, password });
  const founded = await browser.send('POST', '/api/start', { token, community, name, account, password });
  expect(founded.status).toBe(200);
  const { me } = (await founded.json()) as { me: { id: string } };
  expect((await browser.send('POST', '/api/session', { account, password: wrongPassword })).status).toBe(401);
  expect((await browser.send('POST', '/api/session', { account, password })).status).toBe(200);
  await browser.send('DELETE', '/api/session');
  expect(await server.stop()).toBe(0);

  expect(new Set(eventsOf(log()))).toEqual(
    new Set(['started', 'answered', 'sign-in', 'stopping', 'stopped']),
  );
  const words = [community, name, account, password, wrongPassword];
  findsNothing(log(), [token, me.id, ADDRESS, '127.0.0.1', 'an-old-phone', ...words, ...browser.given]);
}, 120_000);

test('the log of a day’s work holds no names, texts, ids, badges, sessions or addresses', async () => {
  const { server, log } = await start({});
  const browser = new Browser(server.origin);
  await browser.send('POST', '/api/session', { account: 'committee', password: 'pavilion-demo' });
  const { secrets } = await work(server, browser);
  await browser.send('POST', '/api/session', `{"account": "${TEXTS.malformed}`);
  await browser.send('POST', '/api/feed', { documents: [{ id: MEETING, update: TEXTS.malformed }] });
  await browser.send('GET', '/api/feed');
  await browser.send('GET', `/api/${TEXTS.path}/${browser.session}?q=${TEXTS.path}`);
  await browser.send('DELETE', '/api/session');
  expect(await server.stop()).toBe(0);

  const events = eventsOf(log());
  for (const event of ['sign-in', 'answered', 'refused', 'closed', 'stopped'])
    expect(events).toContain(event);
  const { people, name } = makeNeighbourhood();
  findsNothing(log(), [
    ...people.flatMap((person) => [person.id, person.name, person.door]),
    ...['2027-03-05', 'pavilion-demo', 'committee', name, ADDRESS, '127.0.0.1', 'an-old-phone'],
    ...[...Object.values(TEXTS), ...browser.given, ...secrets],
  ]);
}, 120_000);

/** Writes, signs and is refused, on the wire. */
async function work(server: ServerProcess, browser: Browser) {
  const { member } = makeNeighbourhood().accounts.committee;
  let jwt = '';
  const issueBadge = async (_member: unknown, publicKey: unknown): Promise<string> => {
    const answer = await browser.send('POST', '/api/badges', { publicKey });
    jwt = ((await answer.json()) as { badge: string }).badge;
    return jwt;
  };
  const device = await makeDevice({ issueBadge, member, random: seededRandom(4), at: Date.now() });
  const doc = device.doc(MEETING);
  const client = new RawClient(
    `${server.origin.replace('http', 'ws')}/sync/${MEETING}?acks=1`,
    browser.session,
  );
  await client.opened;
  client.sendStep1(doc);
  client.send(awarenessOf(doc.clientID, 1, { user: { name: TEXTS.cursor } }));
  device.set(MEETING, 'meeting/title', TEXTS.title);
  device.type(MEETING, 'prose/minutes/lights', TEXTS.minutes);
  const body = { item: 'lights', title: TEXTS.action, owner: member.id, due: '2027-04-05' };
  const act = await device.act(MEETING, 'assign', body);
  client.sendUpdate(Y.encodeStateAsUpdate(doc));
  await client.stored(1);
  const before = Y.encodeStateVector(doc);
  doc.getMap('stamps').set(act, TEXTS.refused);
  client.sendUpdate(Y.encodeStateAsUpdate(doc, before));
  await client.refused();
  client.close();
  await client.closing();
  return { secrets: [jwt, act, doc.clientID.toString(), device.key.x] };
}
