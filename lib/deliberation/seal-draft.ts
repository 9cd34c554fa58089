/** What the chair signs, and the copies that go with it [MEET13]. */
import { canonical } from '../shared/canonical.ts';
import type { MemberId } from '../shared/ids.ts';
import type { BodyOf } from './meeting-acts.ts';
import type { MeetingState } from './meeting-state.ts';
import { manifestDigest, manifestOf, type Part, type PreviousRecord, partHash } from './record-manifest.ts';
import { namedIn, recordParts } from './record-parts.ts';
import { copyOf, namePart } from './sealed-copies.ts';

export interface SealSources {
  minutesOf(item: string): string;
  /** undefined: not known on this device. */
  nameOf(member: MemberId): string | undefined;
  readonly previous: PreviousRecord | undefined;
  /** A new one for each part, not to be guessed. */
  salt(): string;
}

export interface SealDraft {
  readonly body: BodyOf<'seal'>;
  /** Sheet keys and their values: to be written before the act. */
  readonly copies: readonly (readonly [key: string, text: string])[];
}

export function draftSeal(state: MeetingState, sources: SealSources, reason?: string): SealDraft {
  const parts: Part[] = recordParts(state, sources.minutesOf).map(([name, value]) => ({
    name,
    salt: sources.salt(),
    value: withoutGaps(value),
  }));
  for (const member of namedIn(state)) {
    const name = sources.nameOf(member);
    if (name !== undefined) parts.push(namePart(member, sources.salt(), name));
  }
  const hashes = Object.fromEntries(parts.map((part) => [part.name, partHash(part)]));
  const { previous } = sources;
  const digest = manifestDigest(manifestOf(state.id, hashes, state.acts, previous));
  const body = { digest, parts: hashes, ...(previous && { previous }), ...(reason && { reason }) };
  return { body, copies: parts.map(copyOf) };
}

/** As it will be read back: what is undefined in a state is not in JSON. */
const withoutGaps = (value: unknown): unknown => JSON.parse(JSON.stringify(value)) as unknown;

/** In what two records of one meeting differ, by the names of parts: for whoever has to settle it. */
export function differingParts(a: ReadonlyMap<string, unknown>, b: ReadonlyMap<string, unknown>): string[] {
  const names = new Set([...a.keys(), ...b.keys()]);
  const textIn = (parts: ReadonlyMap<string, unknown>, name: string): string | undefined =>
    parts.has(name) ? canonical(parts.get(name)) : undefined;
  return [...names].filter((name) => textIn(a, name) !== textIn(b, name));
}

/** Of a record, what is in clear and could be made of the meeting anew; `own`: the state it is compared with. */
export function differencesFrom(
  own: MeetingState,
  minutesOf: (item: string) => string,
  hashes: Readonly<Record<string, string>>,
  sealed: ReadonlyMap<string, Part>,
): string[] {
  const isErased = (name: string) => Object.hasOwn(hashes, name) && !sealed.has(name);
  const made = recordParts(own, minutesOf).filter(([name]) => !isErased(name));
  const given = [...sealed].filter(([name]) => !name.startsWith('name/'));
  return differingParts(
    new Map(made.map(([name, value]) => [name, withoutGaps(value)])),
    new Map(given.map(([name, { value }]) => [name, value])),
  );
}
