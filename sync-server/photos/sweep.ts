/**
 * Gives up bytes that no document needs: removed from all that cited them [PHOTO6], or uploaded a week ago and named by
 * no act. Only documents that changed since the last time are looked at.
 */

import type { Clock } from '../../lib/shared/clock.ts';
import type { DocumentId } from '../../lib/shared/ids.ts';
import type { Rooms } from '../relay/rooms.ts';
import type { DocumentStore } from '../storage/store.ts';
import type { PhotoRow, PhotoRows } from './photo-rows.ts';
import type { PhotoStore } from './photo-store.ts';

const UNCITED_MS = 7 * 24 * 60 * 60 * 1000;
const EVERY_MS = 60 * 60 * 1000;

export interface SweepServices {
  readonly rooms: Rooms;
  readonly store: DocumentStore;
  readonly rows: PhotoRows;
  readonly photos: PhotoStore;
  readonly clock: Clock;
  readonly onError: (error: unknown) => void;
}

export class PhotoSweep {
  readonly #services: SweepServices;
  /** Documents are looked at up to here. */
  #seen = 0;
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> = Promise.resolve();
  #isStopped = false;

  constructor(services: SweepServices) {
    this.#services = services;
  }

  start(): void {
    this.#timer = setInterval(() => {
      this.#running = this.#running.then(() => this.sweep()).catch(this.#services.onError);
    }, EVERY_MS);
    this.#timer.unref();
  }

  /** What is under way comes to the end of its document. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    clearInterval(this.#timer);
    await this.#running;
  }

  async sweep(): Promise<void> {
    const { store, rows, clock } = this.#services;
    const last = await store.last();
    const changed = (await store.changed(this.#seen, last)).map(({ doc }) => doc);
    const found = await rows.toLookAt(changed, clock.now() - UNCITED_MS);
    for (const [doc, ofDocument] of Map.groupBy(found, (row) => row.doc)) {
      if (this.#isStopped) return;
      await this.#look(doc, ofDocument);
    }
    this.#seen = last;
  }

  async #look(doc: DocumentId, found: readonly PhotoRow[]): Promise<void> {
    const { rooms, rows, clock } = this.#services;
    const photos = await this.#photosOf(doc);
    if (rooms.quarantined.has(doc)) return;
    for (const { digest, at } of found) {
      const standing = photos?.get(digest);
      if (standing === 'cited') await rows.cited(digest, doc);
      else if (standing === 'removed' || at < clock.now() - UNCITED_MS) await this.#giveUp(doc, digest);
    }
  }

  /** undefined where it cannot be read: then nothing of it is removed for that. */
  async #photosOf(doc: DocumentId): Promise<ReadonlyMap<string, 'cited' | 'removed'> | undefined> {
    const { rooms, onError } = this.#services;
    try {
      return await rooms.with(doc, async (room) => {
        while (room.hasPending) await room.durable();
        return room.kind.photos?.(room.state() as never);
      });
    } catch (error) {
      onError(error);
      return undefined;
    }
  }

  /** The last document that has it takes the bytes along. */
  async #giveUp(doc: DocumentId, digest: string): Promise<void> {
    const { rows, photos } = this.#services;
    await rows.drop(digest, doc);
    if (await rows.isKnown(digest)) return;
    if (await this.#isCitedAnywhere(digest)) return;
    await photos.delete(digest);
  }

  /** By an act whose author never uploaded it there. Rare, so that all documents may be asked. */
  async #isCitedAnywhere(digest: string): Promise<boolean> {
    const { store } = this.#services;
    for (const { doc } of await store.changed(0, await store.last()))
      if ((await this.#photosOf(doc))?.get(digest) === 'cited') return true;
    return false;
  }
}
