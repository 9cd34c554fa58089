import { beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { type DocumentId, documentId } from '../../lib/shared/ids.ts';
import { demoTopics } from '../../lib/testing/demo-topic-content.ts';
import { makeDevice, type TestDevice } from '../../lib/testing/device.ts';
import { type DemoAccountName, makeNeighbourhood } from '../../lib/testing/neighbourhood.ts';
import { seededRandom } from '../../lib/testing/seeded-random.ts';
import { seedDemo } from '../demo.ts';
import { refusalOf, runApp } from '../http/running-app.ts';
import type { FeedLine } from './pull.ts';
import { push as pushAll } from './push.ts';

type Running = Awaited<ReturnType<typeof runApp>>;
type Browser = ReturnType<Running['browser']>;
type DocLine = Extract<FeedLine, { t: 'doc' }>;

const MEETING = documentId('meeting', '2027-01-05');
let running: Running;

beforeEach(async () => {
  running = await runApp({ empty: true });
  await seedDemo(running.services);
});

async function signedIn(account: DemoAccountName): Promise<Browser> {
  const browser = running.browser();
  expect((await browser.signIn(account, 'pavilion-demo')).status).toBe(200);
  return browser;
}

async function pull(browser: Browser, after?: string): Promise<FeedLine[]> {
  const answer = await browser.get(`/api/feed${after ? `?after=${encodeURIComponent(after)}` : ''}`);
  expect(answer.headers.get('content-type')).toContain('application/x-ndjson');
  return (await answer.text())
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as FeedLine);
}

const docsIn = (lines: readonly FeedLine[]): DocLine[] => lines.filter((line) => line.t === 'doc');
const rowsIn = (lines: readonly FeedLine[]) =>
  lines.find((line) => line.t === 'people')?.rows as { id: string }[];
function cursorOf(lines: readonly FeedLine[]): string {
  const end = lines.at(-1);
  if (end?.t !== 'end') throw new Error('no end');
  return end.cursor;
}

async function device(account: DemoAccountName): Promise<TestDevice> {
  const issueBadge: Parameters<typeof makeDevice>[0]['issueBadge'] = async (member, key) => {
    const issued = await running.services.badges.issue(member, key);
    if (!issued.ok) throw new Error(issued.refusal.code);
    return issued.value;
  };
  const { member } = makeNeighbourhood().accounts[account];
  return makeDevice({ issueBadge, member, random: seededRandom(account.length), at: Date.now() });
}

const push = (browser: Browser, id: DocumentId | string, update: Uint8Array) =>
  browser.post('/api/feed', { documents: [{ id, update: Buffer.from(update).toString('base64') }] });
const answered = async (answer: Response) => ((await answer.json()) as { documents: unknown[] }).documents;

const prepared = (planner: TestDevice, title = '一月议事会'): Uint8Array => {
  planner.set(MEETING, 'meeting/title', title);
  return Y.encodeStateAsUpdate(planner.doc(MEETING));
};

