/** How much members deleted of what others wrote, within the hour that counts [GUARD8]. */
import { BUDGET_MS } from '../../lib/record/deletion-budget.ts';
import type { Clock, Instant } from '../../lib/shared/clock.ts';
import type { MemberId } from '../../lib/shared/ids.ts';
import type { Append, Deletion } from '../storage/store.ts';

export class RecentDeletions {
  readonly #clock: Clock;
  #deletions: Deletion[];

  constructor(stored: readonly Deletion[] | undefined, clock: Clock) {
    this.#deletions = [...(stored ?? [])];
    this.#clock = clock;
  }

  /** Characters that this member deleted in this root. */
  of(member: MemberId, root: string): number {
    const since = this.#clock.now() - BUDGET_MS;
    this.#deletions = this.#deletions.filter(({ at }) => at > since);
    return this.#deletions
      .filter((deletion) => deletion.member === member && deletion.root === root)
      .reduce((sum, { count }) => sum + count, 0);
  }

  add(member: MemberId, deletions: Append['deletions'], at: Instant): void {
    for (const deletion of deletions) this.#deletions.push({ ...deletion, member, at });
  }
}
