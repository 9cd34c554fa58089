import { beforeEach, describe, expect, test } from 'vitest';
import { stampActs } from '../testing/folded.ts';
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
  topicOn,
  underWay,
  wording,
} from '../testing/topic-scene.ts';

let scene: TopicScene;
beforeEach(async () => {
  scene = await makeTopicScene();
});
const state = () => topicOn(scene, scene.wang);

describe('raising', () => {
  test('[TOPIC1] a resident raises it in one act: a sentence, a category, and if they like a place, photos and more text', async () => {
    const act = await scene.wang.act(scene.id, 'raise', { ...wording, photos: [photo('stairs')] });
    expect(await state()).toMatchObject({
      phase: 'raised',
      raiser: 'wang',
      raised: { by: 'wang' },
      wording: { title: wording.title, place: '6 号楼', photos: [{ digest: photo('stairs').digest }] },
      wordings: [],
    });
    expect((await state()).raised).not.toHaveProperty('byHand');
    expect((await state()).remarks.has(act)).toBe(false);
  });

  test('[TOPIC1] raised by a helper it is the elder’s, with who entered it', async () => {
    await scene.volunteer.act(scene.id, 'raise', wording, { for: granny });
    const folded = await topicOn(scene, scene.volunteer);
    expect(folded.raised).toMatchObject({ by: granny, byHand: 'volunteer' });
    expect(folded.people).toEqual(['volunteer', granny]);
  });

  test('[TOPIC1] only the first raise counts, and who knew only the other goes on', async () => {
    const first = await scene.wang.act(scene.id, 'raise', wording);
    const other = await scene.li.act(scene.id, 'raise', { ...wording, title: '别的' });
    const heard = await second(scene, scene.li);
    meetOn(scene);
    stampActs(scene.wang.doc(scene.id), [first, other, heard]);
    const folded = await state();
    expect(folded.wording?.title).toBe(wording.title);
    expect(folded.remarks.get(other)).toEqual({ standing: 'void', code: 'already-raised', by: first });
    expect(folded.seconds.map(({ by }) => by)).toEqual(['li']);
  });

  test('[TOPIC1] the raiser’s own new words replace a helper’s, and all wordings stay readable', async () => {
    await scene.volunteer.act(scene.id, 'raise', wording, { for: scene.wang.id });
    meetOn(scene);
    await scene.wang.act(scene.id, 'reword', { ...wording, title: '六号楼装电梯' });
    const helped = await scene.volunteer.act(
      scene.id,
      'reword',
      { ...wording, title: '代写' },
      { for: scene.wang.id },
    );
    meetOn(scene);
    const folded = await state();
    expect(folded.wording?.title).toBe('六号楼装电梯');
    expect(folded.wordings.map(({ title }) => title)).toEqual([wording.title, '代写']);
    expect(folded.remarks.get(helped)).toMatchObject({ standing: 'replaced', code: 'own-word-stands' });
  });
});

describe('seconds', () => {
  test('[TOPIC2] count once per person, however often and from whichever device', async () => {
    await raised(scene);
    const once = await second(scene, scene.li);
    await second(scene, scene.li);
    await second(scene, scene.volunteer, scene.li.id);
    await second(scene, scene.volunteer, granny);
    meetOn(scene);
    const folded = await state();
    expect(folded.seconds.map(({ by, byHand }) => [by, byHand])).toEqual([
      ['li', undefined],
      [granny, 'volunteer'],
    ]);
    expect(folded.remarks.get(once)).toMatchObject({ standing: 'replaced', code: 'replaced' });
  });

  test('[TOPIC2] can be withdrawn and given again; the last word stands, one’s own before a helper’s', async () => {
    await raised(scene);
    await second(scene, scene.li);
    await scene.li.act(scene.id, 'withdraw', {});
    meetOn(scene);
    const helped = await second(scene, scene.volunteer, scene.li.id);
    meetOn(scene);
    expect((await state()).seconds).toEqual([]);
    expect((await state()).remarks.get(helped)).toMatchObject({ code: 'own-word-stands' });
    await second(scene, scene.li);
    meetOn(scene);
    expect((await state()).seconds).toHaveLength(1);
  });
});

