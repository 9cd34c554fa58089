/**
 * A meeting that somebody has sealed [MEET13]. What the standing seal had seen is folded as the meeting, and nothing
 * that arrives later changes it: it stays visible beside the record, with the reason.
 */
import type { Remark } from '../record/kind.ts';
import type { ActId } from '../shared/ids.ts';
import type { Refusal } from '../shared/refusal.ts';
import { isEntryOf, type MeetingEntry, type MeetingFoldInput } from './meeting-entry.ts';
import { mayActInMeeting } from './meeting-rights.ts';
import type { MeetingState } from './meeting-state.ts';
import {
  type AfterSeal,
  isSealingEntry,
  type Sealing,
  type SealingActs,
  sealingOf,
  signed,
  standingSeals,
} from './sealing.ts';

/** `foldSession`: the fold that knows nothing of seals. */
export function foldSealed(
  input: MeetingFoldInput,
  foldSession: (input: MeetingFoldInput) => MeetingState,
): MeetingState {
  const judge = new SealingJudge(input, foldSession);
  for (const entry of input.entries) if (isSealingEntry(entry)) judge.take(entry);
  return judge.state();
}

type SealEntry = MeetingEntry<'seal'>;

class SealingJudge {
  readonly #input: MeetingFoldInput;
  readonly #foldSession: (input: MeetingFoldInput) => MeetingState;
  readonly #seals: SealEntry[] = [];
  readonly #countersigns: MeetingEntry<'countersign'>[] = [];
  readonly #reopens: MeetingEntry<'reopen'>[] = [];
  readonly #after: AfterSeal[] = [];
  readonly #remarks = new Map<ActId, Remark>();
  /** The meeting as each seal had seen it. */
  readonly #sealed = new Map<ActId, MeetingState>();

  constructor(input: MeetingFoldInput, foldSession: (input: MeetingFoldInput) => MeetingState) {
    this.#input = input;
    this.#foldSession = foldSession;
  }

  take(entry: MeetingEntry): void {
    if (entry.remark) return void this.#remarks.set(entry.act.id, entry.remark);
    if (isEntryOf(entry, 'seal')) return this.#seal(entry);
    const refusal = this.#refusalOf(entry);
    if (refusal) this.#void(entry, refusal);
    else if (isEntryOf(entry, 'countersign')) this.#countersigns.push(entry);
    else if (isEntryOf(entry, 'reopen')) this.#reopens.push(entry);
    else if (isEntryOf(entry, 'correct')) this.#add('correction', entry);
    else if (isEntryOf(entry, 'object')) this.#add('objection', entry);
  }

  #seal(entry: SealEntry): void {
    const past = this.#stateOf(this.#seen(entry), (id) => entry.sees(id));
    const refusal = mayActInMeeting(entry.act.author, entry.act, past);
    if (refusal) return this.#void(entry, refusal);
    this.#sealed.set(entry.act.id, past);
    this.#seals.push(entry);
  }

  /** Of what is done to a seal: by what its author had heard of seals. */
  #refusalOf(entry: MeetingEntry): Refusal | undefined {
    const named = (entry.act.body as { readonly seal?: ActId }).seal;
    const past = named === undefined ? undefined : this.#sealed.get(named);
    if (!past) return { code: 'not-sealed' };
    return mayActInMeeting(entry.act.author, entry.act, { ...past, sealing: sealingOf(this.#seen(entry)) });
  }

  #seen(entry: MeetingEntry): SealingActs {
    const seen = <E extends MeetingEntry>(entries: readonly E[]): E[] =>
      entries.filter(({ act }) => entry.sees(act.id));
    return { seals: seen(this.#seals), countersigns: seen(this.#countersigns), reopens: seen(this.#reopens) };
  }

  #add(of: AfterSeal['of'], entry: MeetingEntry<'correct' | 'object'>): void {
    const { item, text } = entry.act.body;
    this.#after.push({ ...signed(entry), of, text, ...(item !== undefined && { item }) });
  }

  #void(entry: MeetingEntry, { code }: Refusal): void {
    this.#remarks.set(entry.act.id, { standing: 'void', code });
  }

  /** With those acts alone that `has` names, and what they say of seals. */
  #stateOf(acts: SealingActs, has: (id: ActId) => boolean): MeetingState {
    const entries = this.#input.entries.filter(({ act }) => has(act.id));
    const standing = standingSeals(acts);
    const [only, ...more] = standing;
    const isIn = (id: ActId) => standing.some((seal) => seal.sees(id));
    const base =
      only && more.length === 0
        ? (this.#sealed.get(only.act.id) as MeetingState)
        : this.#foldSession({
            ...this.#input,
            entries: only ? entries.filter(({ act }) => isIn(act.id)) : entries,
          });
    const all = entries.map(({ act }) => act.id).sort();
    const sealing = sealingOf(acts);
    if (sealing.at === 'open') return { ...base, acts: all };
    return {
      ...base,
      phase: sealedPhase(base.phase),
      sealing,
      acts: more.length === 0 ? base.acts : all,
      remarks: new Map([...base.remarks, ...lateRemarks(entries, standing, isIn)]),
    };
  }

  state(): MeetingState {
    const acts = { seals: this.#seals, countersigns: this.#countersigns, reopens: this.#reopens };
    const state = this.#stateOf(acts, () => true);
    return {
      ...state,
      afterSeal: this.#after,
      people: [...new Set([...state.people, ...this.#input.entries.map(({ act }) => act.author.id)])],
      remarks: new Map([...state.remarks, ...this.#remarks, ...contestedRemarks(state.sealing)]),
    };
  }
}

const sealedPhase = (phase: MeetingState['phase']): MeetingState['phase'] =>
  phase.at === 'in-session' ? { at: 'sealed', chair: phase.chair } : phase;

/** What was done knowing of the seal is void; what had not heard of it came too late. */
function lateRemarks(
  entries: readonly MeetingEntry[],
  standing: readonly SealEntry[],
  isIn: (id: ActId) => boolean,
): [ActId, Remark][] {
  return entries.flatMap((entry): [ActId, Remark][] => {
    const { id, type } = entry.act;
    if (isSealingEntry(entry) || type === 'confirm' || type === 'reject' || isIn(id)) return [];
    if (entry.remark) return [[id, entry.remark]];
    const known = standing.find((seal) => entry.sees(seal.act.id));
    const by = (known ?? standing[0])?.act.id;
    return [[id, { standing: known ? 'void' : 'late', code: 'sealed', ...(by && { by }) }]];
  });
}

const contestedRemarks = (sealing: Sealing): [ActId, Remark][] =>
  sealing.at === 'contested'
    ? sealing.seals.map(({ act }) => [act, { standing: 'contested', code: 'two-seals' }])
    : [];
