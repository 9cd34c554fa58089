/** A kind of document is one definition: what screen, replica and server ask [see docs/architecture.md]. */
import * as v from 'valibot';
import type { Instant } from '../shared/clock.ts';
import { type ActId, type DocumentId, isPlainId, type KindName, type MemberId } from '../shared/ids.ts';
import type { Refusal, RefusalCode } from '../shared/refusal.ts';
import type { VerifiedAct } from './act.ts';
import type { Member } from './badge.ts';
import type { ProseRoot, SheetValue } from './document.ts';
import type { PushKind } from './push-kinds.ts';
import type { Stamp } from './stamp.ts';

export type ActSchemas = Readonly<Record<string, v.GenericSchema>>;

/** Held acts are confirmed or rejected in every kind [ACT8]. */
export const heldActs = {
  confirm: v.strictObject({ act: v.custom<ActId>(isPlainId) }),
  reject: v.strictObject({ act: v.custom<ActId>(isPlainId) }),
} as const;

/** What somebody means to do, before it is signed. */
export type Draft<S extends ActSchemas = ActSchemas> = {
  [T in keyof S & string]: { readonly type: T; readonly body: v.InferOutput<S[T]>; readonly for?: MemberId };
}[keyof S & string];

export type ActOf<S extends ActSchemas> = {
  [T in keyof S & string]: VerifiedAct<v.InferOutput<S[T]>> & { readonly type: T };
}[keyof S & string];

/** Why an act does not count as it stands; it stays visible with this. */
export interface Remark {
  readonly standing: 'void' | 'held' | 'late' | 'contested' | 'replaced';
  readonly code: RefusalCode;
  /** The act that decided it, where one did. */
  readonly by?: ActId;
}

/** An act in fold order, with what the record alone says of it [ACT6, ACT8]. */
export interface Entry<A extends VerifiedAct = VerifiedAct> {
  readonly act: A;
  readonly stamp: Stamp | undefined;
  readonly remark: Remark | undefined;
  sees(id: ActId): boolean;
}

export interface FoldInput<S extends ActSchemas = ActSchemas> {
  readonly doc: DocumentId;
  readonly entries: readonly Entry<ActOf<S>>[];
  readonly sheet: ReadonlyMap<string, SheetValue>;
}

export interface Folded {
  /** Only of acts that do not simply count. */
  readonly remarks: ReadonlyMap<ActId, Remark>;
}

/** What an update does to a sheet key or a prose root [GUARD1, GUARD8]. Lengths in characters. */
export type Change =
  | { readonly to: 'sheet'; readonly key: string; readonly value: SheetValue | undefined }
  | {
      readonly to: 'prose';
      readonly root: ProseRoot;
      readonly inserted: number;
      readonly deletedOwn: number;
      readonly deletedOthers: number;
      /** Others' text this member deleted here within the hour, this change included. */
      readonly deletedOthersInHour: number;
      /** Text in this root before the change. */
      readonly length: number;
    };

/** A word to a member's phone while the app is closed; derived from the state, and sent once for each key and member. */
export interface Push {
  /** Of this occasion within the document. */
  readonly key: string;
  readonly kind: PushKind;
  /** `readers`: all who may read the document. */
  readonly to: readonly MemberId[] | 'readers';
}

export interface Kind<S extends ActSchemas, State extends Folded, View, Summary, Past = State> {
  readonly kind: KindName;
  readonly acts: S & typeof heldActs;
  /** Pure: verified acts in fold order; no clock, no randomness. */
  fold(input: FoldInput<S & typeof heldActs>): State;
  /** What time alone changes [ACT10]. */
  view(state: State, now: Instant): View;
  mayCreate(author: Member, id: DocumentId): Refusal | undefined;
  mayRead(reader: Member, state: State): boolean;
  /** Without a past: only what no later state can heal [ACT5]. */
  mayAct(author: Member, act: Draft<S & typeof heldActs>, past?: Past): Refusal | undefined;
  mayWrite(author: Member, change: Change, state: State): Refusal | undefined;
  /** `mayRead` and `mayWrite` ask of the state only what acts decide: it is not folded anew for each key of a sheet. */
  readonly rightsFollow?: 'acts';
  summarise(state: State): Summary;
  /** Photos that the document cites, by digest; absent: this kind has none. A removed one keeps its digest alone. */
  photos?(state: State): ReadonlyMap<string, 'cited' | 'removed'>;
  /** Absent: this kind sends none. */
  pushes?(state: State): readonly Push[];
}

/** A kind as those see it who handle all alike. */
export type AnyKind = Kind<ActSchemas, Folded, unknown, unknown, never>;

export function defineKind<S extends ActSchemas, State extends Folded, View, Summary, Past = State>(
  definition: Omit<Kind<S, State, View, Summary, Past>, 'acts'> & { readonly acts: S },
): Kind<S, State, View, Summary, Past> {
  return { ...definition, acts: { ...definition.acts, ...heldActs } };
}

/** The one place where a kind gives up its own types: from here on its acts are checked by its schemas alone. */
export const asAnyKind = <S extends ActSchemas, State extends Folded, View, Summary, Past>(
  kind: Kind<S, State, View, Summary, Past>,
): AnyKind => kind as unknown as AnyKind;
