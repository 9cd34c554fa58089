/** What screens may know and ask of this device. Implemented in this folder, handed to components by hooks. */
import type { Awareness } from 'y-protocols/awareness';
import type * as Y from 'yjs';
import type { Member } from '../record/badge.ts';
import type { SheetValue } from '../record/document.ts';
import type { PublicKey } from '../record/jws.ts';
import type { Photo } from '../record/photo.ts';
import type { Instant } from '../shared/clock.ts';
import type { ActId, DocumentId, MemberId } from '../shared/ids.ts';
import type { Picture } from '../shared/picture.ts';
import type { Place, Refusal, Result } from '../shared/refusal.ts';

/** Whether the centre answers; the browser's own word is only a hint. */
export type Reach = 'unknown' | 'online' | 'offline';

export interface Me {
  readonly member: Member;
  readonly name: string;
}

export type SessionState =
  | { readonly at: 'starting' }
  /** The device's own code could not be fetched. */
  | { readonly at: 'not-loaded' }
  | { readonly at: 'signed-out' }
  /** The sign-in goes on, but what lay on this phone for it is gone: the browser cleared it away. */
  | { readonly at: 'cleared'; readonly me: Me }
  /** `again`: the sign-in ended meanwhile; reading and writing go on [SYNC10]. */
  | { readonly at: 'signed-in'; readonly me: Me; readonly again: boolean };

/** What this browser does with what is to be kept on the phone. */
export type Store =
  | 'open'
  /** It cannot be opened: a private window, a setting, or damage. Nothing is kept. */
  | 'blocked'
  /** What came from the centre had no room. */
  | 'full'
  /** It was cleared away, or cut off, under this page. What was not delivered is kept anew; all else needs a new start. */
  | 'cleared'
  | 'cut-off';

/** Why acts of this device may not count. */
export type BadgeTrouble =
  /** The server shows another community key than the one pinned here [ACT3]. */
  | 'foreign'
  /** The centre makes none for this device. */
  | 'refused';

/** What the browser says of its store on this phone. */
export interface PhoneStorage {
  /** The browser will not clear it away of its own accord. */
  readonly lasts: boolean;
  /** Bytes, as the browser estimates; undefined where it does not tell. */
  readonly used: number | undefined;
  readonly free: number | undefined;
  /** The app lies here too, and opens without a network. */
  readonly opensOffline: boolean;
}

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

/** What the committee has set for the community. */
export interface CommunitySettings {
  /** Day of the month of the standing meeting. */
  readonly meetingDay: number;
  readonly areas: readonly { readonly id: string; readonly name: string }[];
  /** The meeting rules that a notice copies: passed on as they came, and read by the domain. */
  readonly profiles: readonly unknown[];
  /** Categories of topics, and how residents are asked about them: alike; absent before this device's first feed of them. */
  readonly topics?: unknown;
}

/** All that this device knows outside of its documents; a new object whenever something changed. */
export interface DeviceState {
  readonly session: SessionState;
  readonly reach: Reach;
  readonly store: Store;
  /** undefined: none is known of. */
  readonly badge: BadgeTrouble | undefined;
  /** Of all documents together. */
  readonly ticks: Ticks;
  /** Local changes, and photos, that the centre has not confirmed. */
  readonly unsent: number;
  /** Something that was done on this phone has reached the centre. */
  readonly hasDelivered: boolean;
  /** Empty until first told. */
  readonly communityName: string;
  /** Pinned when this phone joined [ACT3]; undefined until first told. */
  readonly communityKey: PublicKey | undefined;
  readonly settings: CommunitySettings;
  readonly setAside: readonly SetAside[];
  readonly people: readonly Person[];
  readonly rows: readonly DocumentRow[];
}

/** What a brand-new community is started with. */
export interface Start {
  /** From the start link. */
  readonly token: string;
  readonly community: string;
  readonly name: string;
  readonly account: string;
  readonly password: string;
}

export interface DeviceActions {
  signIn(account: string, password: string): Promise<Result<void>>;
  start(input: Start): Promise<Result<void>>;
  /** Where the sign-in goes on, but the phone was cleared: brings everything of the member here again. */
  fetchAgain(): Promise<Result<void>>;
  /** Also offline [SYNC16]. Clears all of the member's data here: offer `exportUnsent` first. */
  signOut(): Promise<void>;
  /** Asks the centre for a badge once more. */
  askForBadge(): Promise<void>;
  phoneStorage(): Promise<PhoneStorage>;
  /** Asks the browser to keep what lies here, whatever becomes of its room. */
  askToLast(): Promise<void>;
  /** JSON with everything not yet delivered, as updates and as readable text. */
  exportUnsent(): Promise<Blob>;
  discardSetAside(id: string): Promise<void>;
  /** Makes it small and keeps it here; it is sent once an act of the document names it [PHOTO2]. */
  addPhoto(doc: DocumentId, file: Blob): Promise<Result<Photo>>;
  /** Small values of this member that never leave the device, such as a hall code. */
  rememberLocally(key: string, value: string): Promise<void>;
  recallLocally(key: string): Promise<string | undefined>;
}

/** A document as a screen sees it. */
export type DocumentView<State> =
  | { readonly status: 'loading' }
  | { readonly status: 'ready'; readonly live: LiveDocument<State> }
  | { readonly status: 'missing' }
  | { readonly status: 'not-yours' };

/** `not-loaded`: the code for documents could not be fetched. */
export type OpenedView = DocumentView<unknown> | { readonly status: 'not-loaded' };

/** One screen's hold on a document; closed when the screen goes. */
export interface OpenDocument {
  view(): OpenedView;
  /** Tells of each new view. Returns how to stop. */
  subscribe(listener: () => void): () => void;
  close(): void;
}

export interface WantedPhoto {
  readonly digest: string;
  /** Why it was taken away. */
  readonly removed?: string | undefined;
}

/** What there is of some photos; closed when nobody looks any more. */
export interface ShownPhotos {
  /** By digest; a new map whenever something changed. */
  pictures(): ReadonlyMap<string, Picture>;
  subscribe(listener: () => void): () => void;
  close(): void;
}

/** `state` and `subscribe` may be called unbound. */
export interface Device extends DeviceActions {
  readonly state: () => DeviceState;
  readonly subscribe: (listener: () => void) => () => void;
  open(id: DocumentId): OpenDocument;
  showPhotos(doc: DocumentId, wanted: readonly WantedPhoto[]): ShownPhotos;
}
