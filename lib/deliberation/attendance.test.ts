import { beforeEach, describe, expect, test } from 'vitest';
import {
  checkIn,
  makeScene,
  meet,
  openSession,
  paper,
  SCENE_CODE,
  type Scene,
  stateOn,
  tick,
} from '../testing/meeting-scene.ts';

let scene: Scene;
beforeEach(async () => {
  scene = await makeScene();
  await openSession(scene);
});

const presence = async (member: string) =>
  [...(await stateOn(scene, scene.chair)).attendance.values()].find((of) => of.member === member);

describe('own check-in', () => {
  test('[MEET4] with the code of the hall one is present, without it announced', async () => {
    await checkIn(scene, scene.wang, SCENE_CODE);
    await checkIn(scene, scene.li);
    await checkIn(scene, scene.zhao, '0000');
    meet(scene);
    expect(await presence('wang')).toMatchObject({ presence: 'present', how: 'code' });
    expect(await presence('li')).toMatchObject({ presence: 'announced' });
    expect(await presence('zhao')).toMatchObject({ presence: 'announced' });
    expect((await stateOn(scene, scene.chair)).present).toBe(1);
  });

  test('[MEET4] several for one person are one presence, the earliest', async () => {
    const first = await scene.wang.act(scene.id, 'checkIn', { code: SCENE_CODE }, { at: 1_000 });
    const second = await scene.wang.act(scene.id, 'checkIn', { code: SCENE_CODE }, { at: 2_000 });
    meet(scene);
    const third = await scene.recorder.act(
      scene.id,
      'tick',
      { present: true },
      { for: scene.wang.id, at: 3_000 },
    );
    meet(scene);
    const of = await presence('wang');
    expect(of?.at).toBe(1_000);
    expect(of?.by).toEqual([first, second, third]);
    expect((await stateOn(scene, scene.chair)).presentMembers).toEqual(['wang']);
  });

  test('[MEET4] it outranks a tick that says absent', async () => {
    await checkIn(scene, scene.wang, SCENE_CODE);
    await tick(scene, scene.recorder, scene.wang.id, false);
    meet(scene);
    expect(await presence('wang')).toMatchObject({ presence: 'present', how: 'code' });
  });

  test('[MEET4] a check-in without the code does not outrank a tick', async () => {
    await checkIn(scene, scene.wang);
    await tick(scene, scene.recorder, scene.wang.id, false);
    meet(scene);
    expect(await presence('wang')).toMatchObject({ presence: 'absent' });
  });
});

describe('ticks', () => {
  test('[MEET4] different hands that say present and absent leave it contested and out of the quorum', async () => {
    await tick(scene, scene.recorder, paper, true);
    await tick(scene, scene.helper, paper, false);
    meet(scene);
    expect(await presence('paper')).toMatchObject({ presence: 'contested' });
    expect((await presence('paper'))?.by).toHaveLength(2);
    expect((await stateOn(scene, scene.chair)).present).toBe(0);
  });

  test('[MEET4] the same hand corrects itself', async () => {
    await tick(scene, scene.recorder, paper, true);
    await tick(scene, scene.recorder, paper, false);
    meet(scene);
    expect(await presence('paper')).toMatchObject({ presence: 'absent' });
  });

  test('[MEET4] two hands that agree are one presence', async () => {
    await tick(scene, scene.recorder, paper, true);
    await tick(scene, scene.chair, paper, true);
    meet(scene);
    const state = await stateOn(scene, scene.chair);
    expect(state.present).toBe(1);
    expect(state.attendance.get(paper)?.by).toHaveLength(2);
  });

  test('[MEET4] a reason for absence is one of a few codes', async () => {
    await scene.recorder.act(scene.id, 'tick', { present: false, reason: 'ill' }, { for: paper });
    const told = await scene.helper.act(scene.id, 'tick', { present: false, reason: '感冒' }, { for: paper });
    meet(scene);
    expect(await presence('paper')).toMatchObject({ presence: 'absent', reason: 'ill' });
    expect((await presence('paper'))?.by).not.toContain(told);
  });

  test('[MEET4] somebody who is not on the roll is not counted', async () => {
    const stranger = await tick(scene, scene.recorder, 'stranger' as typeof paper, true);
    meet(scene);
    const state = await stateOn(scene, scene.chair);
    expect(state.remarks.get(stranger)).toEqual({ standing: 'void', code: 'not-entitled' });
    expect(state.present).toBe(0);
  });
});

test('[MEET5] due, present and missing to the quorum follow every check-in', async () => {
  const before = await stateOn(scene, scene.chair);
  expect(before).toMatchObject({ due: 12, present: 0, quorum: { needed: 3, missing: 3, stands: false } });
  for (const device of [scene.wang, scene.li, scene.sun]) await checkIn(scene, device, SCENE_CODE);
  meet(scene);
  const after = await stateOn(scene, scene.chair);
  expect(after).toMatchObject({ due: 12, present: 3, quorum: { missing: 0, stands: true, base: 'person' } });
});
