/** What became of a topic, in the order in which it happened [TOPIC4]. */
import type { Instant } from '../../../shared/clock.ts';
import type {
  Claim,
  Deadline,
  Hand,
  Progress,
  Screening,
  TopicAction,
  TopicDecision,
  TopicState,
} from '../../topic-state.ts';

export type WayEntry = { readonly key: string; readonly at: Instant } & (
  | { readonly of: 'raised'; readonly hand: Hand }
  | { readonly of: 'screened'; readonly screening: Screening }
  | { readonly of: 'decided'; readonly decision: TopicDecision }
  | { readonly of: 'assigned'; readonly action: TopicAction; readonly former: boolean }
  | { readonly of: 'moved'; readonly deadline: Deadline }
  | { readonly of: 'progress'; readonly progress: Progress }
  | { readonly of: 'claimed'; readonly claim: Claim }
);

export function wayOf(state: TopicState): readonly WayEntry[] {
  const actions = [
    ...state.formerActions.map((action) => ({ action, former: true })),
    ...state.actions.map((action) => ({ action, former: false })),
  ];
  const entries: WayEntry[] = [
    ...(state.raised
      ? [{ of: 'raised', key: 'raised', at: state.raised.at, hand: state.raised } as const]
      : []),
    ...[...state.formerScreenings, ...state.screenings].map(
      (screening) => ({ of: 'screened', key: screening.act, at: screening.at, screening }) as const,
    ),
    ...state.decisions.map(
      (decision) => ({ of: 'decided', key: decision.act, at: decision.at, decision }) as const,
    ),
    ...actions.flatMap(({ action, former }): WayEntry[] => [
      { of: 'assigned', key: action.id, at: action.at, action, former },
      ...action.moves.map(
        (deadline) => ({ of: 'moved', key: deadline.act, at: deadline.at, deadline }) as const,
      ),
      ...action.progress.map(
        (progress) => ({ of: 'progress', key: progress.act, at: progress.at, progress }) as const,
      ),
    ]),
    ...state.claims.map((claim) => ({ of: 'claimed', key: claim.act, at: claim.at, claim }) as const),
  ];
  return entries.sort((a, b) => a.at - b.at);
}
