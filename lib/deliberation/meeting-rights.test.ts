import { beforeEach, describe, expect, test } from 'vitest';
import { type Member, roles } from '../record/badge.ts';
import { hasRole } from '../record/has-role.ts';
import { sha256Hex } from '../shared/digest.ts';
import type { ActId } from '../shared/ids.ts';
import {
  checkIn,
  MOTION,
  makeScene,
  meet,
  noticeOf,
  openSession,
  openVote,
  paper,
  SCENE_CODE,
  type Scene,
  sceneMember,
  sceneProfile,
  stateOn,
} from '../testing/meeting-scene.ts';
import { hallDigest } from './hall-code.ts';
import { type MeetingDraft, mayActInMeeting } from './meeting-rights.ts';

let scene: Scene;
beforeEach(async () => {
  scene = await makeScene();
});
const remarkOn = async (act: ActId) => (await stateOn(scene, scene.chair)).remarks.get(act);

const vote = 'v' as ActId;
const drafts: Record<MeetingDraft['type'], { draft: () => MeetingDraft; offices: readonly string[] }> = {
  notice: { draft: () => ({ type: 'notice', body: noticeOf(scene) }), offices: ['planner'] },
  takeChair: { draft: () => ({ type: 'takeChair', body: { hall: sha256Hex('') } }), offices: ['chair'] },
  checkIn: { draft: () => ({ type: 'checkIn', body: {} }), offices: roles },
  tick: {
    draft: () => ({ type: 'tick', body: { present: true }, for: paper }),
    offices: ['recorder', 'chair'],
  },
  openItem: { draft: () => ({ type: 'openItem', body: { item: 'lights' } }), offices: ['chair'] },
  openVote: {
    draft: () => ({ type: 'openVote', body: { item: 'lights', method: 'named', text: MOTION, present: [] } }),
    offices: ['chair'],
  },
  ballot: {
    draft: () => ({ type: 'ballot', body: { vote, choice: 'for', digest: sha256Hex('') } }),
    offices: roles,
  },
  count: {
    draft: () => ({ type: 'count', body: { vote, for: 0, against: 0, abstained: 0, notVoting: 0 } }),
    offices: ['recorder', 'chair'],
  },
  closeVote: { draft: () => ({ type: 'closeVote', body: { vote, counted: [] } }), offices: ['chair'] },
  decide: {
    draft: () => ({ type: 'decide', body: { item: 'lights', outcome: 'deferred', text: '再议' } }),
    offices: ['chair'],
  },
  assign: {
    draft: () => ({
      type: 'assign',
      body: { item: 'lights', title: '换灯', owner: paper, due: '2026-12-20' },
    }),
    offices: ['chair', 'recorder', 'planner'],
  },
  seal: { draft: () => ({ type: 'seal', body: { digest: sha256Hex(''), parts: {} } }), offices: ['chair'] },
  countersign: {
    draft: () => ({ type: 'countersign', body: { seal: vote, digest: sha256Hex('') } }),
    offices: ['recorder'],
  },
  reopen: {
    draft: () => ({ type: 'reopen', body: { seal: vote, reason: '漏了一项' } }),
    offices: ['chair', 'recorder'],
  },
  correct: {
    draft: () => ({ type: 'correct', body: { seal: vote, text: '应为三盏' } }),
    offices: ['chair', 'recorder'],
  },
  object: { draft: () => ({ type: 'object', body: { seal: vote, text: '我不同意' } }), offices: roles },
  confirm: {
    draft: () => ({ type: 'confirm', body: { act: vote } }),
    offices: ['chair', 'recorder', 'committee'],
  },
  reject: {
    draft: () => ({ type: 'reject', body: { act: vote } }),
    offices: ['chair', 'recorder', 'committee'],
  },
};

describe('at the door', () => {
  test.each(Object.keys(drafts) as (keyof typeof drafts)[])(
    '[ACT5] %s is refused only to badges that never had one of its offices',
    (type) => {
      const { draft, offices } = drafts[type];
      for (const role of roles) {
        const member: Member = { ...sceneMember('wang'), roles: [role] };
        const refusal = mayActInMeeting(member, draft());
        expect(refusal === undefined, `${type} by ${role}`).toBe(offices.includes(role));
      }
    },
  );

  test('[ACT7] only the desk and those who tick act on behalf of others', () => {
    const wang = sceneMember('wang');
    const recorder = sceneMember('recorder');
    for (const type of Object.keys(drafts) as (keyof typeof drafts)[]) {
      const forOther = { ...drafts[type].draft(), for: paper };
      expect(mayActInMeeting(wang, forOther), type).toBeDefined();
      const everyOffice = { ...recorder, roles: [...roles] };
      expect(mayActInMeeting(everyOffice, forOther) === undefined, type).toBe(
        type === 'ballot' || type === 'tick',
      );
    }
    expect(hasRole(recorder, 'recorder')).toBe(true);
    const forNobody: MeetingDraft = { type: 'tick', body: { present: true } };
    expect(mayActInMeeting(recorder, forNobody)).toEqual({ code: 'bad-act' });
  });
});

