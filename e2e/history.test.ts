import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import * as Y from 'yjs';
import { documentId } from '../lib/shared/ids.ts';
import { type Ask, History } from '../lib/sync/history.ts';
import { makeNeighbourhood } from '../lib/testing/neighbourhood.ts';
import { RawClient } from '../sync-server/relay/relay-fixture.ts';
import { signInTo, startServerProcess } from '../sync-server/server-process.ts';

const MEETING = documentId('meeting', 'history');
const MINUTES = 'prose/minutes/lights';

test('[SYNC9] a device reads the past of a document, and brings a version back where its member may write', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'pavilion-history-'));
  const server = await startServerProcess({ dataDir });
  onTestFinished(async () => {
    await server.kill();
    rmSync(dataDir, { recursive: true, force: true });
  });
  const { accounts } = makeNeighbourhood();
  const historyOf = async (account: 'committee' | 'recorder' | 'resident'): Promise<History> => {
    const session = await signInTo(server.origin, account);
    const ask: Ask = (path, init) => {
      const headers = { ...init?.headers, cookie: `sid=${session}`, origin: server.origin };
      return fetch(`${server.origin}${path}`, { ...init, headers });
    };
    return new History(ask, accounts[account].member.id);
  };
  const write = async (account: 'committee' | 'recorder', change: (doc: Y.Doc) => void): Promise<void> => {
    const session = await signInTo(server.origin, account);
    const client = new RawClient(`${server.origin.replace('http', 'ws')}/sync/${MEETING}?acks=1`, session);
    await client.opened;
    client.sendStep1();
    await client.until(({ heard }) => heard.find(({ step2 }) => step2));
    const doc = client.document();
    doc.transact(() => change(doc));
    client.sendStep2(Y.encodeStateAsUpdate(doc));
    await client.stored(1);
    client.close();
  };

  await write('committee', (doc) => doc.getMap('sheet').set('meeting/title', '三月议事会'));
  const paragraph = new Y.XmlElement('paragraph');
  paragraph.insert(0, [new Y.XmlText('灯坏了两周。')]);
  await write('recorder', (doc) => doc.getXmlFragment(MINUTES).push([paragraph]));
  // Going down completes the version.
  expect(await server.stop()).toBe(0);
  const again = await startServerProcess({ dataDir, port: Number(new URL(server.origin).port) });
  onTestFinished(() => again.kill());
  await write('recorder', (doc) => doc.getXmlFragment(MINUTES).delete(0, 1));

  const recorder = await historyOf('recorder');
  const listed = await recorder.list(MEETING);
  if (!listed.ok) throw new Error(listed.refusal.code);
  expect(listed.value.versions.map(({ version }) => version)).toEqual([3, 2]);
  expect(await recorder.list(MEETING, 2)).toEqual({ ok: true, value: { versions: [], more: false } });
  expect(await recorder.read(MEETING, 2)).toMatchObject({
    value: { sheet: { 'meeting/title': '三月议事会' }, prose: { [MINUTES]: ['灯坏了两周。'] } },
  });
  expect(await recorder.read(MEETING, 1)).toEqual({ ok: false, refusal: { code: 'not-found' } });

  const resident = await historyOf('resident');
  expect(await resident.bringBack(MEETING, 2, [MINUTES])).toEqual({
    ok: false,
    refusal: { code: 'role-missing', places: [{ root: MINUTES }] },
  });
  expect(await recorder.bringBack(MEETING, 2, [MINUTES])).toMatchObject({ ok: true });
  expect(await resident.authors(MEETING, MINUTES)).toMatchObject({
    value: [{ text: '灯坏了两周。', authors: [{ member: accounts.recorder.member.id, characters: 6 }] }],
  });
  const stranger = new History(
    (path, init) => fetch(`${again.origin}${path}`, init),
    accounts.chair.member.id,
  );
  expect(await stranger.list(MEETING)).toEqual({ ok: false, refusal: { code: 'not-signed-in' } });
  await again.kill();
  expect(await recorder.list(MEETING)).toEqual({ ok: false, refusal: { code: 'offline' } });
}, 60_000);
