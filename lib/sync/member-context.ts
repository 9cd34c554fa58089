/** What the parts of a member's home need of each other. */
import type { Badge, Member } from '../record/badge.ts';
import type { Clock } from '../shared/clock.ts';
import type { MemberId } from '../shared/ids.ts';
import type { Centre } from './centre.ts';
import type { HomeState } from './home-state.ts';
import type { MemberDb } from './member-db.ts';
import type { Outbox } from './outbox.ts';
import type { MemberPhotos } from './photos/member-photos.ts';
import type { Changed, Tabs } from './tabs.ts';
import type { Verification } from './verified-acts.ts';

export interface Signer {
  readonly key: CryptoKey;
  readonly badge: Badge;
  /** As it goes into documents. */
  readonly jwt: string;
}

export interface HomeContext {
  readonly id: MemberId;
  readonly db: MemberDb;
  readonly centre: Centre;
  readonly outbox: Outbox;
  readonly photos: MemberPhotos;
  readonly tabs: Tabs;
  readonly clock: Clock;
  readonly random: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array;
  readonly origin: string;
  state(): HomeState;
  /** With the roles of now. */
  member(): Member;
  /** This device's key and badge; undefined where it never had one. */
  signer(): Promise<Signer | undefined>;
  /** `unknown` until first asked. `no`: unreachable, or to be signed in again. */
  network(): 'unknown' | 'yes' | 'no';
  /** Something went unanswered. */
  doubtful(): void;
  /** The centre said that the cookie is nobody's, or not this member's: ask it whose. */
  signInDoubtful(): void;
  /** Tells this tab and the others. */
  changed(...what: Changed[]): void;
}

/** For open documents. */
export interface MemberContext extends HomeContext {
  readonly verification: Verification;
}
