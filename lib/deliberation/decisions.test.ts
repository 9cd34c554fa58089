import { beforeEach, expect, test } from 'vitest';
import {
  ballot,
  closeVote,
  makeScene,
  meet,
  openSession,
  openVote,
  SCENE_CODE,
  type Scene,
  stateOn,
} from '../testing/meeting-scene.ts';
import { hallDigest } from './hall-code.ts';

let scene: Scene;
beforeEach(async () => {
  scene = await makeScene();
  await openSession(scene);
});
const decide = (by: 'chair' | 'deputy', outcome: string, vote?: string) =>
  scene[by].act(scene.id, 'decide', { item: 'lights', outcome, text: '换灯', ...(vote ? { vote } : {}) });
const state = () => stateOn(scene, scene.chair);

/** Both chairs believe to hold the chair: the deputy took it without a network. */
async function twoChairs() {
  await scene.deputy.act(scene.id, 'takeChair', { hall: hallDigest(scene.id, SCENE_CODE) });
}

test('[MEET1] adopted by a vote that did not carry is void', async () => {
  const vote = await openVote(scene, scene.all);
  meet(scene);
  const one = await ballot(scene, scene.wang, vote, 'for');
  meet(scene);
  await closeVote(scene, vote, [one]);
  const adopted = await decide('chair', 'adopted', vote);
  const rejected = await decide('chair', 'rejected', vote);
  const { decisions, remarks } = await state();
  expect(remarks.get(adopted)).toEqual({ standing: 'void', code: 'not-carried' });
  expect(decisions).toMatchObject([{ act: rejected, vote, outcome: 'rejected', contested: false }]);
});

test('[MEET15] two chairs who decide differently without having heard of each other leave it contested', async () => {
  await twoChairs();
  const mine = await decide('chair', 'adopted');
  const theirs = await decide('deputy', 'deferred');
  meet(scene);
  const { decisions, remarks } = await state();
  expect(decisions.map((decision) => decision.contested)).toEqual([true, true]);
  expect(remarks.get(mine)).toEqual({ standing: 'contested', code: 'contested' });
  expect(remarks.get(theirs)).toEqual({ standing: 'contested', code: 'contested' });
});

test('[MEET15] a decision that has seen both settles them', async () => {
  await twoChairs();
  await decide('chair', 'adopted');
  await decide('deputy', 'deferred');
  meet(scene);
  await decide('deputy', 'adopted');
  meet(scene);
  expect((await state()).decisions.map((decision) => decision.contested)).toEqual([false, false, false]);
});

test('[MEET15] a later decision by somebody who knew the former contests nothing', async () => {
  await decide('chair', 'deferred');
  await decide('chair', 'adopted');
  expect((await state()).decisions.map(({ outcome, contested }) => [outcome, contested])).toEqual([
    ['deferred', false],
    ['adopted', false],
  ]);
});
