import { BUDGET_MS } from '../../../lib/record/deletion-budget.ts';
import type { Instant } from '../../../lib/shared/clock.ts';
import type { DocumentId, MemberId } from '../../../lib/shared/ids.ts';
import type {
  Append,
  Backlog,
  ChangedDocument,
  Compaction,
  Deletion,
  DocumentStore,
  Log,
  LoggedUpdate,
  Rewrite,
  Salvaged,
  StoredBlock,
  StoredDocument,
  StoredSnapshot,
  Uncompacted,
} from '../store.ts';

/** One document. */
class Kept {
  updates: LoggedUpdate[] = [];
  last = 0;
  seq = 0;
  snapshot: StoredSnapshot | undefined;
  blocks: StoredBlock[] = [];
  readonly clients = new Map<number, MemberId>();
  deletions: Deletion[] = [];

  get unheld(): LoggedUpdate[] {
    return this.updates.filter(({ seq }) => seq > (this.snapshot?.seq ?? 0));
  }
}

/** For tests that need no disk. */
export class MemoryDocumentStore implements DocumentStore {
  readonly #documents = new Map<DocumentId, Kept>();
  #last = 0;

  async load(doc: DocumentId, deletionsSince: Instant): Promise<StoredDocument | undefined> {
    const kept = this.#documents.get(doc);
    return (
      kept && {
        snapshot: kept.snapshot,
        updates: kept.unheld.map(({ update }) => update),
        last: kept.last,
        seq: kept.seq,
        clients: new Map(kept.clients),
        deletions: kept.deletions.filter(({ at }) => at >= deletionsSince),
      }
    );
  }

  async append({ doc, seq, update, member, at, clients, deletions }: Append): Promise<number> {
    const kept = this.#documents.get(doc) ?? new Kept();
    if (seq !== kept.seq + 1) throw new Error('out of sequence');
    this.#documents.set(doc, kept);
    this.#last += 1;
    Object.assign(kept, { seq, last: this.#last });
    kept.updates.push({ seq, n: this.#last, member, at, update: new Uint8Array(update) });
    for (const client of clients) if (!kept.clients.has(client)) kept.clients.set(client, member);
    if (deletions.length > 0) kept.deletions = kept.deletions.filter((one) => one.at > at - BUDGET_MS);
    for (const { root, count } of deletions) kept.deletions.push({ root, member, at, count });
    return this.#last;
  }

  async changed(after: number, upTo: number): Promise<readonly ChangedDocument[]> {
    return [...this.#documents]
      .map(([doc, { last }]) => ({ doc, last }))
      .filter(({ last }) => last > after && last <= upTo)
      .sort((a, b) => b.last - a.last);
  }

  async log(doc: DocumentId, after = 0): Promise<Log> {
    const { blocks = [], updates = [] } = this.#documents.get(doc) ?? {};
    return {
      blocks: blocks.filter(({ lastN }) => lastN > after),
      updates: updates.filter(({ n }) => n > after),
    };
  }

  async last(): Promise<number> {
    return this.#last;
  }

  async backlog(): Promise<readonly Backlog[]> {
    return [...this.#documents].flatMap(([doc, kept]) => {
      const times = kept.updates.map(({ at }) => at);
      if (times.length === 0) return [];
      return {
        doc,
        unheld: kept.unheld.length,
        unheldBytes: kept.unheld.reduce((sum, { update }) => sum + update.length, 0),
        snapshotBytes: kept.snapshot?.bytes.length ?? 0,
        oldest: Math.min(...times),
        newest: Math.max(...times),
      };
    });
  }

  async uncompacted(doc: DocumentId): Promise<Uncompacted> {
    const { snapshot, blocks, updates } = this.#documents.get(doc) ?? new Kept();
    return { snapshot, block: blocks.at(-1), updates: [...updates] };
  }

  async compact({ doc, snapshot, blocks }: Compaction): Promise<void> {
    const kept = this.#documents.get(doc);
    if (!kept) throw new Error('nothing to compact');
    kept.snapshot = snapshot ?? kept.snapshot;
    const firsts = new Set(blocks.map(({ first }) => first));
    kept.blocks = [...kept.blocks.filter(({ first }) => !firsts.has(first)), ...blocks];
    const last = kept.blocks.at(-1)?.last ?? 0;
    kept.updates = kept.updates.filter(({ seq }) => seq > last);
  }

  async salvage(doc: DocumentId): Promise<Salvaged | undefined> {
    const kept = this.#documents.get(doc);
    if (!kept) return undefined;
    const { seq, last, snapshot, blocks, updates } = kept;
    return { seq, last, snapshot, blocks, updates, damaged: [] };
  }

  async rewrite({ doc, snapshot, blocks }: Rewrite): Promise<void> {
    const kept = this.#documents.get(doc);
    if (kept?.seq !== snapshot.seq) throw new Error('not what is stored');
    Object.assign(kept, { snapshot, blocks: [...blocks], updates: [] });
  }
}
