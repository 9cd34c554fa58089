/**
 * The acts of one open document that are found right [ACT5], kept up as they come: an act is parsed and examined
 * once per opening, and its signature checked once per device.
 */
import type * as Y from 'yjs';
import { asVerified, parseAct, type UnverifiedAct, type VerifiedAct } from '../record/act.ts';
import type { Badge } from '../record/badge.ts';
import { actsOf, badgesOf } from '../record/document.ts';
import type { PublicKey, VerifyAsync } from '../record/jws.ts';
import type { AnyKind } from '../record/kind.ts';
import { examineAct, readBadge } from '../record/replica.ts';
import type { BadgeId, DocumentId } from '../shared/ids.ts';

/** Remembers across openings what was verified, by digest; see verified-memory.ts. */
export interface SignatureMemory {
  has(signingInput: string, badge: BadgeId): Promise<boolean>;
  add(signingInput: string, badge: BadgeId): Promise<void>;
}

export interface Verification {
  readonly verify: VerifyAsync;
  readonly memory: SignatureMemory;
  /** undefined until the community's key is known: then nothing can be checked. */
  readonly communityKey: () => PublicKey | undefined;
}

export class VerifiedActs {
  readonly #kind: AnyKind;
  readonly #id: DocumentId;
  readonly #verification: Verification;
  readonly #badges = new Map<string, { text: unknown; badge: Badge | undefined }>();
  readonly #acts = new Map<
    string,
    { text: unknown; badge: Badge | undefined; act: VerifiedAct | undefined }
  >();

  constructor(kind: AnyKind, id: DocumentId, verification: Verification) {
    this.#kind = kind;
    this.#id = id;
    this.#verification = verification;
  }

  /** Everything in the document that is right. Not to be called again before it has resolved. */
  async of(doc: Y.Doc): Promise<readonly VerifiedAct[]> {
    const communityKey = this.#verification.communityKey();
    if (!communityKey) return [];
    // Together: the browser checks signatures on threads of its own.
    const unknown = [...badgesOf(doc)].filter(([key, text]) => this.#badges.get(key)?.text !== text);
    await Promise.all(
      unknown.map(async ([key, text]) => {
        this.#badges.set(key, { text, badge: await this.#badge(key, text, communityKey) });
      }),
    );
    const acts = await Promise.all([...actsOf(doc)].map(([key, text]) => this.#actAt(key, text)));
    return acts.filter((act) => act !== undefined);
  }

  async #actAt(key: string, text: unknown): Promise<VerifiedAct | undefined> {
    const known = this.#acts.get(key);
    if (known && known.text === text && (known.act || known.badge)) return known.act;
    const parsed = typeof text === 'string' ? parseAct(text) : undefined;
    const badge = parsed?.ok ? this.#badges.get(parsed.value.badge)?.badge : undefined;
    const act = parsed?.ok && badge ? await this.#act(key, parsed.value, badge) : undefined;
    this.#acts.set(key, { text, badge, act });
    return act;
  }

  async #badge(key: string, text: unknown, communityKey: PublicKey): Promise<Badge | undefined> {
    const badge = readBadge(key, text);
    if (!badge) return undefined;
    return (await this.#isSigned(communityKey, badge, badge.id)) ? badge : undefined;
  }

  async #act(key: string, act: UnverifiedAct, badge: Badge): Promise<VerifiedAct | undefined> {
    if (examineAct(this.#kind, this.#id, key, act, badge)) return undefined;
    return (await this.#isSigned(badge.key, act, badge.id)) ? asVerified(act, badge) : undefined;
  }

  async #isSigned(
    key: PublicKey,
    signed: { readonly signingInput: string; readonly signature: Uint8Array<ArrayBuffer> },
    badge: BadgeId,
  ): Promise<boolean> {
    const { memory, verify } = this.#verification;
    if (await memory.has(signed.signingInput, badge)) return true;
    if (!(await verify(key, signed.signingInput, signed.signature))) return false;
    await memory.add(signed.signingInput, badge);
    return true;
  }
}
