/** Everything that the centre does not have yet, as a file: updates for a machine, text for a person [SYNC16]. */
import * as Y from 'yjs';
import { touchedPlaces } from '../record/touched-places.ts';
import type { DocumentId } from '../shared/ids.ts';
import { toBase64 } from './base64.ts';
import { documentCore, STORED_HERE } from './document-core.ts';
import type { MemberContext } from './member-context.ts';
import type { OutboxRow } from './member-db.ts';
import { readPlace, textIn } from './readable.ts';

const EXPORT_VERSION = 1;

export async function exportUnsent(
  context: MemberContext,
  open: (id: DocumentId) => { doc(): Y.Doc } | undefined,
): Promise<Blob> {
  const documents = [];
  for (const [id, rows] of context.outbox.rows()) {
    const opened = open(id);
    const described = opened
      ? describe(id, opened.doc(), rows)
      : withCopy(context, id, rows, (doc) => describe(id, doc, rows));
    // A store that was cleared away has no copy: what is unsent can be read without it, if less well.
    documents.push(await described.catch(() => alone(id, rows)));
  }
  const content = {
    pavilion: EXPORT_VERSION,
    member: context.id,
    at: new Date(context.clock.now()).toISOString(),
    documents,
    photos: await context.photos.unsent(),
    setAside: context.state().setAside,
  };
  return new Blob([JSON.stringify(content, null, 1)], { type: 'application/json' });
}

async function describe(id: DocumentId, doc: Y.Doc, rows: readonly OutboxRow[]): Promise<object> {
  const updates = updatesOf(rows);
  const places = touchedPlaces(doc, Y.mergeUpdates(updates));
  return {
    id,
    updates: updates.map(toBase64),
    readable: places.map((place) => ({ place, content: readPlace(doc, place) })),
  };
}

function alone(id: DocumentId, rows: readonly OutboxRow[]): object {
  const updates = updatesOf(rows);
  return { id, updates: updates.map(toBase64), readable: [{ content: textIn(Y.mergeUpdates(updates)) }] };
}

const updatesOf = (rows: readonly OutboxRow[]): Uint8Array[] => rows.flatMap((row) => [...row.updates]);

async function withCopy<T>(
  context: MemberContext,
  id: DocumentId,
  rows: readonly OutboxRow[],
  use: (doc: Y.Doc) => Promise<T>,
): Promise<T> {
  const stored = await context.db.get('docs', id);
  const copy = await context.db.get('copies', id);
  const core = documentCore(context.id, id, stored?.epoch ?? 0);
  try {
    await core.loaded;
    for (const update of [...(copy?.updates ?? []), ...rows.flatMap((row) => [...row.updates])])
      Y.applyUpdate(core.doc, update, STORED_HERE);
    return await use(core.doc);
  } finally {
    core.destroy();
  }
}
