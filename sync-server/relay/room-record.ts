/** Of a document what is signed, and what it adds up to. */
import type * as Y from 'yjs';
import { asVerified, parseAct, type VerifiedAct } from '../../lib/record/act.ts';
import type { Badge } from '../../lib/record/badge.ts';
import { actsOf, stampsOf } from '../../lib/record/document.ts';
import type { AnyKind, Folded } from '../../lib/record/kind.ts';
import { foldOrder } from '../../lib/record/order.ts';
import { foldRecord, readBadge } from '../../lib/record/replica.ts';
import type { Stamp } from '../../lib/record/stamp.ts';
import type { Instant } from '../../lib/shared/clock.ts';
import type { ActId, BadgeId, DocumentId } from '../../lib/shared/ids.ts';
import type { Admission, AdmittedAct } from '../guard/verdict.ts';
import type { LoadedDocument } from './loaded-document.ts';

export class RoomRecord {
  readonly #kind: AnyKind;
  readonly #id: DocumentId;
  readonly #loaded: LoadedDocument;
  readonly #badges = new Map<BadgeId, Badge>();
  readonly #acts = new Map<ActId, VerifiedAct>();
  #stamped = 0;
  #state: Folded | undefined;
  #isSheetNew = false;

  /** What is stored has passed the door; it is not verified again. */
  constructor(id: DocumentId, kind: AnyKind, loaded: LoadedDocument) {
    this.#id = id;
    this.#kind = kind;
    this.#loaded = loaded;
    const { badges, acts, stamps } = loaded.record();
    for (const [key, text] of badges) {
      const badge = readBadge(key, text);
      if (badge) this.#badges.set(badge.id, badge);
    }
    for (const text of acts.values()) {
      const parsed = parseAct(text);
      const badge = parsed.ok ? this.#badges.get(parsed.value.badge) : undefined;
      if (parsed.ok && badge) this.#acts.set(parsed.value.payload.id, asVerified(parsed.value, badge));
    }
    for (const { no } of stamps.values()) this.#stamped = Math.max(this.#stamped, no);
  }

  badge(id: BadgeId): Badge | undefined {
    return this.#badges.get(id);
  }

  state(): Folded {
    if (!this.#state || this.#isSheetNew) {
      this.#state = foldRecord(this.#kind, this.#id, this.#loaded.unsigned(), [...this.#acts.values()]);
      this.#isSheetNew = false;
    }
    return this.#state;
  }

  /** The state as far as rights ask for it. */
  stateForRights(): Folded {
    return (this.#kind.rightsFollow === 'acts' && this.#state) || this.state();
  }

  changed({ acts, badges, changesSheet }: Pick<Admission, 'acts' | 'badges' | 'changesSheet'>): void {
    for (const badge of badges) this.#badges.set(badge.id, badge);
    if (acts.length > 0) this.#state = undefined;
    if (changesSheet) this.#isSheetNew = true;
  }

  /** Numbers follow the acts' own order: an act is stamped after those it has seen [ACT9, SYNC6]. */
  stamp(
    doc: Y.Doc,
    admitted: readonly AdmittedAct[],
    now: Instant,
    before: ReadonlyMap<ActId, Stamp> = new Map(),
  ): void {
    const held = new Map(admitted.map(({ act, held }) => [act.id, held]));
    const order = foldOrder(
      admitted.map(({ act }) => act),
      before,
    );
    const stamps = stampsOf(doc);
    doc.transact(() => {
      for (const { act } of order) {
        if (!actsOf(doc).has(act.id)) continue;
        this.#stamped += 1;
        const why = held.get(act.id);
        const stamp: Stamp = { no: this.#stamped, at: now, ...(why && { held: why }) };
        stamps.set(act.id, stamp);
        this.#acts.set(act.id, act);
      }
    }, this);
  }
}
