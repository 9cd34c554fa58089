/** The documents in memory: each at most once, loaded when first asked for, let go when nobody has used it for a while. */
import { kindFor } from '../../lib/kinds.ts';
import { BUDGET_MS } from '../../lib/record/deletion-budget.ts';
import type { AnyKind } from '../../lib/record/kind.ts';
import type { DocumentId } from '../../lib/shared/ids.ts';
import { repair } from '../history/recover.ts';
import { Damaged } from '../storage/store.ts';
import { Room } from './room.ts';
import type { RoomServices } from './submission.ts';

/** Long enough to come back after a reload; gone from memory well within a minute. */
const KEEP_MS = 30_000;

export interface RoomsOptions {
  /** How long an unused document stays in memory, ms. */
  readonly keepMs?: number;
  readonly kindFor?: (id: DocumentId) => AnyKind | undefined;
}

interface Lease {
  readonly room: Promise<Room>;
  users: number;
  timer: NodeJS.Timeout | undefined;
}

export class Rooms {
  readonly #services: RoomServices;
  readonly #keepMs: number;
  readonly #kindFor: (id: DocumentId) => AnyKind | undefined;
  readonly #leases = new Map<DocumentId, Lease>();
  readonly #quarantined = new Map<DocumentId, Damaged>();

  constructor(services: RoomServices, options: RoomsOptions = {}) {
    this.#services = services;
    this.#keepMs = options.keepMs ?? KEEP_MS;
    this.#kindFor = options.kindFor ?? kindFor;
  }

  /** Runs `use` with the document loaded and held in memory. undefined: no such kind. */
  async with<T>(id: DocumentId, use: (room: Room) => T | Promise<T>): Promise<T | undefined> {
    const opened = await this.open(id);
    if (!opened) return undefined;
    try {
      return await use(opened.room);
    } finally {
      opened.release();
    }
  }

  /** Held in memory until released. Rejects if it cannot be loaded; other documents are not touched [SYNC12]. */
  async open(id: DocumentId): Promise<{ room: Room; release: () => void } | undefined> {
    const kind = this.#kindFor(id);
    if (!kind) return undefined;
    const damaged = this.#quarantined.get(id);
    if (damaged) throw damaged;
    const lease = this.#leases.get(id) ?? this.#load(id, kind);
    clearTimeout(lease.timer);
    lease.users += 1;
    let released = false;
    const release = (): void => {
      if (released) return;
      released = true;
      lease.users -= 1;
      if (lease.users === 0) this.#letGoLater(id, lease);
    };
    try {
      const room = await lease.room;
      if (!room.lost) return { room, release };
      release();
      await room.durable();
      if (this.#leases.get(id) === lease) this.#leases.delete(id);
      return this.open(id);
    } catch (error) {
      release();
      throw error;
    }
  }

  #load(id: DocumentId, kind: AnyKind): Lease {
    const room = this.#read(id, kind);
    const lease: Lease = { room, users: 0, timer: undefined };
    this.#leases.set(id, lease);
    room.catch(() => {
      if (this.#leases.get(id) === lease) this.#leases.delete(id);
    });
    return lease;
  }

  /** What is damaged without loss is put right; else the document is left alone until somebody recovers it. */
  async #read(id: DocumentId, kind: AnyKind): Promise<Room> {
    const { store, clock, watch, inboxOf } = this.#services;
    const read = async (): Promise<Room> =>
      new Room(id, kind, await store.load(id, clock.now() - BUDGET_MS), this.#services, await inboxOf?.(id));
    try {
      return await read();
    } catch (error) {
      if (!(error instanceof Damaged)) throw error;
      const repaired = await repair(store, id);
      watch?.damaged(id, repaired ? 'repaired' : 'quarantined');
      if (repaired) return read();
      this.#quarantined.set(id, error);
      throw error;
    }
  }

  /** Documents that nobody can open, and why. */
  get quarantined(): ReadonlyMap<DocumentId, Damaged> {
    return this.#quarantined;
  }

  /** It has been recovered. */
  readmit(id: DocumentId): void {
    this.#quarantined.delete(id);
  }

  #letGoLater(id: DocumentId, lease: Lease): void {
    lease.timer = setTimeout(() => {
      // One that could not be loaded has been forgotten already.
      lease.room.then(
        (room) => this.#letGo(id, lease, room),
        () => undefined,
      );
    }, this.#keepMs);
    lease.timer.unref();
  }

  async #letGo(id: DocumentId, lease: Lease, room: Room): Promise<void> {
    await room.durable();
    if (lease.users > 0 || this.#leases.get(id) !== lease) return;
    this.#leases.delete(id);
    room.destroy();
  }

  get size(): number {
    return this.#leases.size;
  }

  /** Everything that was admitted is on disk. */
  async drain(): Promise<void> {
    const rooms = await Promise.allSettled([...this.#leases.values()].map((lease) => lease.room));
    await Promise.all(rooms.map((room) => (room.status === 'fulfilled' ? room.value.durable() : undefined)));
    for (const lease of this.#leases.values()) clearTimeout(lease.timer);
  }
}
