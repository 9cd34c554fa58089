/** How far the sealing of a record has come [MEET13]: from seals, second signatures and seals taken back. */
import type { Instant } from '../shared/clock.ts';
import type { ActId, MemberId } from '../shared/ids.ts';
import { isEntryOf, type MeetingEntry } from './meeting-entry.ts';
import type { PreviousRecord } from './record-manifest.ts';

export interface Signed {
  readonly act: ActId;
  readonly by: MemberId;
  /** By their device's clock. */
  readonly at: Instant;
}

export interface Seal extends Signed {
  readonly digest: string;
  /** Salted hashes by part. */
  readonly parts: Readonly<Record<string, string>>;
  readonly previous?: PreviousRecord;
  /** Why it settles two that contradicted each other. */
  readonly reason?: string;
}

export type Sealing =
  | { readonly at: 'open' }
  /** The chair has sealed it; the recorder has not signed yet. */
  | { readonly at: 'waiting'; readonly seal: Seal }
  | { readonly at: 'sealed'; readonly seal: Seal; readonly countersigned: Signed }
  /** Two sealed it who had not heard of each other: neither counts until a later seal has seen both. */
  | { readonly at: 'contested'; readonly seals: readonly Seal[] };

/** What rights depend on. */
type SealPast = Pick<Seal, 'act' | 'by' | 'digest'>;
export type SealingPast =
  | { readonly at: 'open' }
  | { readonly at: 'waiting' | 'sealed'; readonly seal: SealPast }
  | { readonly at: 'contested'; readonly seals: readonly SealPast[] };

/** What is added to a sealed record. */
export interface AfterSeal extends Signed {
  readonly of: 'correction' | 'objection';
  readonly item?: string;
  readonly text: string;
}

type SealEntry = MeetingEntry<'seal'>;

/** By authors who had the right, in fold order. */
export interface SealingActs {
  readonly seals: readonly SealEntry[];
  readonly countersigns: readonly MeetingEntry<'countersign'>[];
  readonly reopens: readonly MeetingEntry<'reopen'>[];
}

/**
 * A seal ends by a later one that had seen it, and by being taken back; but what two have signed is not taken back by
 * somebody who had not heard of the second signature.
 */
export function standingSeals({ seals, countersigns, reopens }: SealingActs): SealEntry[] {
  return seals.filter(({ act: { id } }) => {
    if (seals.some((later) => later.sees(id))) return false;
    const isSigned = countersigns.some(({ act }) => act.body.seal === id);
    return isSigned || !reopens.some(({ act }) => act.body.seal === id);
  });
}

export function sealingOf(acts: SealingActs): Sealing {
  const [only, ...more] = standingSeals(acts).map(asSeal);
  if (!only) return { at: 'open' };
  if (more.length > 0) return { at: 'contested', seals: [only, ...more] };
  const second = acts.countersigns.find(({ act }) => act.body.seal === only.act);
  return second ? { at: 'sealed', seal: only, countersigned: signed(second) } : { at: 'waiting', seal: only };
}

export const signed = ({ act }: MeetingEntry): Signed => ({ act: act.id, by: act.author.id, at: act.at });

function asSeal(entry: SealEntry): Seal {
  const { digest, parts, previous, reason } = entry.act.body;
  return {
    ...signed(entry),
    digest,
    parts,
    ...(previous && { previous }),
    ...(reason !== undefined && { reason }),
  };
}

const SEALING = ['seal', 'countersign', 'reopen', 'correct', 'object'] as const;
export const isSealingEntry = (
  entry: MeetingEntry,
): entry is MeetingEntry<(typeof SEALING)[number]> & MeetingEntry =>
  SEALING.some((type) => isEntryOf(entry, type));
