/** What time alone changes in a topic [ACT10]: whether those who were asked have had their time. */
import type { Instant } from '../shared/clock.ts';
import { DAY_MS, daysBetween, localDateOf } from './local-time.ts';
import type { Claim, ShownPhase, TopicPhase, TopicState, TopicSummary, TopicView } from './topic-state.ts';

/** Of a claim what its result rests on. */
export type Asked = Pick<Claim, 'counts' | 'unanswered' | 'threshold' | 'until'>;

export function viewTopic(
  { phase, actions, claims }: Pick<TopicState, 'phase' | 'actions' | 'claims'>,
  now: Instant,
): TopicView {
  return viewOf(phase, actions[0]?.due, claims.at(-1), now);
}

/** The same from a row of the board. */
export function viewTopicSummary(
  { phase, action, claim }: Pick<TopicSummary, 'phase' | 'action' | 'claim'>,
  now: Instant,
): TopicView {
  const asked = claim && { ...claim, unanswered: claim.asked.length - claim.answered.length };
  return viewOf(phase, action?.due, asked, now);
}

function viewOf(
  phase: TopicPhase,
  due: string | undefined,
  claim: Asked | undefined,
  now: Instant,
): TopicView {
  const asking = phase === 'claimed-done' ? claim : undefined;
  const share = claim && satisfiedShare(claim);
  const awaited = asking !== undefined && !isAnswered(asking, now);
  return {
    phase: shownPhase(phase, asking, now),
    daysLeft: phase === 'under-way' && due !== undefined ? daysBetween(localDateOf(now), due) : undefined,
    daysToAnswer: awaited ? Math.ceil((asking.until - now) / DAY_MS) : undefined,
    satisfied: share === undefined ? undefined : Math.round(share),
  };
}

function shownPhase(phase: TopicPhase, asking: Asked | undefined, now: Instant): ShownPhase {
  if (asking === undefined || !isAnswered(asking, now)) return phase;
  return isReopened(asking) ? 're-opened' : 'closed';
}

const isAnswered = ({ unanswered, until }: Asked, now: Instant): boolean => unanswered === 0 || now >= until;

/** In per cent: each "yes", and half of each "partly". undefined without an answer. */
export function satisfiedShare({ counts }: Pick<Asked, 'counts'>): number | undefined {
  const answers = counts.yes + counts.partly + counts.no;
  return answers === 0 ? undefined : (100 * (counts.yes + counts.partly / 2)) / answers;
}

/** Silence re-opens nothing, and closes nothing as satisfied [TOPIC6]. */
export function isReopened(claim: Pick<Asked, 'counts' | 'threshold'>): boolean {
  const share = satisfiedShare(claim);
  return share !== undefined && share < claim.threshold;
}
