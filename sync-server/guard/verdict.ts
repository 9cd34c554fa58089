/** What the guard reads of a document, and what it says of an update. */
import type * as Y from 'yjs';
import type { VerifiedAct } from '../../lib/record/act.ts';
import type { Badge } from '../../lib/record/badge.ts';
import type { AnyKind, Folded } from '../../lib/record/kind.ts';
import type { Spots } from '../../lib/record/spot.ts';
import type { Stamp } from '../../lib/record/stamp.ts';
import type { BadgeId, DocumentId, MemberId } from '../../lib/shared/ids.ts';
import type { Refusal } from '../../lib/shared/refusal.ts';
import type { Append } from '../storage/store.ts';

export interface GuardedDocument {
  readonly id: DocumentId;
  readonly kind: AnyKind;
  readonly doc: Y.Doc;
  readonly spots: Spots;
  /** Has anything been stored in it? Else `mayCreate` is asked [DOC5]. */
  readonly exists: boolean;
  ownerOf(client: number): MemberId | undefined;
  /** What counts in it now, as far as rights ask for it. */
  stateForRights(): Folded;
  badge(id: BadgeId): Badge | undefined;
  /** Others' characters this member deleted in this root within the hour [GUARD8]. */
  deletedOthers(member: MemberId, root: string): number;
}

export interface AdmittedAct {
  readonly act: VerifiedAct;
  readonly held: Stamp['held'];
}

export interface Admission {
  readonly at: 'admitted';
  readonly update: Uint8Array;
  /** Acts that the document did not have. */
  readonly acts: readonly AdmittedAct[];
  readonly badges: readonly Badge[];
  /** Client ids whose structs are new; they are the member's from now on. */
  readonly clients: readonly number[];
  readonly deletions: Append['deletions'];
  readonly changesSheet: boolean;
}

export type Verdict =
  | Admission
  | { readonly at: 'nothing-new' }
  | { readonly at: 'missing' }
  | { readonly at: 'refused'; readonly refusal: Refusal };

export const refused = (refusal: Refusal): Verdict => ({ at: 'refused', refusal });
