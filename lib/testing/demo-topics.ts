/** Topics of the demo neighbourhood, made of real signed acts by the accounts and two dozen neighbours with phones. */
import { DAY_MS, instantOf, localDateOf } from '../deliberation/local-time.ts';
import { lastMeetingDate, nextMeetingDate } from '../deliberation/next-meeting.ts';
import { PROPOSAL } from '../deliberation/topic-acts.ts';
import type { Member } from '../record/badge.ts';
import type { Instant } from '../shared/clock.ts';
import { type ActId, type DocumentId, documentId, type MemberId } from '../shared/ids.ts';
import type { SeededDocument, SeedSettings } from './demo-meetings.ts';
import { type DemoStep, type DemoTopic, demoTopics, type When, type Who } from './demo-topic-content.ts';
import { makeDevice, type TestDevice } from './device.ts';
import { type DemoPerson, demoAccountNames, type Neighbourhood } from './neighbourhood.ts';
import { recordUpdates } from './recorded-updates.ts';
import { seededRandom } from './seeded-random.ts';

const NEIGHBOURS = 24;
const MINUTE_MS = 60 * 1000;

/** Neighbours who have a phone in the demo's story but no account to sign in with; the second prepares meetings too. */
export function demoNeighbours({ people, accounts }: Neighbourhood): Member[] {
  const known = new Set(Object.values(accounts).map(({ member }) => member.id));
  return people
    .filter(({ id }) => !known.has(id))
    .filter((_, at) => at % 11 === 0)
    .slice(0, NEIGHBOURS)
    .map((person, at) => asMember(person, at === 1));
}

const asMember = ({ id, household, rep, area }: DemoPerson, plans: boolean): Member => ({
  id,
  roles: plans ? ['resident', 'planner'] : ['resident'],
  household,
  rep,
  areas: [area],
});

export async function seedTopics(settings: SeedSettings): Promise<SeededDocument[]> {
  const { neighbourhood, now, issueBadge } = settings;
  const random = seededRandom((settings.seed ?? 5) + 1);
  const today = localDateOf(now);
  const day = neighbourhood.settings.meetingDay;
  const last = lastMeetingDate(today, day);
  const start = instantOf(`${last}T16:00`);
  const device = (member: Member) => makeDevice({ issueBadge, member, random, at: start - 120 * DAY_MS });
  const accounts = await Promise.all(
    demoAccountNames.map((name) => device(neighbourhood.accounts[name].member)),
  );
  const neighbours = await Promise.all(demoNeighbours(neighbourhood).map(device));
  const known = new Set([...accounts, ...neighbours].map(({ id }) => id));
  const elder = neighbourhood.people.find(({ id }) => !known.has(id))?.id;
  if (!elder) throw new Error('everybody has a phone');
  const story: Story = {
    who: (who) => {
      const found = typeof who === 'number' ? neighbours[who] : accounts[demoAccountNames.indexOf(who)];
      if (!found) throw new Error(`nobody is ${who}`);
      return found;
    },
    when: (at) => Math.round(at < 0 ? start + at * DAY_MS : start + at * (now - start)),
    meetings: {
      before: lastMeetingDate(last, day),
      last,
      next: nextMeetingDate(today, day),
    },
    elder,
    neighbours,
    rating: neighbourhood.settings.topics.rating,
  };
  const all = [...accounts, ...neighbours];
  const seeded: SeededDocument[] = [];
  for (const topic of demoTopics) {
    const id = documentId('topic', topic.id);
    const written = recordUpdates(id, all);
    await tell(story, id, topic);
    seeded.push({ id, updates: written() });
  }
  return seeded;
}

interface Story {
  who(who: Who): TestDevice;
  when(at: When): Instant;
  readonly meetings: Readonly<Record<'before' | 'last' | 'next', string>>;
  /** Without a phone. */
  readonly elder: MemberId;
  readonly neighbours: readonly TestDevice[];
  readonly rating: { readonly threshold: number; readonly days: number };
}

async function tell(story: Story, id: DocumentId, topic: DemoTopic): Promise<void> {
  const { title, category, area, place, text, raised } = topic;
  const at = story.when(raised.at);
  const wording = { title, category, ...(area === undefined ? {} : { area }), place, text, photos: [] };
  await story.who(raised.by).act(id, 'raise', wording, {
    at,
    ...(raised.forElder ? { for: story.elder } : {}),
  });
  const seconders = story.neighbours
    .filter(({ id: own }) => own !== story.who(raised.by).id)
    .slice(0, topic.seconds);
  const until = story.when(topic.steps[0]?.at ?? 1);
  for (const [turn, device] of seconders.entries()) {
    const share = (turn + 1) / (seconders.length + 1);
    await device.act(id, 'second', {}, { at: Math.round(at + share * (until - at)) });
  }
  const done: Done = {};
  for (const step of topic.steps) await take(story, id, step, seconders, done);
}

/** What later steps speak of. */
interface Done {
  action?: ActId;
  claim?: ActId;
}

async function take(
  story: Story,
  id: DocumentId,
  step: DemoStep,
  seconders: readonly TestDevice[],
  done: Done,
): Promise<void> {
  const at = story.when(step.at);
  const device = story.who(step.by);
  const act = (type: string, body: unknown) => device.act(id, type, body, { at });
  switch (step.do) {
    case 'comment': {
      const made = await act('comment', { text: step.text, photos: [] });
      if (step.hide === undefined) return;
      const hide = { comment: made, reason: step.hide };
      await story.who('committee').act(id, 'hide', hide, { at: at + 30 * MINUTE_MS });
      return;
    }
    case 'propose':
      return device.type(id, PROPOSAL, ...step.text);
    case 'take-up':
      await act('screen', { verdict: 'taken-up', reason: '' });
      return;
    case 'decline':
      await act('screen', {
        verdict: 'declined',
        reason: step.reason,
        ...(step.belongs ? { belongs: step.belongs } : {}),
      });
      return;
    case 'schedule':
      await act('schedule', { meeting: story.meetings[step.meeting] });
      return;
    case 'decide':
      await act('decide', { meeting: story.meetings[step.meeting], outcome: step.outcome, text: step.text });
      return;
    case 'assign':
      done.action = await act('assign', {
        title: step.title,
        owner: story.who(step.owner).id,
        due: localDateOf(at + step.days * DAY_MS),
      });
      return;
    case 'progress':
      await act('progress', { action: done.action, text: step.text, photos: [] });
      return;
    case 'move':
      await act('moveDeadline', {
        action: done.action,
        due: localDateOf(at + step.days * DAY_MS),
        reason: step.reason,
      });
      return;
    case 'claim':
      done.claim = await act('claimDone', {
        action: done.action,
        text: step.text,
        photos: [],
        asked: [],
        askedSource: '',
        ...story.rating,
      });
      return;
    case 'rate': {
      const { claim } = done;
      await act('rate', { claim, satisfied: step.satisfied, text: step.text });
      const others = seconders.filter((each) => each !== device);
      for (const [turn, satisfied] of (step.others ?? []).entries()) {
        const body = { claim, satisfied, text: '' };
        await others[turn]?.act(id, 'rate', body, { at: at + (turn + 1) * MINUTE_MS });
      }
      return;
    }
    case 'merge': {
      const seen = device.frontier(id);
      await act('mergeInto', { topic: step.into });
      if (!step.against) return;
      const other = { topic: step.against.into };
      await story.who(step.against.by).act(id, 'mergeInto', other, { at: at + MINUTE_MS, seen });
    }
  }
}