describe('its life', () => {
  const phase = async () => {
    meetOn(scene);
    return (await state()).phase;
  };

  test('[TOPIC4] raised, taken up, on an agenda, decided, under way, claimed done', async () => {
    expect(await phase()).toBe('missing');
    await raised(scene);
    expect(await phase()).toBe('raised');
    await screen(scene, scene.planner);
    expect(await phase()).toBe('taken-up');
    await scene.planner.act(scene.id, 'schedule', { meeting: '2026-09-05' });
    expect(await phase()).toBe('on-agenda');
    await decide(scene, scene.chair);
    expect(await phase()).toBe('decided');
    const action = await assign(scene, scene.chair, scene.li);
    expect(await phase()).toBe('under-way');
    await claimDone(scene, scene.li, action);
    expect(await phase()).toBe('claimed-done');
    expect((await state()).meetings).toEqual(['2026-09-05']);
    expect((await state()).remarks.size).toBe(0);
  });

  test('[TOPIC4] declined it rests until it is taken up; not adopted until it is screened again; deferred it waits for the next agenda', async () => {
    await raised(scene);
    await screen(scene, scene.planner, 'declined');
    expect(await phase()).toBe('declined');
    await screen(scene, scene.second);
    expect(await phase()).toBe('taken-up');
    await decide(scene, scene.chair, 'deferred');
    expect(await phase()).toBe('taken-up');
    await scene.planner.act(scene.id, 'schedule', { meeting: '2026-10-05' });
    expect(await phase()).toBe('on-agenda');
    await decide(scene, scene.chair, 'rejected');
    expect(await phase()).toBe('not-adopted');
    await screen(scene, scene.planner);
    expect(await phase()).toBe('taken-up');
  });

  test('[TOPIC4] after a claim it may be taken up again, and its phase follows what came newest', async () => {
    const action = await underWay(scene);
    await claimDone(scene, scene.li, action);
    meetOn(scene);
    await scene.planner.act(scene.id, 'schedule', { meeting: '2026-11-05' });
    expect(await phase()).toBe('on-agenda');
    const again = await assign(scene, scene.chair, scene.zhao);
    expect(await phase()).toBe('under-way');
    expect((await state()).actions.map(({ id }) => id)).toEqual([again]);
    expect((await state()).formerActions.map(({ id }) => id)).toEqual([action]);
  });

  test('[TOPIC4] a screening by someone who had not heard of the decision comes too late, and stays visible', async () => {
    await raised(scene);
    await screen(scene, scene.planner);
    meetOn(scene);
    const late = await screen(scene, scene.second, 'declined');
    const decision = await decide(scene, scene.chair);
    expect(await phase()).toBe('decided');
    expect((await state()).remarks.get(late)).toEqual({ standing: 'late', code: 'overtaken', by: decision });
  });

  test('[TOPIC4] two screenings that contradict each other count for nothing until a later one has seen both', async () => {
    await raised(scene);
    await screen(scene, scene.planner);
    await screen(scene, scene.second, 'declined');
    expect(await phase()).toBe('raised');
    expect((await state()).screenings.map(({ contested }) => contested)).toEqual([true, true]);
    await screen(scene, scene.second);
    expect(await phase()).toBe('taken-up');
    expect((await state()).screenings).toMatchObject([{ by: 'second', contested: false }]);
  });

  test('[TOPIC4] who has seen one of two contradicting screenings and agrees with the other settles them; all stay readable', async () => {
    await raised(scene);
    const first = await screen(scene, scene.planner);
    const other = await screen(scene, scene.second, 'declined');
    meetOn(scene, scene.wang, scene.planner, scene.committee);
    const last = await screen(scene, scene.committee, 'declined');
    expect(await phase()).toBe('declined');
    const { screenings, formerScreenings } = await state();
    expect(screenings).toMatchObject([{ verdict: 'declined', contested: false }]);
    const all = [...formerScreenings, ...screenings].map(({ act }) => act);
    expect(all.sort()).toEqual([first, other, last].sort());
  });

  test('[TOPIC4] two who record different decisions are contested until a person settles it', async () => {
    await raised(scene);
    await screen(scene, scene.planner);
    meetOn(scene);
    const one = await decide(scene, scene.chair);
    await decide(scene, scene.recorder, 'rejected');
    expect(await phase()).toBe('on-agenda');
    expect((await state()).remarks.get(one)).toEqual({ standing: 'contested', code: 'contested' });
    await decide(scene, scene.chair);
    expect(await phase()).toBe('decided');
    expect((await state()).remarks.size).toBe(0);
  });
});

