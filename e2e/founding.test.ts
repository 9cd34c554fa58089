/** A community's first hour: a server without the demo, the printed link, the first account, the first meeting. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openMeeting } from './meeting-steps.ts';
import { Pavilion } from './pavilion.ts';

let pavilion: Pavilion;
beforeEach(async () => {
  pavilion = await Pavilion.start({ PAVILION_DEMO: '0' });
});
afterEach(() => pavilion.close());

it('the printed link makes the first account, once, and its holder can prepare a meeting', async () => {
  const link = await pavilion.said(/http\S+\/join\?start=\S+/);
  const { pathname, search } = new URL(link);
  const founder = await pavilion.phone('founder');
  const { page } = founder;
  await page.goto(pathname + search);
  const found = page.getByRole('button', { name: '建立社区并登录' });
  await found.waitFor();
  expect(await found.getAttribute('aria-disabled')).toBe('true');
  const answers = { 社区名称: '睦邻里', 您的姓名: '赵敏', 账号: 'zhao', 密码: 'long-enough' };
  for (const [label, answer] of Object.entries(answers)) await page.getByLabel(label).fill(answer);
  await found.click();
  await page.locator('h1', { hasText: '赵敏' }).waitFor();
  await page.getByText('例会还没有准备', { exact: true }).waitFor();
  await founder.waitForBadge();

  await page.getByRole('link', { name: '议事', exact: true }).click();
  await page.getByRole('link', { name: /^准备.*的议事会$/ }).click();
  await page.getByTestId('meeting-phase').waitFor();
  await page.getByRole('button', { name: '按惯例填好' }).click();
  await page.getByLabel('添加一项').fill('选出三位楼组长');
  await page.getByRole('button', { name: '加入议程' }).click();
  await page.getByTestId('agenda-row').waitFor();
  await page.locator('[data-testid="two-ticks"][data-state="delivered"]').waitFor();
  const address = page.url();
  await founder.restart();
  await openMeeting(founder.page, address);
  expect(await founder.page.getByTestId('agenda-row').locator('textarea').inputValue()).toBe(
    '选出三位楼组长',
  );

  const second = await pavilion.phone('second');
  await second.goto(pathname + search);
  for (const [label, answer] of Object.entries({ ...answers, 账号: 'other' }))
    await second.page.getByLabel(label).fill(answer);
  await second.page.getByRole('button', { name: '建立社区并登录' }).click();
  await second.page.getByTestId('refusal').getByText('这个链接已经用过了。').waitFor();
  expect([...founder.problems, ...second.problems]).toEqual([]);
});
