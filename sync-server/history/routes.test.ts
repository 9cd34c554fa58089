import { beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { Member, Role } from '../../lib/record/badge.ts';
import type { BlockAuthors, VersionContent, VersionPage } from '../../lib/record/history.ts';
import { documentId, memberId } from '../../lib/shared/ids.ts';
import { refusalOf, runApp } from '../http/running-app.ts';
import { RawClient } from '../relay/relay-fixture.ts';
import { Rooms } from '../relay/rooms.ts';

const MEETING = documentId('meeting', '2027-03-05');
const MINUTES = 'prose/minutes/lights';
type Running = Awaited<ReturnType<typeof runApp>>;
type Browser = ReturnType<Running['browser']>;

let running: Running;
let chair: Browser;
let device: Y.Doc;
let now: number;
const HOUR = 60 * 60_000;

const member = (id: string, ...roles: Role[]): Member => ({
  ...{ id: memberId(id), household: id, rep: true, areas: [] },
  roles: ['resident', ...roles],
});

/** As a device of theirs would, each time an hour later. */
async function write(author: Member, change: (doc: Y.Doc) => void): Promise<void> {
  const { store, notary } = running.services;
  device = copyOf(device);
  const vector = Y.encodeStateVector(device);
  device.transact(() => change(device));
  const update = Y.encodeStateAsUpdate(device, vector);
  now += HOUR;
  const rooms = new Rooms({ store, notary, clock: { now: () => now } });
  await rooms.with(MEETING, async (room) => {
    const submission = room.submit(author, update, undefined);
    if (submission.at !== 'admitted') throw new Error(JSON.stringify(submission));
    await submission.stored;
  });
  await rooms.drain();
}

/** Under a client id of its own: one belongs to one member. */
function copyOf(doc: Y.Doc): Y.Doc {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  return copy;
}

const paragraph = (text: string): Y.XmlElement => {
  const element = new Y.XmlElement('paragraph');
  element.insert(0, [new Y.XmlText(text)]);
  return element;
};

beforeEach(async () => {
  running = await runApp();
  chair = running.browser();
  await chair.signIn('chair');
  device = new Y.Doc();
  now = Date.UTC(2026, 2, 5);
  await write(member('planner', 'planner'), (doc) => doc.getMap('sheet').set('meeting/title', '三月议事会'));
  await write(member('chair', 'chair'), (doc) =>
    doc.getXmlFragment(MINUTES).push([paragraph('灯坏了两周。')]),
  );
});

const list = async (browser: Browser, query = ''): Promise<VersionPage> =>
  (await (await browser.get(`/api/history?document=${MEETING}${query}`)).json()) as VersionPage;
const read = async (version: number): Promise<VersionContent> =>
  (await (
    await chair.get(`/api/history/version?document=${MEETING}&version=${version}`)
  ).json()) as VersionContent;
const bringBack = (browser: Browser, version: number, roots?: readonly string[]) =>
  browser.post('/api/history', { document: MEETING, version, ...(roots && { roots }) });
const reads = [
  `/api/history?document=${MEETING}`,
  `/api/history/version?document=${MEETING}&version=2`,
  `/api/history/authors?document=${MEETING}&root=${MINUTES}`,
];

describe('[SYNC9] the past of a document', () => {
  it('is told to whoever may read it: versions, one of them, who wrote', async () => {
    const resident = running.browser();
    await resident.signIn('li');
    const { versions, more } = await list(resident);
    expect(more).toBe(false);
    const hour = Date.UTC(2026, 2, 5) + HOUR;
    expect(versions).toEqual([
      { version: 2, at: hour + HOUR, authors: [{ member: 'chair', from: hour + HOUR, to: hour + HOUR }] },
      { version: 1, at: hour, authors: [{ member: 'planner', from: hour, to: hour }] },
    ]);
    expect((await list(resident, '&before=2')).versions).toEqual(versions.slice(1));
    expect(await read(1)).toMatchObject({ version: 1, prose: {} });
    expect(await read(2)).toMatchObject({
      version: 2,
      sheet: { 'meeting/title': '三月议事会' },
      prose: { [MINUTES]: ['灯坏了两周。'] },
    });
    const authors = await resident.get(reads[2] ?? '');
    expect((await authors.json()) as { blocks: BlockAuthors[] }).toMatchObject({
      blocks: [
        { text: '灯坏了两周。', authors: [{ member: 'chair', characters: 6 }], last: { member: 'chair' } },
      ],
    });
  });

  it('is denied to strangers, to those without a role, to a signed-out device, to another member’s', async () => {
    const resident = running.browser();
    await resident.signIn('li');
    for (const path of reads) {
      expect(await refusalOf(await running.browser().get(path))).toEqual([401, 'not-signed-in']);
      expect(await refusalOf(await resident.get(`${path}&as=chair`))).toEqual([401, 'not-signed-in']);
      expect((await resident.get(`${path}&as=li`)).status).toBe(200);
    }
    const stolen = new Map(resident.cookies);
    await resident.delete('/api/session');
    for (const [cookie, value] of stolen) resident.cookies.set(cookie, value);
    for (const path of reads)
      expect(await refusalOf(await resident.get(path))).toEqual([401, 'not-signed-in']);

    await running.services.people.withdraw(memberId('chair'), { role: 'chair' });
    await running.services.people.withdraw(memberId('chair'), { role: 'resident' });
    for (const path of reads) expect(await refusalOf(await chair.get(path))).toEqual([403, 'not-yours']);
    await running.services.people.erase(memberId('chair'));
    for (const path of reads) expect(await refusalOf(await chair.get(path))).toEqual([401, 'not-signed-in']);
  });

  it('is not there where there is no document, no version, no kind', async () => {
    const none = '/api/history?document=meeting:none';
    expect(await refusalOf(await chair.get(none))).toEqual([404, 'not-found']);
    expect(await refusalOf(await chair.get(`/api/history/version?document=${MEETING}&version=7`))).toEqual([
      404,
      'not-found',
    ]);
    expect(await refusalOf(await chair.get(`/api/history/version?document=${MEETING}`))).toEqual([
      400,
      'malformed',
    ]);
    expect(await refusalOf(await chair.get('/api/history?document=letter:x'))).toEqual([404, 'no-such-kind']);
    expect(await refusalOf(await chair.get('/api/history'))).toEqual([404, 'no-such-kind']);
    expect(await refusalOf(await chair.post('/api/history', { document: MEETING }))).toEqual([
      400,
      'malformed',
    ]);
  });
});

describe('[SYNC9] bringing a version back', () => {
  beforeEach(async () => {
    await write(member('chair', 'chair'), (doc) => {
      doc.getXmlFragment(MINUTES).delete(0, 1);
      doc.getXmlFragment(MINUTES).push([paragraph('删错了')]);
    });
    await write(member('planner', 'planner'), (doc) => doc.getMap('sheet').set('meeting/title', '四月'));
  });

  it('is an edit of whoever may write there: stored, sent on and listed like any other', async () => {
    const cookie = chair.cookies.get('sid') ?? '';
    const open = new RawClient(`ws://127.0.0.1:${running.server.port}/sync/${MEETING}?acks=1`, cookie);
    await open.opened;
    open.sendStep1();
    await open.until(({ heard }) => heard.find(({ step2 }) => step2));
    expect((await bringBack(chair, 2, [MINUTES])).status).toBe(200);
    await open.until(({ heard }) => heard.find(({ update }) => update));
    const standing = open.document();
    expect(standing.getXmlFragment(MINUTES).toString()).toBe('<paragraph>灯坏了两周。</paragraph>');
    expect(standing.getMap('sheet').get('meeting/title')).toBe('四月');
    const { versions } = await list(chair);
    expect(versions.map(({ version }) => version)).toEqual([5, 4, 3, 2, 1]);
    expect(versions[0]?.authors).toMatchObject([{ member: 'chair' }]);
    expect((await read(3)).prose[MINUTES]).toEqual(['删错了']);
    // Once more changes nothing, and stores nothing.
    expect((await bringBack(chair, 2, [MINUTES])).status).toBe(200);
    expect((await list(chair)).versions).toHaveLength(5);
    open.close();
  });

  it('[GUARD2] takes the right to write there: refused whole, with the places', async () => {
    const resident = running.browser();
    await resident.signIn('li');
    const refused = await bringBack(resident, 2, [MINUTES]);
    expect(await refused.json()).toMatchObject({
      status: 403,
      code: 'role-missing',
      places: [{ root: MINUTES }],
    });
    // A chair writes minutes, and no sheet; all of it was asked for.
    const both = await bringBack(chair, 2);
    expect(await both.json()).toMatchObject({
      code: 'role-missing',
      places: [{ root: 'sheet', key: 'meeting/title' }],
    });
    expect((await read(4)).prose[MINUTES]).toEqual(['删错了']);
    expect((await list(chair)).versions).toHaveLength(4);
    expect(await refusalOf(await bringBack(running.browser(), 2))).toEqual([401, 'not-signed-in']);
    const elsewhere = running.browser('https://elsewhere.example');
    await elsewhere.signIn('chair');
    expect(await refusalOf(await bringBack(elsewhere, 2))).toEqual([403, 'wrong-origin']);
    expect(await refusalOf(await bringBack(chair, 9))).toEqual([404, 'not-found']);
  });
});
