import { expect, test } from 'vitest';
import { proseOf } from '../record/document.ts';
import { type MemberId, memberId } from '../shared/ids.ts';
import { alike } from '../testing/alike.ts';
import {
  ballot,
  checkIn,
  closeVote,
  makeScene,
  meet,
  onlyVote,
  openSession,
  openVote,
  paper,
  SCENE_CODE,
  type Scene,
  stateOn,
  tick,
} from '../testing/meeting-scene.ts';

/** The chair's device holds the meeting alone; the recorder's, elsewhere without a network, ticks and writes. */
async function heldApart(scene: Scene, chairTicks: readonly MemberId[], recorderTicks: readonly MemberId[]) {
  const { id, chair, recorder } = scene;
  for (const member of chairTicks) await tick(scene, chair, member, true);
  for (const member of recorderTicks) await tick(scene, recorder, member, true);
  recorder.type(id, 'prose/minutes/lights', '二单元三楼的灯不亮。');
  await chair.act(id, 'openItem', { item: 'lights' });
  const present = scene.all.filter((device) => chairTicks.includes(device.id));
  const vote = await openVote(scene, present);
  const counted = [];
  for (const device of present) counted.push(await ballot(scene, chair, vote, 'for', device.id));
  await closeVote(scene, vote, counted);
  const outcome = onlyVote(await stateOn(scene, chair)).result.carried ? 'adopted' : 'rejected';
  await chair.act(id, 'decide', { item: 'lights', vote, outcome, text: '换灯' });
  const assigned = { item: 'lights', title: '换灯', owner: paper, due: '2026-12-20' };
  await chair.act(id, 'assign', assigned);
}

async function scene(): Promise<Scene> {
  const made = await makeScene();
  await openSession(made);
  return made;
}
const names = (...ids: string[]) => ids.map(memberId);

test('[MEET15] a meeting held on one device, minutes and ticks on another, and a third that never saw it: all read the same', async () => {
  const held = await scene();
  await heldApart(held, names('wang', 'li', 'zhao'), names('paper', 'sun'));
  const alone = await stateOn(held, held.chair);
  meet(held, held.chair, held.recorder);
  held.deputy.merge(held.id, held.recorder);
  const states = await Promise.all([held.chair, held.recorder, held.deputy].map((of) => stateOn(held, of)));
  for (const state of states) expect(alike(state)).toEqual(alike(states[0]));
  expect(states[0]).toMatchObject({
    present: 5,
    votes: [{ result: { for: 3, carried: true }, quorumStood: true, toBeChecked: [] }],
    decisions: [{ outcome: 'adopted', contested: false }],
    actions: [{ owner: 'paper' }],
  });
  expect(alone.votes[0]?.result).toEqual(states[0]?.votes[0]?.result);
  expect(proseOf(held.deputy.doc(held.id), 'prose/minutes/lights').toString()).toContain('二单元');
});

test('[MEET5] where the quorum rests on the ticks of the other device, the vote is to be checked', async () => {
  const held = await scene();
  await heldApart(held, names('wang', 'li'), names('paper'));
  expect(onlyVote(await stateOn(held, held.chair)).toBeChecked).toEqual([]);
  meet(held, held.chair, held.recorder);
  expect(onlyVote(await stateOn(held, held.recorder))).toMatchObject({
    quorumStood: false,
    result: { carried: false },
    toBeChecked: ['quorum'],
  });
});

test('[MEET5] a check-in on a phone that never met the others changes neither the vote’s base nor its result', async () => {
  const held = await scene();
  await heldApart(held, names('wang', 'li', 'zhao'), []);
  held.sun.merge(held.id, held.planner);
  await checkIn(held, held.sun, SCENE_CODE);
  meet(held);
  const state = await stateOn(held, held.planner);
  expect(state.present).toBe(4);
  expect(onlyVote(state)).toMatchObject({ presentCount: 3, result: { for: 3 } });
});
