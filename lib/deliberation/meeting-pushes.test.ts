import { expect, test } from 'vitest';
import { makeScene, noticeOf, openSession, stateOn } from '../testing/meeting-scene.ts';
import { meetingPushes } from './meeting-pushes.ts';

test('[PUSH1] the notice is told to those on the roll, once it is published and until the session opens', async () => {
  const scene = await makeScene();
  expect(meetingPushes(await stateOn(scene, scene.planner))).toEqual([]);
  const act = await scene.planner.act(scene.id, 'notice', noticeOf(scene));
  expect(meetingPushes(await stateOn(scene, scene.planner))).toEqual([
    { key: act, kind: 'notice', to: scene.roll.map(({ id }) => id) },
  ]);
  await openSession(scene);
  expect(meetingPushes(await stateOn(scene, scene.chair))).toEqual([]);
});

test('[PUSH1] a notice with an empty roll is told to whoever may read it', async () => {
  const scene = await makeScene();
  const { notice, phase } = await stateOn(scene, await published(scene));
  if (!notice) throw new Error('not published');
  expect(meetingPushes({ phase, notice: { ...notice, roll: [] } })).toEqual([
    { key: notice.act, kind: 'notice', to: 'readers' },
  ]);
});

async function published(scene: Awaited<ReturnType<typeof makeScene>>) {
  await scene.planner.act(scene.id, 'notice', noticeOf(scene));
  return scene.planner;
}
