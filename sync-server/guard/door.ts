/** The door for acts and badges [ACT4, ACT5]: what no later state can heal is refused, all else is let in. */
import * as Y from 'yjs';
import { asVerified, parseAct } from '../../lib/record/act.ts';
import type { Badge } from '../../lib/record/badge.ts';
import { ACTS, BADGES } from '../../lib/record/document.ts';
import { signingInputOf } from '../../lib/record/jws.ts';
import type { NewItem } from '../../lib/record/new-structs.ts';
import type { Placement } from '../../lib/record/placement.ts';
import { examineAct, readBadge } from '../../lib/record/replica.ts';
import type { Stamp } from '../../lib/record/stamp.ts';
import type { Instant } from '../../lib/shared/clock.ts';
import type { BadgeId } from '../../lib/shared/ids.ts';
import type { Place, Refusal } from '../../lib/shared/refusal.ts';
import type { Notary } from '../notary/notary.ts';
import type { AdmittedAct, GuardedDocument } from './verdict.ts';

interface Refusing {
  readonly isEmpty: boolean;
  add(refusal: Refusal | undefined, place: Place): void;
}

type SignedRoot = typeof ACTS | typeof BADGES;

/** A key of `acts` or `badges` with the texts that the update sets there and leaves standing. */
interface Signed {
  readonly root: SignedRoot;
  readonly key: string;
  readonly texts: string[];
  /** How many the update adds under this key, standing or not. */
  items: number;
}

/** One act comes by a few ways; more under one key would only make Yjs walk through all of them. */
const MAX_ITEMS_AT_KEY = 64;

export class Door {
  readonly acts: AdmittedAct[] = [];
  readonly badges: Badge[] = [];
  readonly #document: GuardedDocument;
  readonly #placement: Placement;
  readonly #notary: Notary;
  readonly #now: Instant;
  readonly #signed = new Map<string, Signed>();
  /** Something signed might vanish: to be tried on a copy. */
  #endangered = false;

  constructor(document: GuardedDocument, placement: Placement, notary: Notary, now: Instant) {
    this.#document = document;
    this.#placement = placement;
    this.#notary = notary;
    this.#now = now;
    for (const { item, spot } of placement.deleted) {
      if ((spot.root === ACTS || spot.root === BADGES) && item.parentSub !== null) {
        this.#signedAt(spot.root, item.parentSub);
        this.#endangered = true;
      }
    }
  }

  addBadge(added: NewItem): void {
    this.#note(BADGES, added);
  }

  addAct(added: NewItem): void {
    this.#note(ACTS, added);
  }

  #note(root: SignedRoot, { item, sub }: NewItem): void {
    const signed = this.#signedAt(root, sub as string);
    signed.items += item.length;
    if (item.content instanceof Y.ContentAny && !this.#placement.deletesOwn(item))
      for (const text of item.content.arr) signed.texts.push(typeof text === 'string' ? text : '');
    else this.#endangered = true;
  }

  #signedAt(root: SignedRoot, key: string): Signed {
    const name = `${root} ${key}`;
    const known = this.#signed.get(name);
    if (known) return known;
    const signed = { root, key, texts: [], items: 0 };
    this.#signed.set(name, signed);
    return signed;
  }

  judge(update: Uint8Array, refusals: Refusing): void {
    if (this.#signed.size === 0) return;
    const all = [...this.#signed.values()];
    for (const signed of all.filter(({ root }) => root === BADGES)) this.#judgeBadge(signed, refusals);
    for (const signed of all.filter(({ root }) => root === ACTS)) this.#judgeAct(signed, refusals);
    if (this.#endangered && refusals.isEmpty) this.#judgeRemains(update, refusals);
  }

  #judgeBadge(signed: Signed, refusals: Refusing): void {
    const { root, key } = signed;
    for (const text of this.#unproven(signed, refusals)) {
      const badge = readBadge(key, text);
      const right =
        badge && this.#notary.verify(this.#notary.communityKey, badge.signingInput, badge.signature);
      if (!right) refusals.add({ code: 'bad-badge' }, { root, key });
      else if (this.#isNew(signed, text)) this.badges.push(badge);
    }
  }

  #judgeAct(signed: Signed, refusals: Refusing): void {
    const { root, key } = signed;
    for (const text of this.#unproven(signed, refusals)) {
      const admitted = this.#admit(key, text);
      if (!('act' in admitted)) refusals.add(admitted, { root, key });
      else if (this.#isNew(signed, text)) this.acts.push(admitted);
    }
  }

  /**
   * The texts under this key that nobody has verified yet; none if they overwrite what stands. The same act under
   * another signature is one of them: a wrong signature would undo the act on every device.
   * A key without a standing text is refused: whoever laid dead values there before could sink what comes.
   */
  #unproven({ root, key, texts, items }: Signed, refusals: Refusing): string[] {
    const standing = this.#standing(root, key);
    const original = standing ?? texts[0];
    const same =
      original !== undefined && texts.every((text) => signingInputOf(text) === signingInputOf(original));
    if (same && items <= MAX_ITEMS_AT_KEY) return [...new Set(texts)].filter((text) => text !== standing);
    refusals.add({ code: 'overwritten' }, { root, key });
    return [];
  }

  #isNew({ root, key, texts }: Signed, text: string): boolean {
    return text === texts[0] && this.#standing(root, key) === undefined;
  }

  #standing(root: SignedRoot, key: string): string | undefined {
    const standing = this.#document.doc.getMap(root).get(key);
    return typeof standing === 'string' ? standing : undefined;
  }

  #admit(key: string, text: string): AdmittedAct | Refusal {
    const badgeOf = (id: BadgeId) => this.#document.badge(id) ?? this.badges.find((badge) => badge.id === id);
    return admitAct(this.#document, badgeOf, this.#notary, this.#now, key, text);
  }

  /** Applied to a copy: does everything signed still stand as it was signed? Rare, so it may cost a copy. */
  #judgeRemains(update: Uint8Array, refusals: Refusing): void {
    const copy = new Y.Doc();
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(this.#document.doc));
    Y.applyUpdate(copy, update);
    for (const { root, key, texts } of this.#signed.values()) {
      const before = this.#standing(root, key) ?? texts[0];
      const after = copy.getMap(root).get(key);
      if (before === undefined) continue;
      const stands = typeof after === 'string' && signingInputOf(after) === signingInputOf(before);
      if (!stands) refusals.add({ code: 'overwritten' }, { root, key });
    }
    copy.destroy();
  }
}

/** An act under its key, if nothing speaks against it that no later state can heal [ACT5]. */
export function admitAct(
  { id, kind }: Pick<GuardedDocument, 'id' | 'kind'>,
  badgeOf: (id: BadgeId) => Badge | undefined,
  notary: Notary,
  now: Instant,
  key: string,
  text: string,
): AdmittedAct | Refusal {
  const parsed = parseAct(text);
  if (!parsed.ok) return parsed.refusal;
  const act = parsed.value;
  const badge = badgeOf(act.badge);
  const refusal = examineAct(kind, id, key, act, badge);
  if (refusal) return refusal;
  if (!badge || !notary.verify(badge.key, act.signingInput, act.signature)) return { code: 'bad-signature' };
  return { act: asVerified(act, badge), held: heldOf(badge, notary, now) };
}

function heldOf(badge: Badge, notary: Notary, now: Instant): Stamp['held'] {
  if (notary.isRevoked(badge.id)) return 'revoked';
  return badge.expiresAt * 1000 <= now ? 'expired' : undefined;
}
