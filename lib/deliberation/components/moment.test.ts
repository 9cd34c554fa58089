import { beforeEach, expect, test } from 'vitest';
import {
  ballot,
  checkIn,
  closeVote,
  gatherForVote,
  makeScene,
  meet,
  openSession,
  SCENE_CODE,
  type Scene,
  type SceneName,
  sceneMember,
  stateOn,
} from '../../testing/meeting-scene.ts';
import { sealOn } from '../../testing/sealing-steps.ts';
import { meeting } from '../meeting.ts';
import { type Moment, momentOf } from './moment.ts';

let scene: Scene;
beforeEach(async () => {
  scene = await makeScene();
});

/** What the meeting asks of that person, by what that person's own phone knows. */
async function momentFor(name: SceneName, over = false): Promise<Moment> {
  const state = await stateOn(scene, scene[name]);
  const member = sceneMember(name);
  return momentOf(
    { state, me: { member, name }, mayNot: (draft) => meeting.mayAct(member, draft, state)?.code },
    over,
  );
}

test('a resident checks in while the session goes on, and only then', async () => {
  expect(await momentFor('wang')).toEqual({ at: 'nothing' });
  await openSession(scene);
  expect(await momentFor('wang')).toEqual({ at: 'check-in' });
  expect(await momentFor('wang', true)).toEqual({ at: 'nothing' });
  await checkIn(scene, scene.wang, SCENE_CODE);
  expect(await momentFor('wang')).toEqual({ at: 'nothing' });
});

test('the chair opens the next item, and after the last seals the record', async () => {
  await openSession(scene);
  expect(await momentFor('chair')).toMatchObject({ at: 'next', item: { id: 'lights' } });
  await scene.chair.act(scene.id, 'openItem', { item: 'lights' });
  await checkIn(scene, scene.chair, SCENE_CODE);
  expect(await momentFor('chair')).toEqual({ at: 'seal' });
});

test('while a vote is open all who are present vote once, then the chair closes it', async () => {
  const vote = await gatherForVote(scene);
  expect(await momentFor('wang')).toMatchObject({ at: 'vote', vote: { id: vote } });
  expect(await momentFor('chair')).toMatchObject({ at: 'vote', vote: { id: vote } });
  await ballot(scene, scene.wang, vote, 'against');
  await ballot(scene, scene.chair, vote, 'for');
  expect(await momentFor('wang')).toEqual({ at: 'nothing' });
  expect(await momentFor('chair')).toMatchObject({ at: 'close', vote: { id: vote } });
});

test('what a vote has brought is made a decision before the next item', async () => {
  const vote = await gatherForVote(scene);
  await scene.chair.act(scene.id, 'openItem', { item: 'lights' });
  await closeVote(scene, vote, []);
  expect(await momentFor('chair')).toMatchObject({ at: 'decide', vote: { id: vote } });
  const decision = { item: 'lights', vote, outcome: 'rejected', text: '不换' };
  await scene.chair.act(scene.id, 'decide', decision);
  expect(await momentFor('chair')).toEqual({ at: 'seal' });
});

test('a show of hands asks nothing of a phone, and the chair closes it', async () => {
  const vote = await gatherForVote(scene, undefined, 'hands');
  meet(scene);
  expect(await momentFor('wang')).toEqual({ at: 'nothing' });
  expect(await momentFor('chair')).toMatchObject({ at: 'close', vote: { id: vote } });
});

test('[MEET13] a sealed record asks the recorder for the second signature, and nobody else', async () => {
  await openSession(scene);
  await sealOn(scene, scene.chair);
  meet(scene);
  expect(await momentFor('recorder')).toEqual({ at: 'countersign' });
  expect(await momentFor('chair')).toEqual({ at: 'nothing' });
  expect(await momentFor('wang')).toEqual({ at: 'nothing' });
});
