import { beforeEach, describe, expect, test } from 'vitest';
import type { ActId } from '../shared/ids.ts';
import {
  ballot,
  checkIn,
  closeVote,
  gather,
  gatherForVote,
  makeScene,
  meet,
  onlyVote,
  openSession,
  openVote,
  paper,
  SCENE_CODE,
  type Scene,
  sceneProfile,
  stateOn,
  tick,
} from '../testing/meeting-scene.ts';
import type { RuleProfile } from './rule-profile.ts';

let scene: Scene;
const voted = async () => onlyVote(await stateOn(scene, scene.chair));
const remarkOn = async (act: ActId) => (await stateOn(scene, scene.chair)).remarks.get(act);

const opened = (profile?: RuleProfile, method?: 'named' | 'hands') => gatherForVote(scene, profile, method);

beforeEach(async () => {
  scene = await makeScene();
});

describe('show of hands', () => {
  test('[MEET7] for, against, abstained and not voting must equal those present', async () => {
    const vote = await opened(sceneProfile, 'hands');
    const short = { vote, for: 5, against: 2, abstained: 1, notVoting: 0 };
    const wrong = await scene.recorder.act(scene.id, 'count', short);
    const right = await scene.recorder.act(scene.id, 'count', { ...short, for: 8 });
    meet(scene);
    expect(await remarkOn(wrong)).toEqual({ standing: 'void', code: 'counts-do-not-add-up' });
    await closeVote(scene, vote, [right]);
    expect(await voted()).toMatchObject({
      method: 'hands',
      count: { act: right, by: 'recorder', for: 8, notVoting: 0 },
      result: { for: 8, against: 2, abstain: 1, base: 11, baseOf: 'present', needed: 6, carried: true },
    });
  });

  test('[MEET7] a ballot in a show of hands, and a count in a named vote, are void', async () => {
    const vote = await opened(sceneProfile, 'hands');
    const lone = await ballot(scene, scene.wang, vote, 'for');
    meet(scene);
    expect(await remarkOn(lone)).toEqual({ standing: 'void', code: 'wrong-method' });
  });

  test('[MEET7] a method that the profile does not name is void', async () => {
    await gather(scene, { ...sceneProfile, methods: ['named'] });
    const hands = await openVote(scene, scene.all, 'hands');
    expect(await remarkOn(hands)).toEqual({ standing: 'void', code: 'wrong-method' });
  });

  test('[MEET9] a count that the closer had not seen and that says otherwise leaves it to be checked', async () => {
    const vote = await opened(sceneProfile, 'hands');
    const count = { vote, for: 8, against: 2, abstained: 1, notVoting: 0 };
    const right = await scene.recorder.act(scene.id, 'count', count);
    await scene.helper.act(scene.id, 'count', { ...count, for: 2, against: 8 });
    meet(scene, scene.chair, scene.recorder);
    await closeVote(scene, vote, [right]);
    meet(scene);
    expect(await voted()).toMatchObject({ result: { carried: true }, toBeChecked: ['late-ballots'] });
  });
});

describe('quorum', () => {
  test('[MEET5] a vote keeps the presence its opener had seen, and ticks that arrive later mark it to be checked', async () => {
    await openSession(scene);
    for (const device of [scene.wang, scene.li]) await tick(scene, scene.chair, device.id, true);
    await tick(scene, scene.recorder, paper, true); // on another device, not yet heard of
    const vote = await openVote(scene, [scene.wang, scene.li]);
    expect(await voted()).toMatchObject({ quorumStood: false, toBeChecked: [] });
    meet(scene);
    expect(await voted()).toMatchObject({
      id: vote,
      presentCount: 2,
      quorumStood: false,
      toBeChecked: ['quorum'],
    });
  });

  test('[MEET5] a correction that would take the quorum away marks it, and changes nothing', async () => {
    await openSession(scene);
    const there = [scene.wang, scene.li, scene.sun];
    for (const device of there) await tick(scene, scene.recorder, device.id, true);
    meet(scene);
    await openVote(scene, there);
    meet(scene);
    await tick(scene, scene.recorder, scene.sun.id, false);
    meet(scene);
    expect(await voted()).toMatchObject({ presentCount: 3, quorumStood: true, toBeChecked: ['quorum'] });
  });

  test('[MEET5] who comes after the vote has opened puts nothing in question', async () => {
    await openSession(scene);
    await openVote(scene, []);
    meet(scene);
    for (const device of [scene.wang, scene.li, scene.sun]) await checkIn(scene, device, SCENE_CODE);
    meet(scene);
    expect(await voted()).toMatchObject({ quorumStood: false, toBeChecked: [] });
  });

  test('[MEET1] every result prints the base it used, and the profile alone decides', async () => {
    const vote = await opened({ ...sceneProfile, majority: { num: 2, den: 3, of: 'roll', strict: false } });
    await ballot(scene, scene.wang, vote, 'for');
    meet(scene);
    expect((await voted()).result).toEqual({
      for: 1,
      against: 0,
      abstain: 0,
      base: 12,
      baseOf: 'roll',
      needed: 8,
      carried: false,
      quorumStood: true,
    });
  });

  test('[MEET1] without the quorum nothing is carried', async () => {
    await openSession(scene);
    const vote = await openVote(scene, [scene.wang]);
    meet(scene);
    await ballot(scene, scene.wang, vote, 'for');
    meet(scene);
    expect((await voted()).result).toMatchObject({ for: 1, needed: 1, quorumStood: false, carried: false });
  });
});
