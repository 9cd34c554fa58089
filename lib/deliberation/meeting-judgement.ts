/** Which of a meeting's acts stand by right, sorted by what they are for. First in fold order wins what is unique. */
import type { Remark } from '../record/kind.ts';
import { sha256Hex } from '../shared/digest.ts';
import type { ActId } from '../shared/ids.ts';
import type { RefusalCode } from '../shared/refusal.ts';
import { publishedAgenda } from './agenda.ts';
import type { AttendanceEntry } from './attendance.ts';
import { CausalPasts, phaseOf } from './causal-past.ts';
import { isEntryOf, type MeetingEntry, type MeetingFoldInput } from './meeting-entry.ts';
import { mayActInMeeting } from './meeting-rights.ts';
import type { AgendaItem, MeetingPhase, Vote } from './meeting-state.ts';
import { type Roll, readRoll, rollDigest } from './roll.ts';
import { isSealingEntry } from './sealing.ts';
import type { VoteActs } from './votes.ts';

export interface Judged {
  readonly phase: MeetingPhase;
  readonly published: MeetingEntry<'notice'> | undefined;
  readonly roll: Roll | undefined;
  readonly halls: ReadonlySet<string>;
  readonly attendance: readonly AttendanceEntry[];
  readonly current: MeetingEntry<'openItem'> | undefined;
  readonly votes: readonly VoteActs[];
  readonly assigned: readonly MeetingEntry<'assign'>[];
  readonly remarks: ReadonlyMap<ActId, Remark>;
  /** Decisions by right, judged last because they rest on results. */
  decisionsWith(votes: readonly Vote[], remarks: Map<ActId, Remark>): MeetingEntry<'decide'>[];
}

export function judgeMeeting(input: MeetingFoldInput, agendaBefore: readonly AgendaItem[]): Judged {
  const judge = new Judge(input, agendaBefore);
  for (const entry of input.entries) judge.take(entry);
  return judge.judged();
}

class Judge {
  readonly #input: MeetingFoldInput;
  readonly #pasts: CausalPasts;
  readonly #remarks = new Map<ActId, Remark>();
  readonly #halls = new Set<string>();
  readonly #attendance: AttendanceEntry[] = [];
  readonly #votes = new Map<ActId, VoteActs>();
  readonly #decides: MeetingEntry<'decide'>[] = [];
  readonly #assigned: MeetingEntry<'assign'>[] = [];
  readonly #chairs: MeetingEntry[] = [];
  #published: MeetingEntry<'notice'> | undefined;
  #roll: Roll | undefined;
  #current: MeetingEntry<'openItem'> | undefined;

  constructor(input: MeetingFoldInput, agendaBefore: readonly AgendaItem[]) {
    this.#input = input;
    this.#pasts = new CausalPasts(input.doc, agendaBefore);
  }

  take(entry: MeetingEntry): void {
    if (entry.remark) {
      this.#remarks.set(entry.act.id, entry.remark);
    } else if (isEntryOf(entry, 'decide')) {
      this.#decides.push(entry);
    } else if (!isSealingEntry(entry)) {
      const refusal = mayActInMeeting(entry.act.author, entry.act, this.#pasts.of(entry));
      if (!refusal) this.#accept(entry);
      else this.#refuse(entry, refusal.code);
    }
  }

  #accept(entry: MeetingEntry): void {
    if (isEntryOf(entry, 'notice')) this.#notice(entry);
    else if (isEntryOf(entry, 'takeChair')) this.#takeChair(entry);
    else if (isEntryOf(entry, 'checkIn') || isEntryOf(entry, 'tick')) this.#attendance.push(entry);
    else if (isEntryOf(entry, 'openItem')) this.#current = entry;
    else if (isEntryOf(entry, 'openVote')) this.#openVote(entry);
    else if (isEntryOf(entry, 'ballot')) this.#votes.get(entry.act.body.vote)?.ballots.push(entry);
    else if (isEntryOf(entry, 'count')) this.#votes.get(entry.act.body.vote)?.counts.push(entry);
    else if (isEntryOf(entry, 'closeVote')) this.#closeVote(entry);
    else if (isEntryOf(entry, 'assign')) this.#assigned.push(entry);
  }

