/** A document at its largest: text stops, deletions and reading go on, and signed acts have room of their own. */
import { decodeUpdate } from '../../lib/record/decode.ts';
import { placeUpdate } from '../../lib/record/placement.ts';
import type { Clock, Instant } from '../../lib/shared/clock.ts';
import type { Place, Refusal } from '../../lib/shared/refusal.ts';
import { placeOf } from '../guard/contents.ts';
import type { Admission, GuardedDocument } from '../guard/verdict.ts';

/** A vote does not wait for somebody to shorten the minutes. */
const ROOM_FOR_ACTS = 1.25;
/**
 * What was deleted makes room; how much is known only by encoding all of the document. That is done again when an eighth
 * of the limit was written since, or after a while.
 */
const WRITTEN_SINCE = 1 / 8;
const MEASURE_MS = 10_000;

export class DocumentSize {
  readonly #limit: number;
  readonly #clock: Clock;
  readonly #measure: () => number;
  /** At least what it is. */
  #bytes: number;
  #measured: { readonly at: Instant; readonly bytes: number } | undefined;

  /** `limit` 0: none. */
  constructor(limit: number, bytes: number, clock: Clock, measure: () => number) {
    this.#limit = limit;
    this.#bytes = bytes;
    this.#clock = clock;
    this.#measure = measure;
  }

  grow(bytes: number): void {
    this.#bytes += bytes;
  }

  takes({ update, acts }: Admission): boolean {
    if (this.#limit === 0 || onlyDeletes(update)) return true;
    const most = this.#limit * (acts.length > 0 ? ROOM_FOR_ACTS : 1);
    if (this.#bytes + update.length <= most) return true;
    const now = this.#clock.now();
    if (this.#isFresh(now)) return false;
    this.#bytes = this.#measure();
    this.#measured = { at: now, bytes: this.#bytes };
    return this.#bytes + update.length <= most;
  }

  #isFresh(now: Instant): boolean {
    if (!this.#measured) return false;
    const { at, bytes } = this.#measured;
    return Math.abs(now - at) < MEASURE_MS && this.#bytes - bytes < this.#limit * WRITTEN_SINCE;
  }
}

/** It has structs of no client. */
const onlyDeletes = (update: Uint8Array): boolean => update[0] === 0;

/** Names every place that would have grown. */
export function fullRefusal(document: GuardedDocument, update: Uint8Array): Refusal {
  const decoded = decodeUpdate(update);
  const placed = decoded.ok ? placeUpdate(document.doc, document.spots, decoded.value) : decoded;
  const places = new Map<string, Place>();
  for (const added of (placed.ok && placed.value?.items) || []) {
    const place = placeOf(added);
    places.set(`${place.root} ${place.key ?? ''}`, place);
  }
  return { code: 'document-full', places: [...places.values()] };
}
