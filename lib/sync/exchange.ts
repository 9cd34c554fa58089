/** What goes between this member's device and the centre apart from open documents; by the tab that leads. */
import type { Clock } from '../shared/clock.ts';
import type { DocumentId, MemberId } from '../shared/ids.ts';
import type { Centre } from './centre.ts';
import type { Me } from './device.ts';
import { pullFeed } from './feed-pull.ts';
import type { MemberDb } from './member-db.ts';
import { writeFact } from './member-facts.ts';
import type { Outbox } from './outbox.ts';
import type { Changed } from './tabs.ts';

export interface ExchangeParts {
  readonly id: MemberId;
  readonly db: MemberDb;
  readonly centre: Centre;
  readonly clock: Clock;
  readonly outbox: Outbox;
  me(): Me | undefined;
  /** This tab leads, the centre answers, and the sign-in is this member's. */
  mayExchange(): boolean;
  /** Sends what closed documents hold. */
  push(): Promise<void>;
  /** Came by the feed; for the document's open copy, if there is one. */
  fed(id: DocumentId, update: Uint8Array<ArrayBuffer>): void;
  changed(...what: Changed[]): void;
  doubtful(): void;
  signInEnded(): void;
}

export class Exchange {
  readonly #parts: ExchangeParts;
  #running: Promise<void> | undefined;

  constructor(parts: ExchangeParts) {
    this.#parts = parts;
  }

  /** Badge, then everything out, then everything in [SYNC5]. */
  all(): Promise<void> {
    if (!this.#parts.mayExchange()) return Promise.resolve();
    this.#running ??= this.#all().finally(() => {
      this.#running = undefined;
    });
    return this.#running;
  }

  async #all(): Promise<void> {
    await this.keepBadge();
    await this.push();
    await this.#pull();
  }

  /** In any tab: the first to come renews it for all. */
  async keepBadge(): Promise<void> {
    const { db, centre, clock } = this.#parts;
    const me = this.#parts.me();
    if (!me) return;
    const { keepBadge } = await import('./badge-keeper.ts');
    await keepBadge(db, centre, clock, me.member);
  }

  async push(): Promise<void> {
    if (this.#parts.outbox.size > 0 && this.#parts.mayExchange()) await this.#parts.push();
  }

  async #pull(): Promise<void> {
    const { db, centre, outbox } = this.#parts;
    const refusal = await pullFeed(db, centre, {
      me: (found) => this.#isMine(found),
      hasUnsent: (id) => !outbox.ticks(id).delivered,
      document: (id, update) => this.#parts.fed(id, update),
      changed: (...what) => this.#parts.changed(...what),
    });
    if (refusal?.code === 'not-signed-in') this.#parts.signInEnded();
    else if (refusal) this.#parts.doubtful();
  }

  /** Also takes note of new roles, for which there is a new badge. */
  #isMine(found: Me): boolean {
    if (found.member.id !== this.#parts.id) return false;
    if (JSON.stringify(found) !== JSON.stringify(this.#parts.me())) void this.#takeRoles(found);
    return true;
  }

  async #takeRoles(found: Me): Promise<void> {
    const { db, centre, clock } = this.#parts;
    await writeFact(db, 'me', found);
    this.#parts.changed('me');
    const { keepBadge } = await import('./badge-keeper.ts');
    await keepBadge(db, centre, clock, found.member);
  }
}
