/** The documents open in this tab, for its own screens and, where it leads, for those of other tabs. */
import { kindFor } from '../kinds.ts';
import type { AnyKind } from '../record/kind.ts';
import type { DocumentId } from '../shared/ids.ts';
import type { DocumentView, OpenDocument } from './device.ts';
import type { LiveReplica } from './live-replica.ts';
import type { Former } from './start-again.ts';

/** A page that is left is often come back to. */
const LINGER_MS = 5_000;

export interface Held {
  readonly replica: LiveReplica;
  readonly loaded: Promise<void>;
  screens: number;
  readonly tabs: Set<string>;
  /** The copy before the last new start, for what other tabs wrote into it. */
  former: Former | undefined;
  lingering: ReturnType<typeof setTimeout> | undefined;
}

export interface HeldParts {
  make(id: DocumentId, kind: AnyKind): LiveReplica;
  /** Its copy is here. */
  loaded(replica: LiveReplica): void;
  /** On its way to the centre: the push for closed documents would only send it a second time. */
  isBusy(id: DocumentId): boolean;
  /** Before it is closed, when nobody looks at it any more. */
  leaves(replica: LiveReplica): void;
}

export class HeldDocuments {
  readonly #parts: HeldParts;
  readonly #held = new Map<DocumentId, Held>();

  constructor(parts: HeldParts) {
    this.#parts = parts;
  }

  get(id: DocumentId): Held | undefined {
    return this.#held.get(id);
  }

  replicas(): LiveReplica[] {
    return [...this.#held.values()].map(({ replica }) => replica);
  }

  /** For a screen. */
  open(id: DocumentId): OpenDocument {
    const held = this.hold(id);
    if (!held) return gone;
    held.screens++;
    held.replica.show(true);
    let isOpen = true;
    return {
      view: () => held.replica.view(),
      subscribe: (listener) => held.replica.subscribe(listener),
      close: () => {
        if (!isOpen) return;
        isOpen = false;
        held.screens--;
        if (held.screens === 0) held.replica.show(false);
        this.release(held);
      },
    };
  }

  /** undefined: a kind that this version does not carry. Whoever holds it releases it. */
  hold(id: DocumentId): Held | undefined {
    const kind = kindFor(id);
    const known = this.#held.get(id);
    if (known) clearTimeout(known.lingering);
    if (known || !kind) return known;
    const replica = this.#parts.make(id, kind);
    const held: Held = {
      replica,
      loaded: replica.load().then(() => {
        if (this.#held.get(id) === held) this.#parts.loaded(replica);
        else replica.close();
      }),
      screens: 0,
      tabs: new Set(),
      former: undefined,
      lingering: undefined,
    };
    this.#held.set(id, held);
    return held;
  }

  /** Lets go of it in a while, unless a screen or a tab still has it. */
  release(held: Held): void {
    if (held.screens > 0 || held.tabs.size > 0) return;
    clearTimeout(held.lingering);
    held.lingering = setTimeout(() => this.#letGo(held), LINGER_MS);
  }

  #letGo(held: Held): void {
    const { replica } = held;
    if (held.screens > 0 || held.tabs.size > 0 || this.#held.get(replica.id) !== held) return;
    if (this.#parts.isBusy(replica.id)) return this.release(held);
    this.#held.delete(replica.id);
    this.#parts.leaves(replica);
    replica.close();
  }

  close(): void {
    for (const { replica, lingering } of this.#held.values()) {
      clearTimeout(lingering);
      this.#parts.leaves(replica);
      replica.close();
    }
    this.#held.clear();
  }
}

const missing: DocumentView<unknown> = { status: 'missing' };
const gone: OpenDocument = {
  view: () => missing,
  subscribe: () => () => undefined,
  close: () => undefined,
};
