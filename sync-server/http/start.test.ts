import { expect, test } from 'vitest';
import { bodyOf, refusalOf, runApp } from './running-app.ts';

const founding = { community: '睦邻里', name: '赵敏', account: 'zhao', password: 'long-enough' };

test('the link makes community and first committee account, signs in, and works once', async () => {
  const { browser, services } = await runApp({ empty: true });
  const token = await services.startLink.renew();
  const phone = browser();
  expect(await (await phone.get('/api/community')).json()).toMatchObject({ name: '' });
  const started = await phone.post('/api/start', { ...founding, token });
  expect(started.status).toBe(200);
  const { me } = await bodyOf(started);
  expect(me).toMatchObject({
    name: '赵敏',
    roles: ['resident', 'planner', 'recorder', 'chair', 'committee'],
  });
  expect(await (await phone.get('/api/session')).json()).toEqual({ me });
  const community = await bodyOf(await phone.get('/api/community'));
  expect(community).toMatchObject({ name: '睦邻里', generation: 1, settings: { meetingDay: 5 } });
  expect(await refusalOf(await phone.post('/api/start', { ...founding, account: 'second', token }))).toEqual([
    410,
    'start-link-used',
  ]);
  expect(await services.startLink.renew()).toBeUndefined();
  expect((await browser().signIn('zhao')).status).toBe(200);
});

test('two who use one link at once: one community', async () => {
  const { browser, services } = await runApp({ empty: true });
  const token = await services.startLink.renew();
  const answers = await Promise.all(
    ['one', 'two'].map((account) => browser().post('/api/start', { ...founding, account, token })),
  );
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 410]);
  expect(await services.people.count()).toBe(1);
});

test('a wrong, an older and a foreign page’s link make nothing; a weak password leaves the link usable', async () => {
  const { browser, services } = await runApp({ empty: true });
  const older = await services.startLink.renew();
  const token = await services.startLink.renew();
  const phone = browser();
  expect(await refusalOf(await phone.post('/api/start', { ...founding, token: 'x' }))).toEqual([
    410,
    'start-link-used',
  ]);
  expect(await refusalOf(await phone.post('/api/start', { ...founding, token: older }))).toEqual([
    410,
    'start-link-used',
  ]);
  const evil = browser('https://evil.example');
  expect(await refusalOf(await evil.post('/api/start', { ...founding, token }))).toEqual([
    403,
    'wrong-origin',
  ]);
  const weak = { ...founding, token, password: '1234567' };
  expect(await refusalOf(await phone.post('/api/start', weak))).toEqual([422, 'weak-password']);
  expect(await refusalOf(await phone.post('/api/start', { token }))).toEqual([400, 'malformed']);
  expect(await services.people.count()).toBe(0);
  expect((await phone.post('/api/start', { ...founding, token })).status).toBe(200);
});
