/** The roll of a notice: who is entitled, of what household, and in what the profile counts them. */
import { canonical } from '../shared/canonical.ts';
import { sha256Hex } from '../shared/digest.ts';
import type { MemberId } from '../shared/ids.ts';
import type { RollEntry } from './meeting-acts.ts';
import type { RuleProfile } from './rule-profile.ts';

export const rollDigest = (roll: readonly RollEntry[]): string => sha256Hex(canonical(roll));

export interface Roll {
  readonly voter: RuleProfile['voter'];
  /** Persons or households on it. */
  readonly due: number;
  entry(member: MemberId): RollEntry | undefined;
  /** How many of the due these people are; strangers are none. */
  count(members: Iterable<MemberId>): number;
  /** What has one ballot: the person, or their household. undefined for a stranger. */
  unitOf(member: MemberId): string | undefined;
}

export function readRoll(entries: readonly RollEntry[], voter: RuleProfile['voter']): Roll {
  const byMember = new Map(entries.map((entry) => [entry.id, entry]));
  const unitOf = (member: MemberId): string | undefined => {
    const entry = byMember.get(member);
    return voter === 'person' ? entry?.id : entry?.household;
  };
  const count = (members: Iterable<MemberId>): number => {
    const units = new Set<string>();
    for (const member of members) {
      const unit = unitOf(member);
      if (unit !== undefined) units.add(unit);
    }
    return units.size;
  };
  return { voter, due: count(byMember.keys()), entry: (member) => byMember.get(member), count, unitOf };
}
