/** What counts in the live copy of a document: its acts checked, its state folded anew when something in it changed. */
import type * as Y from 'yjs';
import type { VerifiedAct } from '../record/act.ts';
import { ACTS, BADGES, SHEET, STAMPS } from '../record/document.ts';
import type { AnyKind, Folded } from '../record/kind.ts';
import { foldDocument } from '../record/replica.ts';
import type { DocumentId } from '../shared/ids.ts';
import { type Verification, VerifiedActs } from './verified-acts.ts';

/** What the fold reads; prose changes nothing in it. */
const FOLDED_ROOTS = [SHEET, ACTS, BADGES, STAMPS];

export class FoldedDocument {
  readonly #id: DocumentId;
  readonly #kind: AnyKind;
  readonly #acts: VerifiedActs;
  #checking: Promise<unknown> = Promise.resolve();
  #isStale = true;
  #state: Folded | undefined;

  /** `state`: of the copy before this one, to go on with until this is folded. */
  constructor(id: DocumentId, kind: AnyKind, verification: Verification, state?: Folded) {
    this.#id = id;
    this.#kind = kind;
    this.#state = state;
    this.#acts = new VerifiedActs(kind, id, verification);
  }

  /** As last folded. */
  get state(): Folded | undefined {
    return this.#state;
  }

  get isStale(): boolean {
    return this.#isStale;
  }

  /** Something outside of the document changed. */
  invalidate(): void {
    this.#isStale = true;
  }

  touched({ doc, changed }: Y.Transaction): void {
    const roots: ReadonlyMap<unknown, unknown> = changed;
    this.#isStale ||= FOLDED_ROOTS.some((root) => roots.has(doc.getMap(root)));
  }

  async fold(doc: Y.Doc): Promise<Folded> {
    this.#isStale = false;
    const { state } = await this.current(doc);
    this.#state = state;
    return state;
  }

  /** All that is in it now, not only what was last folded. */
  async current(doc: Y.Doc): Promise<{ readonly acts: readonly VerifiedAct[]; readonly state: Folded }> {
    const checked = this.#checking.then(() => this.#acts.of(doc));
    this.#checking = checked.catch(() => undefined);
    const acts = await checked;
    return { acts, state: foldDocument(this.#kind as never, this.#id, doc, acts) };
  }
}
