import { beforeEach, expect, test } from 'vitest';
import {
  claimDone,
  comment,
  granny,
  makeTopicScene,
  meetOn,
  photo,
  rate,
  second,
  type TopicScene,
  topicOn,
  underWay,
  wording,
} from '../testing/topic-scene.ts';
import { DAY_MS } from './local-time.ts';
import { photosOfTopic } from './topic-photos.ts';
import { pushesOfTopic } from './topic-pushes.ts';
import { summariseTopic } from './topic-summary.ts';
import { viewTopic, viewTopicSummary } from './topic-view.ts';

let scene: TopicScene;
beforeEach(async () => {
  scene = await makeTopicScene();
});
const state = () => topicOn(scene, scene.wang);

test('[TOPIC6] a row says what the board and the figures show, and the same phase as the topic itself', async () => {
  const action = await underWay(scene);
  await second(scene, scene.zhao);
  const hidden = await comment(scene, scene.qian, '不好听的话');
  meetOn(scene);
  await scene.committee.act(scene.id, 'hide', { comment: hidden, reason: 'insult' });
  const claim = await claimDone(scene, scene.li, action);
  meetOn(scene);
  await rate(scene, scene.wang, claim, 'no');
  await rate(scene, scene.qian, claim, 'yes');
  meetOn(scene);
  const folded = await state();
  const summary = summariseTopic(folded);
  expect(summary).toMatchObject({
    title: wording.title,
    category: 'building',
    area: 'east',
    phase: 'claimed-done',
    raiser: 'wang',
    seconders: ['zhao'],
    comments: 0,
    meetings: ['2026-09-05'],
    decision: { outcome: 'adopted', meeting: '2026-09-05' },
    action: { id: action, owners: ['li'], due: '2026-10-20' },
    claim: { act: claim, asked: ['wang', 'zhao'], answered: ['wang'], counts: { yes: 0, partly: 0, no: 1 } },
    reopened: [],
  });
  expect(JSON.stringify(summary)).not.toContain('不好听');
  const { at } = folded.claims[0] ?? { at: 0 };
  for (const days of [1, 20]) {
    const now = at + days * DAY_MS;
    expect(viewTopicSummary(summary, now)).toEqual(viewTopic(folded, now));
  }
});

test('[TOPIC6] those asked who have not answered are told, and the raiser and seconders when it is on an agenda', async () => {
  await scene.wang.act(scene.id, 'raise', wording);
  meetOn(scene);
  await second(scene, scene.volunteer, granny);
  await scene.planner.act(scene.id, 'screen', { verdict: 'taken-up', reason: '' });
  meetOn(scene);
  expect(pushesOfTopic(await state())).toEqual([]);
  await scene.planner.act(scene.id, 'schedule', { meeting: '2026-10-05' });
  meetOn(scene);
  expect(pushesOfTopic(await state())).toEqual([{ key: '2026-10-05', kind: 'agenda', to: ['wang', granny] }]);
  const given = { title: '办', owner: scene.li.id, due: '2026-10-20' };
  const action = await scene.chair.act(scene.id, 'assign', given);
  meetOn(scene);
  const claim = await claimDone(scene, scene.li, action);
  meetOn(scene);
  await rate(scene, scene.wang, claim, 'yes');
  meetOn(scene);
  expect(pushesOfTopic(await state())).toEqual([{ key: claim, kind: 'rating', to: [granny] }]);
});

test('[TOPIC1] photos are known by digest wherever they were brought, and removed ones by that alone', async () => {
  await scene.wang.act(scene.id, 'raise', { ...wording, photos: [photo('stairs')] });
  await comment(scene, scene.wang, '', { photos: [photo('door')] });
  await scene.wang.act(scene.id, 'removePhoto', { digest: photo('stairs').digest, reason: 'wrong' });
  const folded = await state();
  expect([...photosOfTopic(folded)]).toEqual([
    [photo('stairs').digest, 'removed'],
    [photo('door').digest, 'cited'],
  ]);
  expect(folded.wording?.photos).toMatchObject([{ removed: 'wrong' }]);
  expect(summariseTopic(folded)).not.toHaveProperty('photo');
});
