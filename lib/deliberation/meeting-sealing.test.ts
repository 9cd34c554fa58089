import { beforeEach, describe, expect, test } from 'vitest';
import type { ActId } from '../shared/ids.ts';
import {
  ballot,
  ballotsOf,
  closeVote,
  gather,
  gatherForVote,
  makeScene,
  meet,
  onlyVote,
  openSession,
  openVote,
  type Scene,
  stateOn,
  tick,
} from '../testing/meeting-scene.ts';
import { countersign, draftSealOn, sealOn } from '../testing/sealing-steps.ts';
import { meeting } from './meeting.ts';

let scene: Scene;
beforeEach(async () => {
  scene = await makeScene();
});
const state = () => stateOn(scene, scene.chair);
const remarkOn = async (act: ActId) => (await state()).remarks.get(act);

describe('one seal', () => {
  test('[MEET13] the chair seals, the recorder signs second, and only then it is sealed', async () => {
    await gather(scene);
    const seal = await sealOn(scene, scene.chair);
    meet(scene);
    expect((await state()).phase).toEqual({ at: 'sealed', chair: 'chair' });
    expect((await state()).sealing).toMatchObject({ at: 'waiting', seal: { digest: seal.digest } });
    const second = await countersign(scene, scene.recorder, seal);
    meet(scene);
    const { sealing } = await state();
    expect(sealing).toMatchObject({
      at: 'sealed',
      seal: { act: seal.act, by: 'chair' },
      countersigned: { act: second, by: 'recorder' },
    });
    expect(meeting.summarise(await state())).toMatchObject({ phase: 'sealed', sealed: seal.digest });
  });

  test('[MEET13] the second signature is another person’s, over the same digest', async () => {
    await gather(scene);
    const seal = await sealOn(scene, scene.chair);
    meet(scene);
    const other = { ...seal, digest: '0'.repeat(64) };
    const wrong = await countersign(scene, scene.recorder, other);
    expect((await stateOn(scene, scene.recorder)).remarks.get(wrong)).toEqual({
      standing: 'void',
      code: 'seal-mismatch',
    });
    const both = { ...scene.chair.member, roles: ['chair', 'recorder'] as const };
    const draft = { type: 'countersign', body: { seal: seal.act, digest: seal.digest } } as const;
    expect(meeting.mayAct(both, draft, await state())).toEqual({ code: 'second-person' });
    expect(meeting.mayAct(scene.recorder.member, draft, await state())).toBeUndefined();
  });

  test('[MEET13] nothing is sealed while a vote is open, or by whoever is not in the chair', async () => {
    const vote = await gatherForVote(scene);
    expect((await state()).obstacles).toEqual([{ of: 'open-vote', vote, item: 'lights' }]);
    const early = await sealOn(scene, scene.chair);
    expect(await remarkOn(early.act)).toEqual({ standing: 'void', code: 'not-ready' });
    await closeVote(scene, vote, []);
    meet(scene);
    const idle = await sealOn(scene, scene.deputy);
    meet(scene);
    expect(await remarkOn(idle.act)).toEqual({ standing: 'void', code: 'not-the-chair' });
    expect((await state()).phase.at).toBe('in-session');
  });

  test('[MEET13] a contested decision stands in the way until it is settled', async () => {
    await gather(scene);
    const body = { item: 'lights', text: '换灯' };
    await scene.chair.act(scene.id, 'decide', { ...body, outcome: 'adopted' });
    await scene.deputy.act(scene.id, 'takeChair', { hall: '0'.repeat(64) });
    await scene.deputy.act(scene.id, 'decide', { ...body, outcome: 'rejected' });
    meet(scene);
    expect((await state()).obstacles).toContainEqual({ of: 'contested-decision', item: 'lights' });
  });

  test('[MEET13] a digest that was not made over all that its author had is void', async () => {
    await gather(scene);
    const { body } = await draftSealOn(scene, scene.chair);
    await tick(scene, scene.chair, scene.wang.id, true);
    const seal = await scene.chair.act(scene.id, 'seal', body);
    expect(await remarkOn(seal)).toEqual({ standing: 'void', code: 'seal-mismatch' });
  });

  test('[MEET13] a seal is taken back with a reason before the second signature, never after it', async () => {
    await gather(scene);
    const first = await sealOn(scene, scene.chair);
    meet(scene);
    await scene.recorder.act(scene.id, 'reopen', { seal: first.act, reason: '漏记了一项意见' });
    meet(scene);
    expect((await state()).phase.at).toBe('in-session');
    const late = await tick(scene, scene.recorder, scene.wang.id, true);
    meet(scene);
    const second = await sealOn(scene, scene.chair);
    meet(scene);
    await countersign(scene, scene.recorder, second);
    meet(scene);
    expect((await state()).sealing).toMatchObject({ at: 'sealed', seal: { act: second.act } });
    expect(await remarkOn(late)).toBeUndefined();
    const again = await scene.chair.act(scene.id, 'reopen', { seal: second.act, reason: '再改' });
    expect(await remarkOn(again)).toEqual({ standing: 'void', code: 'sealed' });
  });

  test('[MEET13] who takes it back without having heard of the second signature undoes nothing', async () => {
    await gather(scene);
    const seal = await sealOn(scene, scene.chair);
    meet(scene);
    await countersign(scene, scene.recorder, seal);
    await scene.helper.act(scene.id, 'reopen', { seal: seal.act, reason: '漏记' });
    meet(scene);
    expect((await state()).sealing.at).toBe('sealed');
  });
});

