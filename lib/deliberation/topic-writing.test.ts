import { expect, test } from 'vitest';
import { type Member, roles } from '../record/badge.ts';
import type { Change } from '../record/kind.ts';
import { topicMember } from '../testing/topic-scene.ts';
import { mayCreateTopic } from './topic-creation.ts';
import type { TopicPhase } from './topic-state.ts';
import { mayReadTopic, mayWriteTopic } from './topic-writing.ts';

const as = (...own: Member['roles']): Member => ({ ...topicMember('wang'), roles: own });
const prose = (root: `prose/${string}`, more: Partial<Change & { to: 'prose' }> = {}): Change => ({
  to: 'prose',
  root,
  inserted: 3,
  deletedOwn: 0,
  deletedOthers: 0,
  deletedOthersInHour: 0,
  length: 5000,
  ...more,
});

test('[TOPIC1] every resident makes a topic and reads all', () => {
  for (const role of roles) {
    expect(mayCreateTopic(as(role)), role).toBeUndefined();
    expect(mayReadTopic(as(role)), role).toBe(true);
  }
  expect(mayCreateTopic(as())?.code).toBe('role-missing');
  expect(mayReadTopic(as())).toBe(false);
});

test('[TOPIC5] every resident writes the proposal while the topic is open, and nobody afterwards', () => {
  const may = (phase: TopicPhase) => mayWriteTopic(as('resident'), prose('prose/proposal'), { phase });
  for (const phase of ['missing', 'raised', 'taken-up', 'on-agenda'] as const)
    expect(may(phase)).toBeUndefined();
  for (const phase of ['declined', 'decided', 'not-adopted', 'under-way', 'claimed-done'] as const)
    expect(may(phase)).toEqual({ code: 'topic-closed', places: [{ root: 'prose/proposal' }] });
});

test('[GUARD8] nobody deletes more of others’ text in an hour than a fifth, or 500 characters', () => {
  const may = (deletedOthersInHour: number) =>
    mayWriteTopic(as('resident', 'committee'), prose('prose/proposal', { deletedOthersInHour }), {
      phase: 'raised',
    })?.code;
  expect([may(500), may(1000), may(1001)]).toEqual([undefined, undefined, 'deletes-too-much']);
});

test('[DOC2] a topic has no other text and no sheet', () => {
  const everything = as(...roles);
  expect(mayWriteTopic(everything, prose('prose/notes'), { phase: 'raised' })?.code).toBe('unknown-root');
  const sheet: Change = { to: 'sheet', key: 'title', value: 'x' };
  expect(mayWriteTopic(everything, sheet, { phase: 'raised' })?.code).toBe('unknown-root');
});
