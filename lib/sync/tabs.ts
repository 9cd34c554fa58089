/**
 * The tabs of one member on one phone [SYNC14]: one leads (a Web Lock, which the browser passes on when that tab
 * goes), and all hear each other over a channel of the member's own.
 */
import type { DocumentId, MemberId } from '../shared/ids.ts';
import type { OutboxRow } from './member-db.ts';

export type Changed = 'me' | 'people' | 'settings' | 'rows' | 'setAside';

export type TabMessage =
  /** A tab has this document open, with this state vector; also sent again to a new leader. */
  | { readonly t: 'open'; readonly tab: string; readonly doc: DocumentId; readonly vector: Uint8Array }
  | { readonly t: 'close'; readonly tab: string; readonly doc: DocumentId }
  /** What the leader got from the centre. */
  | { readonly t: 'remote'; readonly doc: DocumentId; readonly epoch: number; readonly update: Uint8Array }
  /** Local changes, kept by their tab. */
  | { readonly t: 'rows'; readonly rows: readonly OutboxRow[] }
  /** The centre has them. */
  | { readonly t: 'removed'; readonly ids: readonly string[] }
  | { readonly t: 'awareness'; readonly doc: DocumentId; readonly update: Uint8Array }
  /** There is a new leader: tell it what you have open. */
  | { readonly t: 'leader' }
  /** The document starts again from the centre's copy: load it anew. */
  | { readonly t: 'replaced'; readonly doc: DocumentId }
  | { readonly t: 'not-yours'; readonly doc: DocumentId }
  | { readonly t: 'synced'; readonly doc: DocumentId }
  /** The database has news; read them there. */
  | { readonly t: 'changed'; readonly what: readonly Changed[] };

export interface TabEvents {
  heard(message: TabMessage): void;
  /** This tab leads from now on, until it closes. */
  leads(): void;
}

export class Tabs {
  readonly tab: string;
  readonly #channel: BroadcastChannel;
  readonly #events: TabEvents;
  readonly #stop = new AbortController();
  #release: (() => void) | undefined;
  #leads = false;

  constructor(member: MemberId, tab: string, events: TabEvents) {
    this.tab = tab;
    this.#events = events;
    this.#channel = new BroadcastChannel(`pavilion-${member}`);
    this.#channel.onmessage = ({ data }) => events.heard(data as TabMessage);
    void this.#hold(tabLock(tab));
    void this.#lead(member);
  }

  get leads(): boolean {
    return this.#leads;
  }

  post(message: TabMessage): void {
    if (!this.#stop.signal.aborted) this.#channel.postMessage(message);
  }

  /** Calls back once that tab is gone. */
  async whenGone(tab: string, gone: () => void): Promise<void> {
    await this.#request(tabLock(tab), gone);
  }

  close(): void {
    this.#stop.abort();
    this.#release?.();
    this.#channel.close();
  }

  async #lead(member: MemberId): Promise<void> {
    await this.#hold(`pavilion-leader-${member}`, () => {
      this.#leads = true;
      this.post({ t: 'leader' });
      this.#events.leads();
    });
  }

  async #hold(name: string, held: () => void = () => undefined): Promise<void> {
    const released = new Promise<void>((resolve) => {
      const before = this.#release;
      this.#release = () => {
        before?.();
        resolve();
      };
    });
    await this.#request(name, () => {
      held();
      return released;
    });
  }

  async #request(name: string, held: () => void | Promise<void>): Promise<void> {
    try {
      await navigator.locks.request(name, { signal: this.#stop.signal }, async () => {
        if (!this.#stop.signal.aborted) await held();
      });
    } catch (error) {
      if (!this.#stop.signal.aborted) throw error;
    }
  }
}

const tabLock = (tab: string): string => `pavilion-tab-${tab}`;
