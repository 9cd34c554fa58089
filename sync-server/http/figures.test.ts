import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { documentId } from '../../lib/shared/ids.ts';
import { makeDevice } from '../../lib/testing/device.ts';
import { seededRandom } from '../../lib/testing/seeded-random.ts';
import { insertCommunity } from '../people/community-settings.ts';
import { startingSettings } from '../people/starting-settings.ts';
import { bodyOf, refusalOf, runApp } from './running-app.ts';

const SENTENCE = '三号楼的灯不亮';

/** The running app with one topic that Li raised. */
async function withTopic() {
  const running = await runApp();
  const phone = running.browser();
  await phone.signIn('li');
  const signedIn = await running.services.sessions.ofCookie(`sid=${phone.cookies.get('sid')}`);
  if (!signedIn) throw new Error('nobody is signed in');
  const device = await makeDevice({
    issueBadge: async (_member, publicKey) =>
      (await bodyOf(await phone.post('/api/badges', { publicKey }))).badge,
    member: signedIn.member,
    random: seededRandom(1),
    at: Date.now(),
  });
  const id = documentId('topic', 'lamp');
  const wording = { title: SENTENCE, category: 'building', place: '', text: '', photos: [] };
  await device.act(id, 'raise', wording, { at: Date.now() });
  const update = Buffer.from(Y.encodeStateAsUpdate(device.doc(id))).toString('base64');
  expect((await phone.post('/api/feed', { documents: [{ id, update }] })).status).toBe(200);
  return { ...running, phone };
}

test('[TOPIC9] figures are for members where the community does not publish them', async () => {
  const { browser, phone } = await withTopic();
  expect(await refusalOf(await browser().get('/api/figures'))).toEqual([403, 'not-yours']);
  expect(await bodyOf(await phone.get('/api/figures'))).toMatchObject({
    community: '和睦里',
    byMonth: [{ raised: 1, decided: 0 }],
    byCategory: [{ category: 'building', raised: 1 }],
  });
});

test('[TOPIC9] where it publishes them anybody reads them, and they name nobody and no topic', async () => {
  const { browser, services } = await withTopic();
  const topics = { ...startingSettings.topics, publicFigures: true };
  const settings = { ...startingSettings, topics };
  await services.db.transact(insertCommunity({ name: '和睦里', settings }));
  const answer = await browser().get('/api/figures');
  expect(answer.status).toBe(200);
  const text = await answer.text();
  expect(JSON.parse(text)).toMatchObject({ byMonth: [{ raised: 1 }] });
  for (const secret of [SENTENCE, 'lamp', '"li"']) expect(text).not.toContain(secret);
});
