import { beforeEach, describe, expect, test } from 'vitest';
import { type Member, type Role, roles } from '../record/badge.ts';
import type { ActId } from '../shared/ids.ts';
import {
  assign,
  claimDone,
  comment,
  decide,
  granny,
  makeTopicScene,
  meetOn,
  photo,
  raised,
  rate,
  screen,
  second,
  type TopicScene,
  topicMember,
  topicOn,
  underWay,
  wording,
} from '../testing/topic-scene.ts';
import { helperRoles, mayActInTopic, type TopicDraft } from './topic-rights.ts';

let scene: TopicScene;
beforeEach(async () => {
  scene = await makeTopicScene();
});
const remarkOn = async (act: ActId) => (await topicOn(scene, scene.wang)).remarks.get(act);

const act = 'a' as ActId;
const digest = photo('a').digest;
const planners: readonly Role[] = ['planner', 'committee'];
const drafts: { readonly [T in TopicDraft['type']]: readonly [body: unknown, offices: readonly Role[]] } = {
  raise: [wording, roles],
  reword: [wording, roles],
  second: [{}, roles],
  withdraw: [{}, roles],
  comment: [{ text: '好', photos: [] }, roles],
  settle: [{ comment: act, taken: true }, roles],
  hide: [{ comment: act, reason: 'spam' }, ['committee']],
  show: [{ comment: act }, ['committee']],
  screen: [{ verdict: 'taken-up', reason: '' }, planners],
  mergeInto: [{ topic: 'other' }, planners],
  unmerge: [{ merge: act }, planners],
  schedule: [{ meeting: '2026-09-05' }, planners],
  decide: [{ meeting: '2026-09-05', outcome: 'adopted', text: '好' }, ['chair', 'recorder']],
  assign: [{ title: '办', owner: granny, due: '2026-10-01' }, ['chair', 'recorder', 'planner']],
  progress: [{ action: act, text: '', photos: [] }, roles],
  moveDeadline: [{ action: act, due: '2026-11-01', reason: '等材料' }, ['committee']],
  claimDone: [
    { action: act, text: '', photos: [], asked: [], askedSource: '', threshold: 60, days: 14 },
    roles,
  ],
  rate: [{ claim: act, satisfied: 'yes', text: '' }, roles],
  removePhoto: [{ digest, reason: 'private' }, roles],
  confirm: [{ act }, ['chair', 'recorder', 'committee']],
  reject: [{ act }, ['chair', 'recorder', 'committee']],
};
const types = Object.keys(drafts) as TopicDraft['type'][];
const draftOf = (type: TopicDraft['type']) => ({ type, body: drafts[type][0] }) as TopicDraft;
const as = (...own: readonly Role[]): Member => ({ ...topicMember('wang'), roles: own });

describe('at the door', () => {
  test.each(types)('[ACT5] %s is refused only to badges that never had one of its offices', (type) => {
    for (const role of roles) {
      const may = mayActInTopic(as(role), draftOf(type)) === undefined;
      expect(may, `${type} by ${role}`).toBe(drafts[type][1].includes(role));
    }
  });

  test('[ACT7] helpers act for others in what a resident may say, and nobody else does', () => {
    const helped = ['raise', 'reword', 'second', 'withdraw', 'comment', 'rate', 'progress', 'claimDone'];
    for (const type of types) {
      const forOther = { ...draftOf(type), for: granny };
      expect(mayActInTopic(as('resident', 'planner', 'organiser'), forOther), type).toBeDefined();
      const every = mayActInTopic(as(...roles), forOther) === undefined;
      expect(every, type).toBe(helped.includes(type));
    }
    for (const role of helperRoles) {
      expect(mayActInTopic(as(role), { ...draftOf('second'), for: granny }), role).toBeUndefined();
    }
  });

  test('[TOPIC4] a topic is declined only with a reason', () => {
    const declined = (reason: string) =>
      mayActInTopic(as('planner'), { type: 'screen', body: { verdict: 'declined', reason } });
    expect(declined(' ')?.code).toBe('reason-missing');
    expect(declined('是楼内自家的事')).toBeUndefined();
  });
});

