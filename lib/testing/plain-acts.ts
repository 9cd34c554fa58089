/** Acts as folds receive them, without signatures: for tests of what the record alone says of acts. */
import type { VerifiedAct } from '../record/act.ts';
import { actId, badgeId, documentId, memberId } from '../shared/ids.ts';

export interface PlainAct {
  readonly id: string;
  /** Author and, unless `key` says otherwise, name of the device key. */
  readonly by: string;
  readonly n: number;
  readonly seen?: readonly string[];
  readonly key?: string;
  readonly badge?: string;
  readonly type?: string;
  readonly body?: unknown;
}

export const plainAct = (act: PlainAct): VerifiedAct => ({
  v: 1,
  doc: documentId('meeting', '2026-12-05'),
  type: act.type ?? 'checkIn',
  id: actId(act.id),
  n: act.n,
  at: 0,
  seen: (act.seen ?? []).map(actId),
  body: act.body ?? {},
  author: { id: memberId(act.by), roles: ['resident'], household: 'h', rep: false, areas: [] },
  badge: badgeId(act.badge ?? `badge-${act.by}`),
  key: act.key ?? act.by,
  signingInput: act.id,
});