describe('in its past', () => {
  test('[ACT9] before the notice nobody takes the chair or checks in', async () => {
    const early = await checkIn(scene, scene.chair);
    const chair = await scene.chair.act(scene.id, 'takeChair', { hall: hallDigest(scene.id, SCENE_CODE) });
    expect(await remarkOn(early)).toEqual({ standing: 'void', code: 'not-published' });
    expect(await remarkOn(chair)).toEqual({ standing: 'void', code: 'not-published' });
    expect((await stateOn(scene, scene.chair)).phase).toEqual({ at: 'preparing' });
  });

  test('[ACT9] an act is judged by whether its author held the chair as far as they had heard', async () => {
    await openSession(scene);
    const idle = await scene.deputy.act(scene.id, 'openItem', { item: 'lights' });
    const taken = await scene.deputy.act(scene.id, 'takeChair', { hall: hallDigest(scene.id, '9999') });
    const unheard = await scene.chair.act(scene.id, 'openItem', { item: 'lights' });
    meet(scene);
    const heard = await scene.chair.act(scene.id, 'openItem', { item: 'lights' });
    meet(scene);
    expect(await remarkOn(idle)).toEqual({ standing: 'void', code: 'not-the-chair' });
    expect(await remarkOn(taken)).toBeUndefined();
    expect(await remarkOn(unheard)).toBeUndefined();
    expect(await remarkOn(heard)).toEqual({ standing: 'void', code: 'not-the-chair' });
    expect((await stateOn(scene, scene.chair)).phase).toEqual({ at: 'in-session', chair: 'deputy' });
  });

  test('[ACT9] a vote must be one that its voter has heard of, and a decision’s must be closed', async () => {
    await openSession(scene);
    const unknown = await scene.wang.act(scene.id, 'ballot', {
      vote: 'no-such',
      choice: 'for',
      digest: sha256Hex(MOTION),
    });
    const open = await openVote(scene, scene.all);
    const second = await openVote(scene, scene.all);
    const body = { item: 'lights', vote: open, outcome: 'rejected', text: '不换' };
    const early = await scene.chair.act(scene.id, 'decide', body);
    meet(scene);
    expect(await remarkOn(unknown)).toEqual({ standing: 'void', code: 'no-such-vote' });
    expect(await remarkOn(second)).toEqual({ standing: 'void', code: 'vote-open' });
    expect(await remarkOn(early)).toEqual({ standing: 'void', code: 'vote-open' });
  });

  test('[MEET3] whether there may be a vote on what came after the notice is for the profile', async () => {
    for (const voteOnUnnotified of [false, true]) {
      scene = await makeScene();
      scene.planner.set(scene.id, 'item/late/title', '临时提议');
      await openSession(scene, { ...sceneProfile, voteOnUnnotified });
      const discussed = await scene.chair.act(scene.id, 'openItem', { item: 'late' });
      const body = { item: 'late', method: 'named', text: '同意', present: [] };
      const vote = await scene.chair.act(scene.id, 'openVote', body);
      const nowhere = await scene.chair.act(scene.id, 'openItem', { item: 'nowhere' });
      const state = await stateOn(scene, scene.chair);
      expect(state.agenda.map((item) => [item.id, item.unnotified ?? false])).toEqual([
        ['lights', false],
        ['late', true],
      ]);
      expect(state.currentItem).toBe('late');
      expect(state.remarks.has(discussed)).toBe(false);
      expect(state.remarks.get(vote)?.code).toBe(voteOnUnnotified ? undefined : 'not-on-agenda');
      expect(state.remarks.get(nowhere)?.code).toBe('no-such-item');
    }
  });

  test('[MEET4] a screen can tell a wrong code of the hall before it is signed', async () => {
    await openSession(scene);
    const state = await stateOn(scene, scene.wang);
    const draft = (code: string): MeetingDraft => ({ type: 'checkIn', body: { code } });
    expect(mayActInMeeting(scene.wang.member, draft(SCENE_CODE), state)).toBeUndefined();
    expect(mayActInMeeting(scene.wang.member, draft('0000'), state)).toEqual({ code: 'wrong-hall-code' });
  });
});
