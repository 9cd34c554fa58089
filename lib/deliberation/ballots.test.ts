import { beforeEach, describe, expect, test } from 'vitest';
import { sha256Hex } from '../shared/digest.ts';
import type { ActId } from '../shared/ids.ts';
import { householdProfile } from '../testing/demo-profiles.ts';
import {
  ballot,
  ballotsOf,
  closeVote,
  gatherForVote,
  makeScene,
  meet,
  onlyVote,
  paper,
  type Scene,
  sceneProfile,
  stateOn,
} from '../testing/meeting-scene.ts';
import type { RuleProfile } from './rule-profile.ts';

let scene: Scene;
const voted = async () => onlyVote(await stateOn(scene, scene.chair));
const remarkOn = async (act: ActId) => (await stateOn(scene, scene.chair)).remarks.get(act);

const opened = (profile?: RuleProfile, method?: 'named' | 'hands') => gatherForVote(scene, profile, method);

beforeEach(async () => {
  scene = await makeScene();
});

describe('ballots', () => {
  test('[MEET8] a later ballot of the same person replaces the earlier while the vote is open', async () => {
    const vote = await opened();
    const first = await ballot(scene, scene.wang, vote, 'against');
    await ballot(scene, scene.wang, vote, 'for');
    meet(scene);
    expect(ballotsOf(await voted())).toEqual(['wang against replaced', 'wang for counts']);
    expect((await voted()).result).toMatchObject({ for: 1, against: 0 });
    expect(await remarkOn(first)).toEqual({ standing: 'replaced', code: 'replaced' });
  });

  test('[MEET8] phone and desk make one ballot a person', async () => {
    const vote = await opened();
    await ballot(scene, scene.recorder, vote, 'for', paper);
    await ballot(scene, scene.helper, vote, 'against', paper);
    meet(scene);
    const { result, ballots } = await voted();
    expect(result.for + result.against).toBe(1);
    expect(ballots.map((of) => of.standing).sort()).toEqual(['counts', 'replaced']);
  });

  test('[ACT7] the own ballot outranks what a helper entered, whichever came first', async () => {
    const vote = await opened();
    await ballot(scene, scene.wang, vote, 'for');
    meet(scene);
    const desk = await ballot(scene, scene.recorder, vote, 'against', scene.wang.id);
    meet(scene);
    expect(ballotsOf(await voted())).toEqual(['wang for counts', 'wang against outranked']);
    expect((await voted()).ballots[1]?.byHand).toBe('recorder');
    expect(await remarkOn(desk)).toEqual({ standing: 'replaced', code: 'outranked' });
  });

  test('[ACT7] a resident cannot enter a ballot for another', async () => {
    const vote = await opened();
    const forged = await ballot(scene, scene.wang, vote, 'for', scene.li.id);
    meet(scene);
    const state = await stateOn(scene, scene.chair);
    expect(state.votes[0]?.ballots).toEqual([]);
    expect(state.remarks.has(forged)).toBe(false); // the door refused it: no replica reads it
  });

  test('[MEET8] of one household the representative counts, else none and both are listed', async () => {
    const vote = await opened(householdProfile);
    await ballot(scene, scene.qian, vote, 'against');
    await ballot(scene, scene.zhao, vote, 'for');
    await ballot(scene, scene.sun, vote, 'for');
    await ballot(scene, scene.zhou, vote, 'for');
    meet(scene);
    expect(ballotsOf(await voted()).sort()).toEqual([
      'qian against two-in-household',
      'sun for two-in-household',
      'zhao for counts',
      'zhou for two-in-household',
    ]);
    expect((await voted()).result).toMatchObject({ for: 1, against: 0, base: 1, baseOf: 'cast' });
  });

  test('[MEET8] a ballot of somebody who is not on the roll, or for another text, is void and shown', async () => {
    const vote = await opened();
    const stranger = await ballot(scene, scene.recorder, vote, 'for', 'stranger' as typeof paper);
    const other = await scene.li.act(scene.id, 'ballot', { vote, choice: 'for', digest: sha256Hex('别的') });
    meet(scene);
    expect(await remarkOn(stranger)).toEqual({ standing: 'void', code: 'not-entitled' });
    expect(await remarkOn(other)).toEqual({ standing: 'void', code: 'wrong-text' });
    expect((await voted()).ballots.map((of) => of.standing)).toEqual(['void', 'void']);
    expect((await voted()).result.for).toBe(0);
  });
});

