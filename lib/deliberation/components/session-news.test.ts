import { expect, test } from 'vitest';
import { memberId } from '../../shared/ids.ts';
import type { TestDevice } from '../../testing/device.ts';
import {
  checkIn,
  closeVote,
  gatherForVote,
  makeScene,
  meet,
  openSession,
  SCENE_CODE,
  stateOn,
} from '../../testing/meeting-scene.ts';
import { newsBetween } from './session-news.ts';

const nobody = memberId('nobody');

test('of a session are told: the quorum once it stands, the item, a vote opened and closed; nothing twice', async () => {
  const scene = await makeScene();
  await openSession(scene);
  const states = [await stateOn(scene, scene.chair)];
  const next = async () => {
    meet(scene);
    states.push(await stateOn(scene, scene.chair));
    const [before, after] = states.slice(-2);
    if (!before || !after) throw new Error('two states');
    return newsBetween(before, after, nobody).map(({ of }) => of);
  };
  await checkIn(scene, scene.wang, SCENE_CODE);
  expect(await next()).toEqual([]);
  await checkIn(scene, scene.li, SCENE_CODE);
  await checkIn(scene, scene.zhao, SCENE_CODE);
  expect(await next()).toEqual(['quorum']);
  await checkIn(scene, scene.qian, SCENE_CODE);
  expect(await next()).toEqual([]);
  await scene.chair.act(scene.id, 'openItem', { item: 'lights' });
  expect(await next()).toEqual(['item']);
});

test('a vote is told when it opens and when it closes', async () => {
  const scene = await makeScene();
  await openSession(scene);
  meet(scene);
  const before = await stateOn(scene, scene.chair);
  const vote = await gatherForVote(scene);
  const open = await stateOn(scene, scene.chair);
  expect(newsBetween(before, open, nobody)).toContainEqual({ of: 'opened', vote: open.votes[0] });
  await closeVote(scene, vote, []);
  meet(scene);
  const closed = await stateOn(scene, scene.chair);
  expect(newsBetween(open, closed, nobody)).toEqual([{ of: 'closed', vote: closed.votes[0] }]);
  expect(newsBetween(closed, closed, nobody)).toEqual([]);
});

test('each is told of his own presence, however it came about', async () => {
  const scene = await makeScene();
  await openSession(scene);
  const before = await stateOn(scene, scene.chair);
  await checkIn(scene, scene.wang, SCENE_CODE);
  meet(scene);
  const after = await stateOn(scene, scene.chair);
  const told = (me: TestDevice) => newsBetween(before, after, me.id);
  expect(told(scene.wang)).toMatchObject([{ of: 'mine', attendance: { presence: 'present', how: 'code' } }]);
  expect(told(scene.li)).toEqual([]);
});
