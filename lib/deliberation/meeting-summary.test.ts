import { expect, test } from 'vitest';
import {
  ballot,
  checkIn,
  makeScene,
  meet,
  openSession,
  openVote,
  paper,
  SCENE_CODE,
  stateOn,
} from '../testing/meeting-scene.ts';
import { summariseMeeting } from './meeting-summary.ts';

test('[MEET4] a summary says how many are there, and never why somebody is not', async () => {
  const scene = await makeScene();
  await openSession(scene);
  await checkIn(scene, scene.wang, SCENE_CODE);
  await scene.recorder.act(scene.id, 'tick', { present: false, reason: 'ill' }, { for: paper });
  const vote = await openVote(scene, [scene.wang]);
  meet(scene);
  await ballot(scene, scene.wang, vote, 'for');
  const assigned = { item: 'lights', title: '换灯', owner: scene.li.id, due: '2026-12-20' };
  await scene.recorder.act(scene.id, 'assign', assigned);
  meet(scene);
  const summary = summariseMeeting(await stateOn(scene, scene.chair));
  expect(summary).toMatchObject({
    title: '十二月议事会',
    place: '议事亭',
    startsAt: '2026-12-05T14:00',
    phase: 'in-session',
    items: 1,
    present: 1,
    due: 12,
    openVotes: 1,
    decisions: 0,
    actions: [{ ...assigned, by: 'recorder' }],
  });
  expect([...summary.people].sort()).toEqual(['chair', 'li', 'paper', 'planner', 'recorder', 'wang']);
  expect(JSON.stringify(summary)).not.toMatch(/ill|absent|reason/);
});
