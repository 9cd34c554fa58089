import { expect, test } from 'vitest';
import { actId, documentId, memberId } from '../shared/ids.ts';
import { makeScene, meet, stateOn } from '../testing/meeting-scene.ts';
import { topicRow } from '../testing/topic-rows.ts';
import { itemKey } from './agenda.ts';
import { proposedAgenda } from './agenda-proposal.ts';
import { boardOf } from './topic-board.ts';

const meeting = documentId('meeting', '2026-12-05');
const people = (...names: string[]) => names.map(memberId);
const badlyRated = {
  phase: 'claimed-done' as const,
  claim: {
    act: actId('claim'),
    at: 0,
    asked: people('a'),
    answered: people('a'),
    counts: { yes: 0, partly: 0, no: 1 },
    threshold: 60,
    days: 14,
    until: 1,
  },
};
const topics = boardOf(
  [
    topicRow('some', { phase: 'taken-up', title: '送餐', seconders: people('a') }),
    topicRow('many', { phase: 'taken-up', title: '电梯', seconders: people('a', 'b', 'c') }),
    topicRow('bad', { ...badlyRated, title: '路灯', seconders: people('a', 'b') }),
    topicRow('works', { phase: 'under-way', title: '充电桩' }),
    topicRow('raw', { phase: 'raised', title: '停车' }),
    topicRow('no', { phase: 'declined', title: '彩票' }),
    topicRow('here', { phase: 'on-agenda', title: '门禁', meetings: ['2026-11-05', '2026-12-05'] }),
    topicRow('elsewhere', { phase: 'on-agenda', title: '绿化', meetings: ['2027-01-05'] }),
  ],
  10,
);
const action = (id: string, due: string) => ({ id: actId(id), title: `办 ${id}`, due });
const actions = [action('late', '2026-12-03'), action('soon', '2026-11-20')];

test('[MEET2] carried-over actions first, then topics that were taken up or re-opened by seconds, each with its minutes', () => {
  const proposed = proposedAgenda({ meeting, agenda: [], actions, topics });
  expect(proposed.map(({ id, minutes, order }) => [id, minutes, order])).toEqual([
    ['action-soon', 5, 0],
    ['action-late', 5, 1],
    ['works', 5, 2],
    ['many', 15, 3],
    ['bad', 15, 4],
    ['some', 15, 5],
    ['here', 15, 6],
  ]);
  expect(proposed.find(({ id }) => id === 'many')).toMatchObject({ title: '电梯', topic: 'many' });
});

test('[MEET2] what stands on the sheet is not proposed again, and keeps its place before the rest', () => {
  const agenda = [
    { id: 'many', order: 2 },
    { id: 'own', order: 0, topic: 'some' },
  ];
  const [first, ...more] = proposedAgenda({ meeting, agenda, actions: [], topics });
  expect(first).toMatchObject({ id: 'works', order: 3 });
  expect(more.map(({ id }) => id)).toEqual(['bad', 'here']);
});

test('[MEET2] two planners who prepare it offline prepare the same one, and its items know their topics', async () => {
  const scene = await makeScene();
  for (const device of [scene.planner, scene.chair]) {
    for (const { id, title, order, minutes, topic } of proposedAgenda({
      meeting,
      agenda: [],
      actions,
      topics,
    })) {
      device.set(scene.id, itemKey(id, 'title'), title);
      device.set(scene.id, itemKey(id, 'order'), order);
      device.set(scene.id, itemKey(id, 'minutes'), minutes);
      device.set(scene.id, itemKey(id, 'topic'), topic);
    }
  }
  const alone = (await stateOn(scene, scene.planner)).agenda;
  meet(scene);
  expect((await stateOn(scene, scene.chair)).agenda).toEqual(alone);
  expect(alone).toHaveLength(7);
  expect(alone.map(({ topic }) => topic)).toEqual([
    undefined,
    undefined,
    'works',
    'many',
    'bad',
    'some',
    'here',
  ]);
});
