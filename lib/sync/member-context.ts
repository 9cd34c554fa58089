/** What open documents need of the device around them. */
import type { Badge, Member } from '../record/badge.ts';
import type { Clock } from '../shared/clock.ts';
import type { DocumentId, MemberId } from '../shared/ids.ts';
import type { Place, Refusal } from '../shared/refusal.ts';
import type { Centre } from './centre.ts';
import type { MemberDb } from './member-db.ts';
import type { Outbox } from './outbox.ts';
import type { Changed, Tabs } from './tabs.ts';
import type { Verification } from './verified-acts.ts';

export interface Signer {
  readonly key: CryptoKey;
  readonly badge: Badge;
  /** As it goes into documents. */
  readonly jwt: string;
}

/** Something to be set aside, before it has an id and a time. */
export interface Aside {
  readonly doc: DocumentId;
  readonly place: Place;
  readonly refusal: Refusal;
  readonly content: string;
}

export interface MemberContext {
  readonly id: MemberId;
  readonly db: MemberDb;
  readonly centre: Centre;
  readonly outbox: Outbox;
  readonly tabs: Tabs;
  readonly clock: Clock;
  readonly random: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array;
  readonly origin: string;
  readonly verification: Verification;
  /** With the roles of now. */
  member(): Member;
  generation(): number;
  /** This device's key and badge; undefined where it never had one. */
  signer(): Promise<Signer | undefined>;
  /** `unknown` until first asked. `no`: unreachable, or to be signed in again. */
  network(): 'unknown' | 'yes' | 'no';
  /** Something went unanswered. */
  doubtful(): void;
  /** The server said 4401. */
  signInEnded(): void;
  /** Written durably before this resolves. */
  setAside(asides: readonly Aside[]): Promise<void>;
  /** Tells this tab and the others. */
  changed(...what: Changed[]): void;
}
