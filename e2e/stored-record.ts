/** What the server has of a document, read by a device that never saw it. */
import * as Y from 'yjs';
import { actsOf, proseOf, stampsOf } from '../lib/record/document.ts';
import type { DocumentId } from '../lib/shared/ids.ts';
import { RawClient } from '../sync-server/relay/relay-fixture.ts';
import { signInTo } from '../sync-server/server-process.ts';

export async function storedDocument(origin: string, id: DocumentId): Promise<Y.Doc> {
  const client = new RawClient(`${origin.replace('http', 'ws')}/sync/${id}`, await signInTo(origin, 'elder'));
  await client.opened;
  client.sendStep1(new Y.Doc());
  await client.until(({ heard }) => heard.find(({ step2 }) => step2));
  const doc = client.document();
  client.close();
  return doc;
}

/** The minutes of an item as the server has them. */
export async function storedMinutes(origin: string, id: DocumentId, item: string): Promise<string> {
  return proseOf(await storedDocument(origin, id), `prose/minutes/${item}`).toString();
}

/** How many acts it has, by type; all of them are stamped. */
export function actsByType(doc: Y.Doc): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const [id, jws] of actsOf(doc)) {
    const payload = JSON.parse(Buffer.from(String(jws).split('.')[1] ?? '', 'base64url').toString()) as {
      type: string;
    };
    if (!stampsOf(doc).has(id)) throw new Error(`not stamped: ${payload.type}`);
    counts[payload.type] = (counts[payload.type] ?? 0) + 1;
  }
  return counts;
}
