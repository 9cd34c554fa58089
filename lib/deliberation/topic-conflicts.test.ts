import { beforeEach, describe, expect, test } from 'vitest';
import { type ActId, type DocumentId, documentId } from '../shared/ids.ts';
import type { TestDevice } from '../testing/device.ts';
import { foldTopicOf } from '../testing/folded.ts';
import {
  assign,
  claimDone,
  comment,
  granny,
  makeTopicScene,
  meetOn,
  photo,
  raised,
  rate,
  screen,
  second,
  type TopicScene,
  topicOn,
  underWay,
  wording,
} from '../testing/topic-scene.ts';
import { askedOfMerged, clustersOf, type TopicRow } from './topic-clusters.ts';
import { photosOfTopic } from './topic-photos.ts';
import { summariseTopic } from './topic-summary.ts';

let scene: TopicScene;
beforeEach(async () => {
  scene = await makeTopicScene();
});
const state = () => topicOn(scene, scene.wang);

const LIFT = documentId('topic', 'lift');
const ELDERS = documentId('topic', 'elders');
const STAIRS = documentId('topic', 'stairs');
const all = [LIFT, ELDERS, STAIRS];
const on = (id: DocumentId): TopicScene => ({ ...scene, id });
const meetOnAll = (...devices: TestDevice[]) => {
  for (const id of all) meetOn(on(id), ...devices);
};
/** Three topics about the same stairs, by three residents; everybody knows them. */
async function threeTopics(): Promise<void> {
  await scene.wang.act(LIFT, 'raise', wording, { at: 1000 });
  await scene.li.act(ELDERS, 'raise', { ...wording, title: '老人下楼难' }, { at: 2000 });
  await scene.zhao.act(STAIRS, 'raise', { ...wording, title: '楼梯太陡' }, { at: 3000 });
  meetOnAll();
}
const merge = (device: TestDevice, from: DocumentId, into: DocumentId): Promise<ActId> =>
  device.act(from, 'mergeInto', { topic: into.slice('topic:'.length) });
async function rowsOn(device: TestDevice): Promise<TopicRow[]> {
  const states = await Promise.all(all.map((id) => foldTopicOf(scene.community, id, device.doc(id))));
  return states.map(({ state }) => ({ id: state.id, summary: summariseTopic(state) }));
}

describe('merging', () => {
  beforeEach(threeTopics);

  test('[TOPIC3] crossing merges: two planners merge two topics into each other offline, and all see one under the older', async () => {
    await merge(scene.planner, LIFT, ELDERS);
    await merge(scene.second, ELDERS, LIFT);
    meetOnAll();
    for (const device of [scene.planner, scene.second, scene.li]) {
      const clusters = clustersOf(await rowsOn(device));
      expect(clusters.get(ELDERS)).toEqual(clusters.get(LIFT));
      expect(clusters.get(LIFT)?.members).toEqual([LIFT, ELDERS]);
    }
    expect((await topicOn(on(ELDERS), scene.li)).wording?.title).toBe('老人下楼难');
  });

  test('[TOPIC3] merged into different topics by two: neither joins until a person undoes one', async () => {
    await merge(scene.planner, LIFT, ELDERS);
    const other = await merge(scene.second, LIFT, STAIRS);
    meetOnAll();
    const rows = await rowsOn(scene.planner);
    expect(rows[0]?.summary.merges.map(({ contested }) => contested)).toEqual([true, true]);
    for (const id of all) expect(clustersOf(rows).get(id)?.members).toEqual([id]);
    expect((await topicOn(on(LIFT), scene.planner)).remarks.get(other)?.standing).toBe('contested');
    await scene.committee.act(LIFT, 'unmerge', { merge: other });
    meetOnAll();
    expect(clustersOf(await rowsOn(scene.planner)).get(LIFT)?.members).toEqual([ELDERS, LIFT]);
  });

  test('[TOPIC3] a merge is undone, and merged elsewhere knowing of it, with both texts kept', async () => {
    const first = await merge(scene.planner, LIFT, ELDERS);
    meetOnAll();
    await merge(scene.second, LIFT, STAIRS);
    meetOnAll();
    expect(clustersOf(await rowsOn(scene.li)).get(LIFT)?.members).toEqual([STAIRS, LIFT]);
    expect((await topicOn(on(LIFT), scene.li)).remarks.get(first)).toMatchObject({ standing: 'replaced' });
  });

  test('[TOPIC2] second on a merged topic: given to either, offline, it counts once for the matter', async () => {
    await merge(scene.planner, ELDERS, LIFT);
    await second(on(ELDERS), scene.qian); // has not heard of the merge
    await second(on(LIFT), scene.qian);
    await second(on(ELDERS), scene.zhao);
    meetOnAll();
    const rows = await rowsOn(scene.wang);
    const cluster = clustersOf(rows).get(ELDERS);
    expect(cluster?.id).toBe(LIFT);
    expect(cluster?.seconders).toEqual(['qian', 'zhao']);
    expect(cluster && askedOfMerged(cluster, LIFT, rows).asked).toEqual(['li', 'qian', 'zhao']);
  });
});

