/** What goes between this member's device and the centre apart from open documents; by the tab that leads. */
import type { DocumentId } from '../shared/ids.ts';
import type { BadgeOutcome } from './badge-keeper.ts';
import type { Me } from './device.ts';
import { pullFeed } from './feed-pull.ts';
import type { HomeContext, Signer } from './member-context.ts';
import { readFact, writeFact } from './member-facts.ts';

export interface ExchangeEvents {
  /** Sends what closed documents hold. */
  push(): Promise<void>;
  /** Came by the feed; for the document's open copy, if there is one. */
  fed(id: DocumentId, update: Uint8Array<ArrayBuffer>): void;
  /** Opens all that this device holds once: the centre runs on a restored backup [SYNC8]. */
  bring(): Promise<void>;
  badge(outcome: BadgeOutcome): void;
  /** The feed did not come to its end: exchange anew. */
  again(): void;
}

const AGAIN_MS = 3_000;

export class Exchange {
  readonly #context: HomeContext;
  readonly #events: ExchangeEvents;
  #running: Promise<boolean> | undefined;
  #isStopped = false;

  constructor(context: HomeContext, events: ExchangeEvents) {
    this.#context = context;
    this.#events = events;
  }

  /** Badge, then everything out, then everything in [SYNC5]. False: not now, or not by this tab. */
  all(): Promise<boolean> {
    if (!this.#mayExchange()) return Promise.resolve(false);
    this.#running ??= this.#all().finally(() => {
      this.#running = undefined;
    });
    return this.#running;
  }

  stop(): void {
    this.#isStopped = true;
  }

  /** This tab leads, the centre answers, and the sign-in is this member's. */
  #mayExchange(): boolean {
    return this.#context.tabs.leads && this.#context.network() === 'yes' && !this.#isStopped;
  }

  async #all(): Promise<boolean> {
    await this.keepBadge();
    await this.push();
    await this.#pull();
    await this.#bringOnce();
    return true;
  }

  /** Is this still the community whose key is pinned here? A badge of the former one may be good for weeks. */
  async checkCommunity(): Promise<void> {
    const { isForeign } = await import('./badge-keeper.ts');
    if (await isForeign(this.#context)) this.#events.badge('foreign');
  }

  /** In any tab: the first to come renews it for all. */
  async keepBadge(member = this.#context.state().me?.member): Promise<void> {
    if (!member) return;
    const { keepBadge } = await import('./badge-keeper.ts');
    this.#events.badge(await keepBadge(this.#context, member));
  }

  /** With a badge got at once where there is none and the centre answers. */
  async signer(): Promise<Signer | undefined> {
    const { readSigner } = await import('./badge-keeper.ts');
    const signer = await readSigner(this.#context.db);
    if (signer || this.#context.network() !== 'yes') return signer;
    await this.keepBadge();
    return readSigner(this.#context.db);
  }

  async push(): Promise<void> {
    if (this.#context.outbox.size > 0 && this.#mayExchange()) await this.#events.push();
  }

  async #bringOnce(): Promise<void> {
    const { db } = this.#context;
    const generation = (await readFact(db, 'generation')) ?? 1;
    const brought = (await readFact(db, 'broughtIn')) ?? 1;
    if (generation <= brought || !this.#mayExchange()) return;
    await this.#events.bring();
    if (this.#mayExchange()) await writeFact(db, 'broughtIn', generation);
  }

  async #pull(): Promise<void> {
    const { db, centre, outbox, id, changed, doubtful, signInDoubtful } = this.#context;
    const refusal = await pullFeed(db, centre, id, {
      me: (found) => this.#isMine(found),
      hasUnsent: (doc) => !outbox.ticks(doc).delivered,
      document: (doc, update) => this.#events.fed(doc, update),
      changed,
    });
    if (refusal?.code === 'not-signed-in') signInDoubtful();
    else if (refusal) {
      doubtful();
      // A line that broke once, where the centre answers all the same, is no reason to wait for the next look.
      if (refusal.code === 'offline') this.#askAgain();
    }
  }

  #askAgain(): void {
    setTimeout(() => {
      if (!this.#isStopped) this.#events.again();
    }, AGAIN_MS);
  }

  /** Also takes note of new roles, for which there is a new badge. */
  #isMine(found: Me): boolean {
    if (found.member.id !== this.#context.id) return false;
    if (JSON.stringify(found) !== JSON.stringify(this.#context.state().me)) void this.#takeRoles(found);
    return true;
  }

  async #takeRoles(found: Me): Promise<void> {
    await writeFact(this.#context.db, 'me', found);
    this.#context.changed('me');
    await this.keepBadge(found.member);
  }
}
