import { expect, test } from 'vitest';
import {
  ballot,
  closeVote,
  gatherForVote,
  MOTION,
  makeScene,
  meet,
  onlyVote,
  openSession,
  SCENE_CODE,
  type Scene,
  stateOn,
} from '../testing/meeting-scene.ts';
import { hallDigest } from './hall-code.ts';
import { spokenRecord } from './spoken-record.ts';

const noMinutes = () => '';

async function decided(): Promise<Scene> {
  const scene = await makeScene();
  const vote = await gatherForVote(scene);
  const cast = [
    await ballot(scene, scene.wang, vote, 'for'),
    await ballot(scene, scene.li, vote, 'against'),
    await ballot(scene, scene.zhao, vote, 'abstain'),
  ];
  meet(scene);
  await closeVote(scene, vote, cast);
  await scene.chair.act(scene.id, 'decide', { item: 'lights', vote, outcome: 'rejected', text: '再议换灯' });
  meet(scene);
  return scene;
}

test('title, item, minutes, vote and decision are said in this order', async () => {
  const scene = await decided();
  const state = await stateOn(scene, scene.wang);
  expect(spokenRecord(state, (item) => `${item}：灯坏了\n要换\n`)).toEqual([
    { of: 'meeting', title: '十二月议事会' },
    { of: 'item', number: 1, title: '楼道照明' },
    { of: 'minutes', text: 'lights：灯坏了\n要换' },
    { of: 'vote', text: MOTION, result: onlyVote(state).result, toBeChecked: [] },
    { of: 'decision', text: '再议换灯', outcome: 'rejected', contested: false },
  ]);
});

test('one item alone comes without the title, and under its own number', async () => {
  const scene = await decided();
  const state = await stateOn(scene, scene.wang);
  const agenda = [{ id: 'gate', title: '大门', minutes: 10, order: 0 }, ...state.agenda];
  expect(spokenRecord({ ...state, agenda }, noMinutes, 'lights')[0]).toEqual({
    of: 'item',
    number: 2,
    title: '楼道照明',
  });
  expect(spokenRecord({ ...state, agenda }, noMinutes, 'gate')).toEqual([
    { of: 'item', number: 1, title: '大门' },
  ]);
  expect(spokenRecord(state, noMinutes, 'elsewhere')).toEqual([]);
});

test('an open vote is not said: what it comes to is not known yet', async () => {
  const scene = await makeScene();
  await gatherForVote(scene);
  expect(spokenRecord(await stateOn(scene, scene.wang), noMinutes).map(({ of }) => of)).toEqual([
    'meeting',
    'item',
  ]);
});

test('decisions that differ are both said, as contested', async () => {
  const scene = await makeScene();
  await openSession(scene);
  await scene.deputy.act(scene.id, 'takeChair', { hall: hallDigest(scene.id, SCENE_CODE) });
  await scene.chair.act(scene.id, 'decide', { item: 'lights', outcome: 'adopted', text: '换' });
  await scene.deputy.act(scene.id, 'decide', { item: 'lights', outcome: 'deferred', text: '再看看' });
  meet(scene);
  const said = spokenRecord(await stateOn(scene, scene.wang), noMinutes, 'lights');
  expect(said.slice(1)).toEqual([
    { of: 'decision', text: '换', outcome: 'adopted', contested: true },
    { of: 'decision', text: '再看看', outcome: 'deferred', contested: true },
  ]);
});
