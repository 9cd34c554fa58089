import { expect, test } from 'vitest';
import { demoTopics } from '../../lib/testing/demo-topic-content.ts';
import { seedDemo } from '../demo.ts';
import { runApp } from '../http/running-app.ts';
import { insertCommunity } from '../people/community-settings.ts';
import { startingSettings } from '../people/starting-settings.ts';
import type { AllFigures } from './public-figures.ts';

test('[TOPIC9] figures are read without signing in where the community wants it, and hold nothing but numbers', async () => {
  const { services, browser, errors } = await runApp({ empty: true });
  await seedDemo(services);
  const answer = await browser().get('/api/figures');
  expect(answer.status).toBe(200);
  const body = (await answer.json()) as { readonly name: string } & AllFigures;
  expect(body.name).toBe('和睦里');
  expect(body.all).toMatchObject([{ raised: demoTopics.length, reopened: 2 }]);
  const sum = (rows: readonly { raised: number }[]) => rows.reduce((total, { raised }) => total + raised, 0);
  for (const rows of [body.byMonth, body.byCategory, body.byBoth]) expect(sum(rows)).toBe(demoTopics.length);
  expect(body.byMonth.length).toBeGreaterThan(2);
  const text = JSON.stringify({ ...body, categories: [], name: '' });
  expect(text).not.toMatch(/\p{Script=Han}|p\d{3}/u);
  expect(errors).toEqual([]);
});

test('[TOPIC9] a community that has not decided so shows them to its members alone', async () => {
  const { services, browser } = await runApp({ empty: true });
  await seedDemo(services);
  const { topics } = startingSettings;
  const settings = { ...(await services.community()).settings, topics: { ...topics, publicFigures: false } };
  await services.db.transact(insertCommunity({ name: '和睦里', settings }));
  const stranger = browser();
  expect((await stranger.get('/api/figures')).status).toBe(401);
  const member = browser();
  await member.signIn('elder', 'pavilion-demo');
  expect((await member.get('/api/figures')).status).toBe(200);
});