describe('doing it', () => {
  test('[TOPIC7] two owners given by two who had not met: both are shown as contested, until it is assigned anew', async () => {
    await raised(scene);
    await screen(scene, scene.planner);
    meetOn(scene);
    const one = await assign(scene, scene.chair, scene.li);
    const two = await assign(scene, scene.recorder, scene.zhao);
    meetOn(scene);
    const contested = await state();
    expect(contested.actions.map(({ owner, contested }) => [owner, contested]).sort()).toEqual([
      ['li', true],
      ['zhao', true],
    ]);
    expect([...contested.remarks.keys()].sort()).toEqual([one, two].sort());
    expect(summariseTopic(contested).action?.owners).toHaveLength(2);
    await assign(scene, scene.planner, scene.zhao);
    meetOn(scene);
    expect((await state()).actions.map(({ owner, contested }) => [owner, contested])).toEqual([
      ['zhao', false],
    ]);
    expect((await state()).remarks.size).toBe(0);
  });

  test('[TOPIC7] done is claimed while the deadline moves: the claim stands, and so does the new deadline', async () => {
    const action = await underWay(scene);
    const claim = await claimDone(scene, scene.li, action);
    const move = { action, due: '2026-11-30', reason: '等加工' };
    await scene.committee.act(scene.id, 'moveDeadline', move);
    meetOn(scene);
    const folded = await state();
    expect(folded).toMatchObject({
      phase: 'claimed-done',
      actions: [{ due: '2026-11-30', moves: [{ by: 'committee', reason: '等加工' }] }],
      claims: [{ act: claim }],
    });
    expect(folded.remarks.size).toBe(0);
  });

  test('[TOPIC7] its owner and a helper for them claim it done on two devices: the owner’s own stands, and answers to either count', async () => {
    const action = await underWay(scene);
    const body = { action, text: '代报', photos: [], asked: [], askedSource: '', threshold: 60, days: 14 };
    const helped = await scene.volunteer.act(scene.id, 'claimDone', body, { for: scene.li.id });
    await rate(scene, scene.volunteer, helped, 'partly', scene.wang.id);
    const own = await claimDone(scene, scene.li, action);
    meetOn(scene);
    const folded = await state();
    expect(folded.claims).toMatchObject([{ act: own, counts: { partly: 1 } }]);
    expect(folded.remarks.get(helped)).toEqual({ standing: 'replaced', code: 'own-word-stands', by: own });
  });

  test('[TOPIC6] helper’s and own rating: the person’s own counts, whichever came first', async () => {
    await scene.volunteer.act(scene.id, 'raise', wording, { for: granny });
    meetOn(scene);
    await second(scene, scene.zhao);
    await screen(scene, scene.planner);
    meetOn(scene);
    const action = await assign(scene, scene.chair, scene.li);
    meetOn(scene);
    const claim = await claimDone(scene, scene.li, action);
    meetOn(scene);
    await rate(scene, scene.zhao, claim, 'no');
    meetOn(scene);
    const helped = await rate(scene, scene.volunteer, claim, 'yes', scene.zhao.id);
    await rate(scene, scene.recorder, claim, 'partly', granny);
    meetOn(scene);
    const folded = await state();
    expect(folded.claims[0]).toMatchObject({ counts: { yes: 0, partly: 1, no: 1 }, unanswered: 0 });
    expect(folded.remarks.get(helped)).toMatchObject({ standing: 'replaced', code: 'own-word-stands' });
  });
});

describe('talking about it', () => {
  test('[TOPIC4] comment on a hidden comment: a reply written meanwhile stands, under what is left of it', async () => {
    await raised(scene);
    const rude = await comment(scene, scene.li, '骂人的话');
    meetOn(scene);
    await scene.committee.act(scene.id, 'hide', { comment: rude, reason: 'insult' });
    const reply = await comment(scene, scene.zhao, '请好好说', { replyTo: rude });
    meetOn(scene);
    const folded = await state();
    expect(folded.comments.map(({ act, hidden }) => [act, hidden?.reason])).toEqual([
      [rude, 'insult'],
      [reply, undefined],
    ]);
    expect(folded.comments[1]?.replyTo).toBe(rude);
    expect(folded.remarks.size).toBe(0);
    expect(summariseTopic(folded).comments).toBe(1);
  });

  test('[TOPIC1] photo removed while cited: who cites it offline meanwhile cites something removed', async () => {
    await scene.wang.act(scene.id, 'raise', { ...wording, photos: [photo('door')] });
    meetOn(scene);
    await scene.committee.act(scene.id, 'removePhoto', { digest: photo('door').digest, reason: 'private' });
    const cites = await comment(scene, scene.zhao, '就是这扇门', { photos: [photo('door')] });
    meetOn(scene);
    const folded = await state();
    expect(folded.comments).toMatchObject([
      { act: cites, text: '就是这扇门', photos: [{ removed: 'private' }] },
    ]);
    expect(folded.wording?.photos).toMatchObject([{ removed: 'private' }]);
    expect([...photosOfTopic(folded)]).toEqual([[photo('door').digest, 'removed']]);
    expect(folded.remarks.size).toBe(0);
  });
});
