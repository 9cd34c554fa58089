/** How large one document may become, and how many one member may make within a day. */
import type { Instant } from '../../lib/shared/clock.ts';
import type { DocumentId, MemberId } from '../../lib/shared/ids.ts';
import { type Contribution, decodeVersions } from '../history/version-block.ts';
import type { DocumentStore, Log, StoredBlock } from '../storage/store.ts';

/** 0: no limit. */
export interface DocumentLimits {
  readonly documentsADay: number;
  readonly documentBytes: number;
}

const DAY_MS = 24 * 60 * 60 * 1000;

/** Who made how many documents within the last day: counted as they are made, and after a start from what is stored. */
export class DocumentsMade {
  readonly #limit: number;
  readonly #byMember = new Map<MemberId, Map<DocumentId, Instant>>();

  constructor({ documentsADay }: DocumentLimits) {
    this.#limit = documentsADay;
  }

  mayMake(member: MemberId, now: Instant): boolean {
    if (this.#limit === 0) return true;
    const made = this.#byMember.get(member);
    for (const [document, at] of made ?? []) if (at <= now - DAY_MS) made?.delete(document);
    return (made?.size ?? 0) < this.#limit;
  }

  note(member: MemberId, document: DocumentId, at: Instant): void {
    const made = this.#byMember.get(member) ?? new Map<DocumentId, Instant>();
    made.set(document, at);
    this.#byMember.set(member, made);
  }

  /** Only a document that changed within the day can have been made in it: the newest are looked at until one did not. */
  async read(store: DocumentStore, now: Instant): Promise<void> {
    for (const { doc } of await store.changed(0, await store.last())) {
      // One that is damaged stops no other.
      const ends = await store
        .log(doc)
        .then(endsOf)
        .catch(() => undefined);
      if (!ends) continue;
      if (ends.newest <= now - DAY_MS) return;
      if (ends.made > now - DAY_MS) this.note(ends.maker, doc, ends.made);
    }
  }
}

interface Ends {
  readonly maker: MemberId;
  readonly made: Instant;
  readonly newest: Instant;
}

function endsOf({ blocks, updates }: Log): Ends | undefined {
  const [block] = blocks;
  const [update] = updates;
  const [made] = block ? writtenIn(block) : [];
  const maker = made?.member ?? update?.member;
  const from = made?.from ?? update?.at;
  if (maker === undefined || from === undefined) return undefined;
  const last = blocks.at(-1);
  const inBlocks = updates.length === 0 && last ? writtenIn(last).map(({ to }) => to) : [];
  return { maker, made: from, newest: Math.max(from, updates.at(-1)?.at ?? 0, ...inBlocks) };
}

const writtenIn = ({ bytes }: StoredBlock): readonly Contribution[] =>
  decodeVersions(bytes).flatMap(({ contributions }) => contributions);
