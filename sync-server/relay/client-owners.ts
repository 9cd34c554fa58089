/** Whose a document's client ids are: of those who wrote under them, and of those who said they will [GUARD3]. */
import type { MemberId } from '../../lib/shared/ids.ts';

const RESERVATIONS_PER_MEMBER = 64;

export class ClientOwners {
  readonly #owners: Map<number, MemberId>;
  readonly #reserved = new Map<number, MemberId>();

  constructor(stored: ReadonlyMap<number, MemberId> | undefined) {
    this.#owners = new Map(stored);
  }

  of(client: number): MemberId | undefined {
    return this.#owners.get(client) ?? this.#reserved.get(client);
  }

  /** Of who has written under it. */
  writerOf(client: number): MemberId | undefined {
    return this.#owners.get(client);
  }

  /** First come, first served; false if it is another member's. A member's oldest unused ones are given up. */
  reserve(client: number, member: MemberId): boolean {
    const owner = this.of(client);
    if (owner !== undefined) return owner === member;
    const held = [...this.#reserved].filter(([, holder]) => holder === member);
    const [oldest] = held;
    if (oldest && held.length >= RESERVATIONS_PER_MEMBER) this.#reserved.delete(oldest[0]);
    this.#reserved.set(client, member);
    return true;
  }

  /** Somebody has written under these; of them those that were nobody's. */
  take(clients: readonly number[], member: MemberId): readonly number[] {
    const taken = clients.filter((client) => !this.#owners.has(client));
    for (const client of taken) {
      this.#owners.set(client, member);
      this.#reserved.delete(client);
    }
    return taken;
  }
}