describe('comments', () => {
  test('[TOPIC5] a suggestion on a passage is kept with its words, and settled by who may', async () => {
    await raised(scene);
    const passage = { quote: '同意', from: 'AQ', to: 'Ag' };
    const made = await comment(scene, scene.li, '说清楚些', { passage, instead: '全体住户同意' });
    meetOn(scene);
    await scene.zhao.act(scene.id, 'settle', { comment: made, taken: false });
    await scene.wang.act(scene.id, 'settle', { comment: made, taken: true });
    meetOn(scene);
    expect((await state()).comments).toMatchObject([
      { by: 'li', passage, instead: '全体住户同意', settled: { by: 'wang', taken: true } },
    ]);
  });

  test('[TOPIC4] the committee hides a comment with a reason and shows it again; its words stay in the record', async () => {
    await raised(scene);
    const made = await comment(scene, scene.li, '骂人的话');
    meetOn(scene);
    await scene.committee.act(scene.id, 'hide', { comment: made, reason: 'insult' });
    meetOn(scene);
    expect((await state()).comments).toMatchObject([
      { text: '骂人的话', hidden: { by: 'committee', reason: 'insult' } },
    ]);
    await scene.committee.act(scene.id, 'show', { comment: made });
    meetOn(scene);
    expect((await state()).comments[0]).not.toHaveProperty('hidden');
  });
});

test('[DOC4] nothing on a sheet counts', async () => {
  await raised(scene);
  const before = await state();
  for (const key of ['phase', 'seconds/li', 'claim']) scene.wang.set(scene.id, key, true);
  expect(await state()).toEqual(before);
});

test('[ACT8] an act under an ended badge counts only after a person in charge confirms it', async () => {
  await raised(scene);
  const held = await second(scene, scene.li);
  meetOn(scene);
  stampActs(scene.committee.doc(scene.id), [held], 'expired');
  expect((await topicOn(scene, scene.committee)).seconds).toEqual([]);
  await scene.committee.act(scene.id, 'confirm', { act: held });
  expect((await topicOn(scene, scene.committee)).seconds).toHaveLength(1);
});

describe('asking how it went', () => {
  test('[TOPIC6] the raiser, all seconders and those of merged topics are asked; others may answer and do not count', async () => {
    const action = await underWay(scene);
    await second(scene, scene.zhao);
    meetOn(scene);
    const claim = await claimDone(scene, scene.li, action, [granny]);
    meetOn(scene);
    await rate(scene, scene.wang, claim, 'yes');
    await rate(scene, scene.qian, claim, 'no');
    await rate(scene, scene.volunteer, claim, 'partly', granny);
    meetOn(scene);
    expect((await state()).claims).toMatchObject([
      {
        asked: ['wang', 'zhao', granny],
        counts: { yes: 1, partly: 1, no: 0 },
        unanswered: 1,
        threshold: 60,
        days: 14,
      },
    ]);
    expect((await state()).claims[0]?.answers.map(({ by }) => by)).toEqual(['qian', granny, 'wang']);
  });

  test('[TOPIC6] who seconds knowing of the claim is not asked; who withdraws after it still is', async () => {
    const action = await underWay(scene);
    await second(scene, scene.zhao);
    meetOn(scene);
    await claimDone(scene, scene.li, action);
    await second(scene, scene.qian); // has not heard of the claim
    meetOn(scene);
    await second(scene, scene.recorder);
    await scene.zhao.act(scene.id, 'withdraw', {});
    meetOn(scene);
    expect((await state()).claims[0]?.asked).toEqual(['wang', 'zhao', 'qian']);
  });

  test('[ACT10] an answer stamped after the days does not count, and an earlier one of the same person does', async () => {
    const action = await underWay(scene);
    const claim = await claimDone(scene, scene.li, action);
    meetOn(scene);
    const early = await rate(scene, scene.wang, claim, 'yes');
    const late = await rate(scene, scene.wang, claim, 'no');
    meetOn(scene);
    const doc = scene.wang.doc(scene.id);
    const day = 24 * 60 * 60 * 1000;
    const stamps = doc.getMap('stamps');
    stamps.set(claim, { no: 1, at: day });
    stamps.set(early, { no: 2, at: 2 * day });
    stamps.set(late, { no: 3, at: 16 * day });
    const folded = await state();
    expect(folded.claims).toMatchObject([{ counts: { yes: 1, partly: 0, no: 0 }, until: 15 * day }]);
    expect(folded.remarks.get(late)).toEqual({ standing: 'late', code: 'answered-late', by: claim });
  });
});