  /** What knew of the close is late and shown with its vote; all else is void. */
  #refuse(entry: MeetingEntry, code: RefusalCode): void {
    this.#void(entry, code);
    if (!isEntryOf(entry, 'ballot') && !isEntryOf(entry, 'count')) return;
    const vote = this.#votes.get(entry.act.body.vote);
    if (code === 'vote-closed' && vote) {
      vote.afterClose.add(entry.act.id);
      if (isEntryOf(entry, 'ballot')) vote.ballots.push(entry);
      else if (isEntryOf(entry, 'count')) vote.counts.push(entry);
    } else if (isEntryOf(entry, 'ballot')) {
      vote?.voidBallots.push(entry);
    }
  }

  #void(entry: MeetingEntry, code: RefusalCode, by?: ActId): void {
    this.#remarks.set(entry.act.id, by ? { standing: 'void', code, by } : { standing: 'void', code });
  }

  #notice(entry: MeetingEntry<'notice'>): void {
    const { body } = entry.act;
    if (rollDigestOnce(body) !== body.rollDigest) {
      this.#void(entry, 'bad-value');
      return;
    }
    this.#pasts.add(entry);
    if (this.#published) {
      this.#void(entry, 'already-published', this.#published.act.id);
      return;
    }
    this.#published = entry;
    this.#roll = readRoll(body.roll, body.profile.voter);
    this.#pasts.publish({ notice: body, agenda: publishedAgenda(body.agenda, this.#input.sheet) });
  }

  #takeChair(entry: MeetingEntry<'takeChair'>): void {
    this.#pasts.add(entry);
    this.#chairs.push(entry);
    this.#halls.add(entry.act.body.hall);
  }

  #openVote(entry: MeetingEntry<'openVote'>): void {
    const { id, body } = entry.act;
    const digest = sha256Hex(body.text);
    const presentCount = this.#roll?.count(body.present) ?? 0;
    this.#pasts.addVote(entry, { id, item: body.item, method: body.method, digest, presentCount });
    const none = { ballots: [], counts: [], voidBallots: [], afterClose: new Set<ActId>() };
    this.#votes.set(id, { open: entry, digest, ...none });
  }

  #closeVote(entry: MeetingEntry<'closeVote'>): void {
    this.#pasts.add(entry);
    const vote = this.#votes.get(entry.act.body.vote);
    if (vote?.close) this.#void(entry, 'vote-closed', vote.close.act.id);
    else if (vote) vote.close = entry;
  }

  judged(): Judged {
    return {
      phase: phaseOf(this.#published ? [this.#published, ...this.#chairs] : this.#chairs),
      published: this.#published,
      roll: this.#roll,
      halls: this.#halls,
      attendance: this.#attendance,
      current: this.#current,
      votes: [...this.#votes.values()],
      assigned: this.#assigned,
      remarks: this.#remarks,
      decisionsWith: (votes, remarks) => this.#decisionsWith(votes, remarks),
    };
  }

  #decisionsWith(votes: readonly Vote[], remarks: Map<ActId, Remark>): MeetingEntry<'decide'>[] {
    const resultOf = new Map(votes.map((vote) => [vote.id, vote.result]));
    return this.#decides.filter((entry) => {
      const past = this.#pasts.of(entry);
      const decided = past.votes.map((vote) => ({ ...vote, result: resultOf.get(vote.id) ?? vote.result }));
      const refusal = mayActInMeeting(entry.act.author, entry.act, { ...past, votes: decided });
      if (refusal) remarks.set(entry.act.id, { standing: 'void', code: refusal.code });
      return !refusal;
    });
  }
}

/** A notice is folded again with every new act; its roll never changes. */
const rollDigests = new WeakMap<object, string>();
function rollDigestOnce(body: MeetingEntry<'notice'>['act']['body']): string {
  const digest = rollDigests.get(body) ?? rollDigest(body.roll);
  rollDigests.set(body, digest);
  return digest;
}