describe('pull', () => {
  it('is for those who signed in', async () => {
    expect(await refusalOf(await running.browser().get('/api/feed'))).toEqual([401, 'not-signed-in']);
  });

  it('[SYNC4] brings a new device its whole share, the newest documents first, readable as they are', async () => {
    const lines = await pull(await signedIn('resident'));
    expect(lines.slice(0, 2).map(({ t }) => t)).toEqual(['me', 'community']);
    const docs = docsIn(lines);
    expect(docs).toHaveLength(2 + demoTopics.length);
    expect(docs.every(({ whole }) => whole)).toBe(true);
    const numbers = await running.services.store.changed(0, Number.MAX_SAFE_INTEGER);
    expect(docs.map(({ id }) => id)).toEqual(numbers.map(({ doc }) => doc));
    for (const { id, update } of docs) {
      const doc = new Y.Doc();
      Y.applyUpdate(doc, Buffer.from(update, 'base64'));
      expect(doc.getMap('acts').size + doc.getMap('sheet').size, id).toBeGreaterThan(1);
      expect(doc.store.pendingStructs).toBeNull();
    }
  });

  it('[SYNC5] afterwards brings what changed, as diffs, and nothing where nothing did', async () => {
    const [reader, planner] = await Promise.all([signedIn('resident'), signedIn('committee')]);
    const first = cursorOf(await pull(reader));
    const quiet = await pull(reader, first);
    expect([docsIn(quiet), rowsIn(quiet)]).toEqual([[], undefined]);
    await push(planner, MEETING, prepared(await device('committee')));
    const [changed, ...others] = docsIn(await pull(reader, cursorOf(quiet)));
    expect([changed?.id, changed?.whole, others]).toEqual([MEETING, false, []]);
  });

  it('[SYNC5] a document with very many changes is sent whole', async () => {
    const [reader, planner] = await Promise.all([signedIn('resident'), signedIn('committee')]);
    const committee = await device('committee');
    await push(planner, MEETING, prepared(committee));
    const first = cursorOf(await pull(reader));
    for (let i = 0; i < 201; i++) {
      const before = Y.encodeStateVector(committee.doc(MEETING));
      committee.set(MEETING, 'meeting/place', `第 ${i} 处`);
      await push(planner, MEETING, Y.encodeStateAsUpdate(committee.doc(MEETING), before));
    }
    const [line] = docsIn(await pull(reader, first));
    const doc = new Y.Doc();
    Y.applyUpdate(doc, Buffer.from(line?.update ?? '', 'base64'));
    expect([line?.whole, doc.getMap('sheet').get('meeting/place')]).toEqual([true, '第 200 处']);
  });

  it('[SYNC5] interrupted anywhere it is resumed, and misses nothing that changed in between', async () => {
    const [reader, planner] = await Promise.all([signedIn('resident'), signedIn('committee')]);
    const docs = docsIn(await pull(reader));
    const committee = await device('committee');
    for (const [at, { resume }] of docs.entries()) {
      // A document that was still to come moves to the front meanwhile.
      await push(planner, MEETING, prepared(committee, `第 ${at} 次修改`));
      const resumed = await pull(reader, resume);
      const got = new Set([...docs.slice(0, at + 1), ...docsIn(resumed)].map(({ id }) => id));
      expect([...got].sort()).toEqual([...docs.map(({ id }) => id), MEETING].sort());
      const again = await pull(reader, cursorOf(resumed));
      for (const { id } of docsIn(again)) expect(id).toBe(MEETING);
    }
  });

  it('[SYNC4] with other roles everything is sent again', async () => {
    const reader = await signedIn('resident');
    const before = cursorOf(await pull(reader));
    const { member } = makeNeighbourhood().accounts.resident;
    await running.services.people.grant(member.id, { role: 'recorder' });
    const lines = await pull(reader, before);
    expect(docsIn(lines)).toHaveLength(2 + demoTopics.length);
    expect(lines[0]).toMatchObject({ t: 'me', me: { roles: ['resident', 'recorder'] } });
  });

  it('[DOC8] names go to those entitled: the roll with doors to recorders, whom they meet to residents', async () => {
    const [recorder, resident] = await Promise.all([signedIn('recorder'), signedIn('resident')]);
    const roll = rowsIn(await pull(recorder));
    expect(roll).toHaveLength(300);
    expect(roll.every((row) => 'door' in row)).toBe(true);
    const met = rowsIn(await pull(resident));
    expect(met.length).toBeGreaterThan(5);
    expect(met.length).toBeLessThan(150);
    const self = makeNeighbourhood().accounts.resident.member.id;
    const others = met.filter(({ id }) => id !== self);
    expect(others.some((row) => 'door' in row || 'contact' in row)).toBe(false);
  });

  it('[DOC8] no name is in what documents carry', async () => {
    const names = makeNeighbourhood().people.map(({ name }) => name);
    for (const { id, update } of docsIn(await pull(await signedIn('committee')))) {
      const doc = new Y.Doc();
      Y.applyUpdate(doc, Buffer.from(update, 'base64'));
      const signed = [...doc.getMap('acts').values(), ...doc.getMap('badges').values()].map((text) =>
        Buffer.from(String(text).split('.')[1] ?? '', 'base64url').toString(),
      );
      const text = [...signed, JSON.stringify(doc.getMap('sheet').toJSON())].join('\n');
      expect(
        names.filter((name) => text.includes(name)),
        id,
      ).toEqual([]);
    }
  });
});