describe('closing', () => {
  test('[MEET9] a ballot that arrives after closing is late, not counted, whatever its clock says', async () => {
    const vote = await opened();
    const counted = [
      await ballot(scene, scene.wang, vote, 'for'),
      await ballot(scene, scene.li, vote, 'for'),
    ];
    const digest = (await voted()).digest;
    const late = await scene.sun.act(scene.id, 'ballot', { vote, choice: 'against', digest }, { at: 1 });
    meet(scene, scene.chair, scene.wang, scene.li);
    const close = await closeVote(scene, vote, counted);
    meet(scene);
    const { result, phase, toBeChecked } = await voted();
    expect(result).toMatchObject({ for: 2, against: 0 });
    expect(phase).toEqual({ at: 'closed', by: close, counted });
    expect(ballotsOf(await voted())).toContain('sun against late');
    expect(await remarkOn(late)).toEqual({ standing: 'late', code: 'late', by: close });
    expect(toBeChecked).toEqual([]); // two of twelve do not carry it, with or without
  });

  test('[MEET9] late ballots that could change the result leave it to be checked', async () => {
    const vote = await opened({ ...sceneProfile, majority: { num: 1, den: 2, of: 'cast', strict: true } });
    const counted = [
      await ballot(scene, scene.wang, vote, 'for'),
      await ballot(scene, scene.li, vote, 'for'),
    ];
    for (const device of [scene.sun, scene.zhou]) await ballot(scene, device, vote, 'against');
    meet(scene, scene.chair, scene.wang, scene.li);
    await closeVote(scene, vote, counted);
    expect((await voted()).toBeChecked).toEqual([]);
    meet(scene);
    expect((await voted()).result).toMatchObject({ for: 2, carried: true });
    expect((await voted()).toBeChecked).toEqual(['late-ballots']);
  });

  test('[MEET9] who votes knowing that it is closed is late and puts nothing in question', async () => {
    const vote = await opened({ ...sceneProfile, majority: { num: 1, den: 2, of: 'cast', strict: true } });
    const counted = [await ballot(scene, scene.wang, vote, 'for')];
    meet(scene);
    const close = await closeVote(scene, vote, counted);
    meet(scene);
    const after = await ballot(scene, scene.sun, vote, 'against');
    meet(scene);
    expect(await remarkOn(after)).toEqual({ standing: 'late', code: 'vote-closed', by: close });
    expect(await voted()).toMatchObject({ result: { for: 1, against: 0 }, toBeChecked: [] });
  });

  test('[ACT7] after closing, an own ballot that meets a helper’s is late like any other', async () => {
    const vote = await opened({ ...sceneProfile, majority: { num: 1, den: 2, of: 'cast', strict: true } });
    const desk = await ballot(scene, scene.recorder, vote, 'for', scene.wang.id);
    await ballot(scene, scene.wang, vote, 'against');
    meet(scene, scene.chair, scene.recorder);
    await closeVote(scene, vote, [desk]);
    meet(scene);
    expect(ballotsOf(await voted()).sort()).toEqual(['wang against late', 'wang for counts']);
    expect((await voted()).toBeChecked).toEqual(['late-ballots']);
  });

  test('[MEET9] a ballot that the closer had replaced is replaced, not late', async () => {
    const vote = await opened();
    await ballot(scene, scene.wang, vote, 'against');
    const counted = [await ballot(scene, scene.wang, vote, 'for')];
    meet(scene);
    await closeVote(scene, vote, counted);
    expect(ballotsOf(await voted())).toEqual(['wang against replaced', 'wang for counts']);
  });

  test('[MEET9] a second closing by somebody who had not heard of the first is void', async () => {
    const vote = await opened();
    const one = await ballot(scene, scene.wang, vote, 'for');
    meet(scene);
    const first = await closeVote(scene, vote, [one]);
    const second = await closeVote(scene, vote, []);
    expect(await remarkOn(second)).toEqual({ standing: 'void', code: 'vote-closed' });
    expect((await voted()).phase).toEqual({ at: 'closed', by: first, counted: [one] });
  });
});