describe('what comes after', () => {
  test('[MEET13] a late tick and a late ballot change nothing in a sealed record, and are shown as late', async () => {
    const vote = await gatherForVote(scene);
    const own = await ballot(scene, scene.wang, vote, 'for');
    meet(scene, scene.chair, scene.wang);
    await closeVote(scene, vote, [own]);
    const seal = await sealOn(scene, scene.chair);
    const before = await state();
    const lateBallot = await ballot(scene, scene.li, vote, 'against');
    const lateTick = await tick(scene, scene.recorder, scene.zhou.id, false);
    meet(scene);
    const after = await state();
    expect(after.remarks.get(lateBallot)).toEqual({ standing: 'late', code: 'sealed', by: seal.act });
    expect(after.remarks.get(lateTick)).toEqual({ standing: 'late', code: 'sealed', by: seal.act });
    expect(onlyVote(after)).toEqual(onlyVote(before));
    expect(ballotsOf(onlyVote(after))).toEqual(['wang for counts']);
    expect(after.attendance).toEqual(before.attendance);
  });

  test('[MEET13] what is done knowing of the seal is refused', async () => {
    await gather(scene);
    const seal = await sealOn(scene, scene.chair);
    meet(scene);
    const ticked = await tick(scene, scene.recorder, scene.wang.id, false);
    const opened = await openVote(scene, [scene.wang]);
    meet(scene);
    expect(await remarkOn(ticked)).toEqual({ standing: 'void', code: 'sealed', by: seal.act });
    expect(await remarkOn(opened)).toEqual({ standing: 'void', code: 'sealed', by: seal.act });
    const draft = { type: 'openItem', body: { item: 'lights' } } as const;
    expect(meeting.mayAct(scene.chair.member, draft, await state())).toEqual({ code: 'sealed' });
  });

  test('[MEET13] minutes typed after the seal are refused by their place', async () => {
    await gather(scene);
    const typed = {
      to: 'prose',
      root: 'prose/minutes/lights',
      inserted: 3,
      deletedOwn: 0,
      deletedOthers: 0,
      deletedOthersInHour: 0,
      length: 0,
    } as const;
    expect(meeting.mayWrite(scene.recorder.member, typed, await state())).toBeUndefined();
    await sealOn(scene, scene.chair);
    expect(meeting.mayWrite(scene.recorder.member, typed, await state())).toEqual({
      code: 'sealed',
      places: [{ root: 'prose/minutes/lights' }],
    });
  });

  test('[MEET13] corrections by those who keep it and objections by residents stand beneath the record', async () => {
    await gather(scene);
    const early = await scene.wang.act(scene.id, 'object', { seal: 'nothing' as ActId, text: '我不同意' });
    meet(scene);
    const seal = await sealOn(scene, scene.chair);
    meet(scene);
    const objection = await scene.wang.act(scene.id, 'object', { seal: seal.act, text: '我没有同意' });
    meet(scene);
    await countersign(scene, scene.recorder, seal);
    meet(scene);
    const correction = await scene.recorder.act(scene.id, 'correct', {
      seal: seal.act,
      item: 'lights',
      text: '应为三盏',
    });
    const stranger = await scene.recorder.act(scene.id, 'object', { seal: 'other' as ActId, text: '不对' });
    meet(scene);
    expect((await state()).afterSeal).toMatchObject([
      { act: objection, of: 'objection', by: 'wang', text: '我没有同意' },
      { act: correction, of: 'correction', by: 'recorder', item: 'lights', text: '应为三盏' },
    ]);
    expect(await remarkOn(early)).toEqual({ standing: 'void', code: 'not-sealed' });
    expect(await remarkOn(stranger)).toEqual({ standing: 'void', code: 'not-sealed' });
  });
});

describe('two seals', () => {
  const sealApart = async () => {
    await openSession(scene);
    await scene.deputy.act(scene.id, 'takeChair', { hall: '0'.repeat(64) });
    const here = await sealOn(scene, scene.chair);
    const there = await sealOn(scene, scene.deputy);
    meet(scene);
    return { here, there };
  };

  test('[MEET13] by two who had not heard of each other are contested, and nobody signs either', async () => {
    const { here, there } = await sealApart();
    const { sealing, phase } = await state();
    expect(phase.at).toBe('sealed');
    if (sealing.at !== 'contested') throw new Error(sealing.at);
    expect(sealing.seals.map(({ digest }) => digest).sort()).toEqual([here.digest, there.digest].sort());
    expect(await remarkOn(here.act)).toEqual({ standing: 'contested', code: 'two-seals' });
    const draft = { type: 'countersign', body: { seal: here.act, digest: here.digest } } as const;
    expect(meeting.mayAct(scene.recorder.member, draft, await state())).toEqual({ code: 'contested' });
  });

  test('[MEET13] a seal that has seen both settles it, and says why', async () => {
    const { here } = await sealApart();
    const silent = await sealOn(scene, scene.chair);
    expect(await remarkOn(silent.act)).toEqual({ standing: 'void', code: 'reason-missing' });
    const settled = await sealOn(scene, scene.chair, { reason: '两边的记录已当面核对' });
    meet(scene);
    await countersign(scene, scene.recorder, settled);
    meet(scene);
    expect((await state()).sealing).toMatchObject({
      at: 'sealed',
      seal: { act: settled.act, reason: '两边的记录已当面核对' },
    });
    expect(await remarkOn(here.act)).toBeUndefined();
  });
});
