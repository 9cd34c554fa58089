/** Who may read a topic and write its proposal. Whose acts: topic-rights.ts. */
import type { Member } from '../record/badge.ts';
import { withinDeletionBudget } from '../record/deletion-budget.ts';
import type { Change } from '../record/kind.ts';
import { type Refusal, refuse } from '../shared/refusal.ts';
import { PROPOSAL } from './topic-acts.ts';
import type { TopicPhase, TopicState } from './topic-state.ts';

export const mayReadTopic = (reader: Member): boolean => reader.roles.length > 0;

/** While it is talked about. A topic that is not raised yet may come in one update with its proposal. */
const open: readonly TopicPhase[] = ['missing', 'raised', 'taken-up', 'on-agenda'];
const isOpenForProposals = ({ phase }: Pick<TopicState, 'phase'>): boolean => open.includes(phase);

/** Every resident writes the proposal [TOPIC5], and nobody wipes out what others wrote [GUARD8]. */
export function mayWriteTopic(
  author: Member,
  change: Change,
  state: Pick<TopicState, 'phase'>,
): Refusal | undefined {
  if (change.to === 'sheet') return refuse('unknown-root', { root: 'sheet', key: change.key });
  const place = { root: change.root };
  if (change.root !== PROPOSAL) return refuse('unknown-root', place);
  if (author.roles.length === 0) return refuse('role-missing', place);
  if (!isOpenForProposals(state)) return refuse('topic-closed', place);
  return withinDeletionBudget(change) ? undefined : refuse('deletes-too-much', place);
}