it('who is named must be who is signed in, to read and to write', async () => {
  const browser = await signedIn('resident');
  const self = makeNeighbourhood().accounts.resident.member.id;
  expect((await browser.get(`/api/feed?as=${self}`)).status).toBe(200);
  expect((await browser.post(`/api/feed?as=${self}`, { documents: [] })).status).toBe(200);
  for (const as of ['somebody', '']) {
    expect(await refusalOf(await browser.get(`/api/feed?as=${as}`))).toEqual([401, 'not-signed-in']);
    const refused = await refusalOf(await browser.post(`/api/feed?as=${as}`, { documents: [] }));
    expect(refused).toEqual([401, 'not-signed-in']);
  }
});

describe('push', () => {
  it('is for our own pages and those who signed in', async () => {
    const body = { documents: [] };
    expect(await refusalOf(await running.browser().post('/api/feed', body))).toEqual([401, 'not-signed-in']);
    const elsewhere = running.browser('https://elsewhere.example');
    expect(await refusalOf(await elsewhere.post('/api/feed', body))).toEqual([403, 'wrong-origin']);
    const planner = await signedIn('committee');
    expect(await refusalOf(await planner.post('/api/feed', { documents: [{ id: 1 }] }))).toEqual([
      400,
      'malformed',
    ]);
  });

  it('[SYNC5] answers document by document: stored, or refused and why', async () => {
    const planner = await signedIn('committee');
    const committee = await device('committee');
    const good = prepared(committee);
    const before = Y.encodeStateVector(committee.doc(MEETING));
    committee.set(MEETING, 'meeting/place', '议事亭');
    const late = Y.encodeStateAsUpdate(committee.doc(MEETING), before);
    expect(await answered(await push(planner, MEETING, late))).toEqual([
      { id: MEETING, refused: { code: 'missing-predecessors' } },
    ]);
    expect(await answered(await push(planner, MEETING, good))).toEqual([{ id: MEETING, stored: true }]);
    expect(await answered(await push(planner, MEETING, good))).toEqual([{ id: MEETING, stored: true }]);
    expect(await answered(await push(planner, 'event:x', good))).toEqual([
      { id: 'event:x', refused: { code: 'no-such-kind' } },
    ]);
  });

  it('takes what a long time offline brings: a document of 4 MB in one piece', async () => {
    const recorder = await signedIn('recorder');
    await push(await signedIn('committee'), MEETING, prepared(await device('committee')));
    const long = await device('recorder');
    long.type(MEETING, 'prose/minutes/a', '记'.repeat(1_390_000));
    const update = Y.encodeStateAsUpdate(long.doc(MEETING));
    expect(await answered(await push(recorder, MEETING, update))).toEqual([{ id: MEETING, stored: true }]);
  });

  it('[GUARD2] a sign-out is noticed between two documents', async () => {
    const { rooms } = running.services;
    const { member } = makeNeighbourhood().accounts.committee;
    const update = Buffer.from(prepared(await device('committee'))).toString('base64');
    let asked = 0;
    const who = async () => (++asked === 1 ? member : undefined);
    const documents = [MEETING, documentId('meeting', '2027-02-05')].map((id) => ({ id, update }));
    expect(await pushAll(rooms, who, { documents })).toEqual([
      { id: documents[0]?.id, stored: true },
      { id: documents[1]?.id, refused: { code: 'not-signed-in' } },
    ]);
  });

  it('counts into what its member may send, and into no other’s', async () => {
    running = await runApp({ empty: true, env: { BYTES_PER_MEMBER: '100' } });
    await seedDemo(running.services);
    const [planner, recorder] = [await signedIn('committee'), await signedIn('recorder')];
    const update = prepared(await device('committee'));
    const document = { id: MEETING, update: Buffer.from(update).toString('base64') };
    // A minute's worth and more passes once, as a large frame does.
    const documents = Array.from({ length: 60 }, () => document);
    expect((await planner.post('/api/feed', { documents })).status).toBe(200);
    expect(await refusalOf(await push(planner, MEETING, update))).toEqual([429, 'too-fast']);
    expect((await push(recorder, MEETING, new Uint8Array([0, 0]))).status).toBe(200);
  });

  it('[GUARD2] asks for the same rights as a connection', async () => {
    const recorder = await signedIn('recorder');
    const wrong = await device('recorder');
    wrong.set(MEETING, 'meeting/title', '我来定');
    expect(await answered(await push(recorder, MEETING, Y.encodeStateAsUpdate(wrong.doc(MEETING))))).toEqual([
      {
        id: MEETING,
        refused: { code: 'role-missing', places: [{ root: 'sheet', key: 'meeting/title' }] },
      },
    ]);
  });
});
