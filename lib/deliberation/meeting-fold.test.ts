import { beforeEach, describe, expect, test } from 'vitest';
import { stampActs } from '../testing/folded.ts';
import {
  checkIn,
  makeScene,
  meet,
  noticeOf,
  openSession,
  SCENE_CODE,
  type Scene,
  sceneProfile,
  stateOn,
} from '../testing/meeting-scene.ts';
import { itemKey, PLACE_KEY, STARTS_AT_KEY, TITLE_KEY } from './agenda.ts';
import { meeting } from './meeting.ts';
import { rollDigest } from './roll.ts';

let scene: Scene;
beforeEach(async () => {
  scene = await makeScene();
});

describe('preparing', () => {
  test('the agenda is the items with a title, by order, then id', async () => {
    const { planner, id } = scene;
    planner.set(id, TITLE_KEY, '议事会');
    planner.set(id, PLACE_KEY, '议事亭');
    planner.set(id, STARTS_AT_KEY, '2026-12-05T14:00');
    planner.set(id, itemKey('b', 'title'), '电梯');
    planner.set(id, itemKey('b', 'order'), 2);
    planner.set(id, itemKey('c', 'title'), '停车');
    planner.set(id, itemKey('a', 'title'), '照明');
    planner.set(id, itemKey('a', 'minutes'), 15);
    planner.set(id, itemKey('gone', 'title'), ' ');
    planner.set(id, itemKey('untitled', 'minutes'), 5);
    expect(await stateOn(scene, planner)).toMatchObject({
      phase: { at: 'preparing' },
      title: '议事会',
      place: '议事亭',
      startsAt: '2026-12-05T14:00',
      frozen: false,
      due: 0,
      agenda: [
        { id: 'a', title: '照明', minutes: 15, order: 0 },
        { id: 'c', title: '停车', minutes: 0, order: 0 },
        { id: 'b', title: '电梯', minutes: 0, order: 2 },
      ],
    });
  });
});

describe('the notice', () => {
  test('[MEET3] freezes the agenda, whatever the sheet says later', async () => {
    await openSession(scene);
    scene.planner.set(scene.id, itemKey('lights', 'title'), '改了名');
    const state = await stateOn(scene, scene.planner);
    expect(state.frozen).toBe(true);
    expect(state.agenda).toEqual([{ id: 'lights', title: '楼道照明', minutes: 20, order: 0 }]);
  });

  test('[MEET3] alone says whether the sheet is frozen: rights need no new fold for each of its keys', async () => {
    expect(meeting.rightsFollow).toBe('acts');
    const frozenWith = async (keys: readonly string[], value: string | number): Promise<boolean> => {
      for (const key of keys) scene.planner.set(scene.id, key, value);
      return (await stateOn(scene, scene.planner)).frozen;
    };
    const keys = [TITLE_KEY, STARTS_AT_KEY, itemKey('lights', 'title'), itemKey('x', 'order')];
    expect([await frozenWith([], ''), await frozenWith(keys, 'x')]).toEqual([false, false]);
    await openSession(scene);
    expect([await frozenWith([], ''), await frozenWith(keys, ''), await frozenWith(keys, 1)]).toEqual([
      true,
      true,
      true,
    ]);
  });

  test('[MEET3] carries roll, profile and carried actions with their sources', async () => {
    const carried = {
      action: 'act-1',
      title: '报价',
      owner: 'wang',
      due: '2026-11-25',
      doc: 'meeting:2026-11-05',
    };
    await scene.planner.act(scene.id, 'notice', { ...noticeOf(scene), carried: [carried] });
    const state = await stateOn(scene, scene.planner);
    expect(state.notice).toMatchObject({
      by: 'planner',
      profile: sceneProfile,
      roll: scene.roll,
      rollSource: '测试名册',
      carriedSource: '无',
    });
    expect(state.carried).toEqual([carried]);
    expect(state.people).toContain('wang');
  });

  test('[DOC7] a roll that is not what its digest says is void', async () => {
    const forged = { ...noticeOf(scene), rollDigest: rollDigest([]) };
    const act = await scene.planner.act(scene.id, 'notice', forged);
    const state = await stateOn(scene, scene.planner);
    expect(state.remarks.get(act)).toEqual({ standing: 'void', code: 'bad-value' });
    expect(state.frozen).toBe(false);
  });

  test('[MEET3] a second notice is void: the first in fold order stands, and who knew only the other goes on', async () => {
    const first = await scene.planner.act(scene.id, 'notice', noticeOf(scene));
    const late = { ...noticeOf(scene), title: '另一个' };
    const second = await scene.planner.act(scene.id, 'notice', late, { seen: [], n: 5 });
    stampActs(scene.planner.doc(scene.id), [first, second]);
    const state = await stateOn(scene, scene.planner);
    expect(state.title).toBe('十二月议事会');
    expect(state.remarks.get(second)).toEqual({ standing: 'void', code: 'already-published' });
  });
});

describe('held acts', () => {
  test('[ACT8] an act under an ended badge counts only after a person in charge confirms it', async () => {
    await openSession(scene);
    const held = await checkIn(scene, scene.wang, SCENE_CODE);
    meet(scene);
    const doc = scene.chair.doc(scene.id);
    stampActs(doc, [held], 'expired');
    let state = await stateOn(scene, scene.chair);
    expect(state.remarks.get(held)).toEqual({ standing: 'held', code: 'expired' });
    expect(state.present).toBe(0);
    await scene.chair.act(scene.id, 'confirm', { act: held });
    state = await stateOn(scene, scene.chair);
    expect(state.remarks.has(held)).toBe(false);
    expect(state.present).toBe(1);
    await scene.chair.act(scene.id, 'reject', { act: held });
    state = await stateOn(scene, scene.chair);
    expect(state.remarks.get(held)).toMatchObject({ standing: 'void', code: 'rejected' });
  });
});

test('[DOC4] nothing on the sheet counts: whatever is written there, votes and attendance are those of the acts', async () => {
  await openSession(scene);
  await checkIn(scene, scene.wang, SCENE_CODE);
  meet(scene);
  const before = await stateOn(scene, scene.wang);
  for (const key of ['attendance/li', 'present', 'phase', 'votes/1/result', 'quorum/stands', 'decision']) {
    scene.wang.set(scene.id, key, true);
  }
  expect(await stateOn(scene, scene.wang)).toEqual(before);
});