describe('in its past', () => {
  test('[ACT9] nothing is done in a topic whose raising was not seen', async () => {
    await scene.wang.act(scene.id, 'raise', wording);
    const early = await second(scene, scene.li);
    meetOn(scene);
    expect(await remarkOn(early)).toEqual({ standing: 'void', code: 'not-raised' });
  });

  test('[TOPIC1] only its raiser, or a helper for them, rewords it, and only until it is decided', async () => {
    await raised(scene);
    const strange = await scene.li.act(scene.id, 'reword', wording);
    const helped = await scene.volunteer.act(scene.id, 'reword', wording, { for: scene.wang.id });
    meetOn(scene);
    await screen(scene, scene.planner);
    meetOn(scene);
    await decide(scene, scene.chair);
    meetOn(scene);
    const late = await scene.wang.act(scene.id, 'reword', wording);
    meetOn(scene);
    expect((await remarkOn(strange))?.code).toBe('not-the-raiser');
    expect(await remarkOn(helped)).toBeUndefined();
    expect((await remarkOn(late))?.code).toBe('already-decided');
  });

  test('[TOPIC4] what was not taken up comes on no agenda and to no owner', async () => {
    await raised(scene);
    const early = await scene.planner.act(scene.id, 'schedule', { meeting: '2026-09-05' });
    const given = await assign(scene, scene.chair, scene.li);
    meetOn(scene);
    expect((await remarkOn(early))?.code).toBe('not-taken-up');
    expect((await remarkOn(given))?.code).toBe('not-taken-up');
  });

  test('[TOPIC4] what is under way is neither screened nor put on an agenda', async () => {
    await underWay(scene);
    const screened = await screen(scene, scene.planner, 'declined');
    const scheduled = await scene.planner.act(scene.id, 'schedule', { meeting: '2026-10-05' });
    meetOn(scene);
    expect((await remarkOn(screened))?.code).toBe('already-decided');
    expect((await remarkOn(scheduled))?.code).toBe('already-decided');
  });

  test('[TOPIC7] its owner reports and claims done, or a helper for them, or the committee; nobody twice', async () => {
    const action = await underWay(scene);
    const note = { action, text: '问了两户', photos: [] };
    const strange = await scene.zhao.act(scene.id, 'progress', note);
    const own = await scene.li.act(scene.id, 'progress', note);
    const helped = await scene.volunteer.act(scene.id, 'progress', note, { for: scene.li.id });
    const committee = await scene.committee.act(scene.id, 'progress', note);
    const claimed = await claimDone(scene, scene.zhao, action);
    meetOn(scene);
    expect((await remarkOn(strange))?.code).toBe('not-the-owner');
    expect((await remarkOn(claimed))?.code).toBe('not-the-owner');
    for (const right of [own, helped, committee]) expect(await remarkOn(right)).toBeUndefined();
    await claimDone(scene, scene.li, action);
    meetOn(scene);
    const again = await claimDone(scene, scene.li, action);
    meetOn(scene);
    expect((await remarkOn(again))?.code).toBe('already-claimed');
  });

  test('[TOPIC3] a topic is not merged into itself', async () => {
    await raised(scene);
    const self = await scene.planner.act(scene.id, 'mergeInto', { topic: 'lift' });
    meetOn(scene);
    expect((await remarkOn(self))?.code).toBe('bad-value');
  });

  test('[ACT9] what an act points at must have been seen', async () => {
    await raised(scene);
    const made = await comment(scene, scene.li, '好');
    const unseen = await comment(scene, scene.zhao, '同意', { replyTo: made });
    const rated = await rate(scene, scene.zhao, made, 'yes');
    meetOn(scene);
    expect((await remarkOn(unseen))?.code).toBe('not-in-topic');
    expect((await remarkOn(rated))?.code).toBe('not-in-topic');
  });

  test('[TOPIC5] a suggestion is settled by its author, the raiser, planners and the committee', async () => {
    await raised(scene);
    const made = await comment(scene, scene.li, '改一改', { instead: '电梯' });
    meetOn(scene);
    const folded = await topicOn(scene, scene.wang);
    const may = (name: 'wang' | 'li' | 'zhao' | 'planner' | 'committee' | 'chair') =>
      mayActInTopic(topicMember(name), { type: 'settle', body: { comment: made, taken: true } }, folded) ===
      undefined;
    expect([may('li'), may('wang'), may('planner'), may('committee')]).toEqual([true, true, true, true]);
    expect([may('zhao'), may('chair')]).toEqual([false, false]);
  });

  test('[TOPIC1] who brought a photo removes it; others’ photos are the committee’s to remove', async () => {
    await raised(scene);
    await comment(scene, scene.li, '看', { photos: [photo('own'), photo('shared')] });
    await comment(scene, scene.zhao, '看', { photos: [photo('shared')] });
    meetOn(scene);
    const folded = await topicOn(scene, scene.wang);
    const removal = (name: string) =>
      ({ type: 'removePhoto', body: { digest: photo(name).digest, reason: 'private' } }) as const;
    const li = topicMember('li');
    expect(mayActInTopic(li, removal('own'), folded)).toBeUndefined();
    expect(mayActInTopic(li, removal('shared'), folded)?.code).toBe('role-missing');
    expect(mayActInTopic(topicMember('zhao'), removal('own'), folded)?.code).toBe('role-missing');
    expect(mayActInTopic(topicMember('committee'), removal('shared'), folded)).toBeUndefined();
    expect(mayActInTopic(topicMember('committee'), removal('none'), folded)?.code).toBe('not-in-topic');
  });
});
