/** What screens may know and ask of this device. Implemented in this folder, handed to components by hooks. */
import type { Awareness } from 'y-protocols/awareness';
import type * as Y from 'yjs';
import type { Member } from '../record/badge.ts';
import type { SheetValue } from '../record/document.ts';
import type { Instant } from '../shared/clock.ts';
import type { ActId, DocumentId, MemberId } from '../shared/ids.ts';
import type { Place, Refusal, Result } from '../shared/refusal.ts';

/** Whether the centre answers; the browser's own word is only a hint. */
export type Reach = 'unknown' | 'online' | 'offline';

export interface Me {
  readonly member: Member;
  readonly name: string;
}

export type SessionState =
  | { readonly at: 'starting' }
  | { readonly at: 'signed-out' }
  /** `again`: the sign-in ended meanwhile; reading and writing go on [SYNC10]. */
  | { readonly at: 'signed-in'; readonly me: Me; readonly again: boolean };

/** The two ticks of one document, or of all [SYNC2]. */
export interface Ticks {
  readonly kept: 'kept' | 'keeping' | 'failed';
  readonly delivered: boolean;
}

export interface Person {
  readonly id: MemberId;
  readonly name: string;
  readonly household?: string;
  readonly rep?: boolean;
  readonly area?: string;
  /** Building and door, for those entitled. */
  readonly door?: string;
}

export interface DocumentRow {
  readonly id: DocumentId;
  readonly summary: unknown;
}

/** What a refusal put aside on this device [GUARD6]. */
export interface SetAside {
  readonly id: string;
  readonly doc: DocumentId;
  readonly place: Place;
  readonly refusal: Refusal;
  readonly at: Instant;
  /** The text, value or act as it was, readable. */
  readonly content: string;
}

export interface LiveDocument<State> {
  readonly id: DocumentId;
  readonly doc: Y.Doc;
  readonly awareness: Awareness;
  readonly state: State;
  readonly ticks: Ticks;
  /** Signs, keeps and sends an act; resolved once it is kept on this phone. */
  act(type: string, body: unknown, onBehalfOf?: MemberId): Promise<Result<ActId>>;
  /** Sets or (undefined) removes a sheet key after asking the kind's mayWrite. */
  set(key: string, value: SheetValue | undefined): Result<void>;
}
