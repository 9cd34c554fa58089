/** What the server has of a document, read by a device that never saw it. */
import * as Y from 'yjs';
import { localDateOf } from '../lib/deliberation/local-time.ts';
import { actsOf, proseOf, stampsOf } from '../lib/record/document.ts';
import { parseStamp } from '../lib/record/stamp.ts';
import type { Instant } from '../lib/shared/clock.ts';
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
  for (const { type } of stampedActs(doc)) counts[type] = (counts[type] ?? 0) + 1;
  return counts;
}

/** By type, on which days they were done by their devices' clocks; by the centre's they came on the same. */
export function actDays(doc: Y.Doc): Record<string, readonly string[]> {
  const days: Record<string, string[]> = {};
  for (const { type, at, stamped } of stampedActs(doc).sort((a, b) => a.at - b.at)) {
    const day = localDateOf(at);
    if (localDateOf(stamped) !== day) throw new Error(`${type} of ${day} came on ${localDateOf(stamped)}`);
    days[type] = [...(days[type] ?? []), day];
  }
  return days;
}

function stampedActs(
  doc: Y.Doc,
): { readonly type: string; readonly at: Instant; readonly stamped: Instant }[] {
  return [...actsOf(doc)].map(([id, jws]) => {
    const { type, at } = JSON.parse(Buffer.from(String(jws).split('.')[1] ?? '', 'base64url').toString()) as {
      type: string;
      at: Instant;
    };
    const stamp = parseStamp(stampsOf(doc).get(id));
    if (!stamp) throw new Error(`not stamped: ${type}`);
    return { type, at, stamped: stamp.at };
  });
}
