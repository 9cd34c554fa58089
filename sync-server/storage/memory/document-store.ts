import { BUDGET_MS } from '../../../lib/record/deletion-budget.ts';
import type { Instant } from '../../../lib/shared/clock.ts';
import type { DocumentId, MemberId } from '../../../lib/shared/ids.ts';
import type { Append, ChangedDocument, Deletion, DocumentStore, StoredDocument } from '../store.ts';

interface Kept {
  readonly n: number;
  readonly doc: DocumentId;
  readonly update: Uint8Array;
}

/** For tests that need no disk. */
export class MemoryDocumentStore implements DocumentStore {
  readonly #updates: Kept[] = [];
  readonly #clients = new Map<DocumentId, Map<number, MemberId>>();
  #deletions: (Deletion & { readonly doc: DocumentId })[] = [];

  async load(doc: DocumentId, deletionsSince: Instant): Promise<StoredDocument | undefined> {
    const own = this.#updates.filter((kept) => kept.doc === doc);
    const newest = own.at(-1);
    if (!newest) return undefined;
    return {
      updates: own.map(({ update }) => update),
      last: newest.n,
      seq: own.length,
      clients: new Map(this.#clients.get(doc)),
      deletions: this.#deletions
        .filter((deletion) => deletion.doc === doc && deletion.at >= deletionsSince)
        .map(({ root, member, at, count }) => ({ root, member, at, count })),
    };
  }

  async append({ doc, seq, update, member, at, clients, deletions }: Append): Promise<number> {
    if (seq !== 1 + this.#updates.filter((kept) => kept.doc === doc).length)
      throw new Error('out of sequence');
    const n = this.#updates.length + 1;
    this.#updates.push({ n, doc, update: new Uint8Array(update) });
    const claimed = this.#clients.get(doc) ?? new Map<number, MemberId>();
    this.#clients.set(doc, claimed);
    for (const client of clients) if (!claimed.has(client)) claimed.set(client, member);
    if (deletions.length > 0)
      this.#deletions = this.#deletions.filter((kept) => kept.doc !== doc || kept.at > at - BUDGET_MS);
    for (const { root, count } of deletions) this.#deletions.push({ doc, root, member, at, count });
    return n;
  }

  async changed(after: number, upTo: number): Promise<readonly ChangedDocument[]> {
    const newest = new Map(this.#updates.map(({ doc, n }) => [doc, n]));
    return [...newest]
      .map(([doc, last]) => ({ doc, last }))
      .filter(({ last }) => last > after && last <= upTo)
      .sort((a, b) => b.last - a.last);
  }

  async updates(doc: DocumentId, after: number, upTo: number): Promise<readonly Uint8Array[]> {
    return this.#updates
      .filter((kept) => kept.doc === doc && kept.n > after && kept.n <= upTo)
      .map(({ update }) => update);
  }

  async last(): Promise<number> {
    return this.#updates.length;
  }
}
