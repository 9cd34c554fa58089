/** What a device holds, of any number of documents, through the same door as everything else [SYNC5]. */
import * as v from 'valibot';
import type { Member } from '../../lib/record/badge.ts';
import { parseDocumentId } from '../../lib/shared/ids.ts';
import type { Refusal } from '../../lib/shared/refusal.ts';
import type { Rooms } from '../relay/rooms.ts';

export const pushSchema = v.strictObject({
  documents: v.pipe(
    v.array(v.strictObject({ id: v.string(), update: v.pipe(v.string(), v.base64()) })),
    v.maxLength(256),
  ),
});
export type Push = v.InferOutput<typeof pushSchema>;

export type PushResult =
  | { readonly id: string; readonly stored: true }
  | { readonly id: string; readonly refused: Refusal };

/** One after the other; one document's trouble does not stop another's [SYNC12]. */
export async function push(rooms: Rooms, member: Member, { documents }: Push): Promise<PushResult[]> {
  const results: PushResult[] = [];
  for (const { id, update } of documents) {
    const refusal = await pushOne(rooms, member, id, Buffer.from(update, 'base64')).catch(
      (): Refusal => ({ code: 'unavailable' }),
    );
    results.push(refusal ? { id, refused: refusal } : { id, stored: true });
  }
  return results;
}

async function pushOne(
  rooms: Rooms,
  member: Member,
  name: string,
  update: Uint8Array,
): Promise<Refusal | undefined> {
  const id = parseDocumentId(name);
  const opened = id && (await rooms.open(id));
  if (!opened) return { code: 'no-such-kind' };
  const { room, release } = opened;
  try {
    if (!room.mayRead(member)) return { code: 'not-yours' };
    const submission = room.submit(member, update, undefined);
    switch (submission.at) {
      case 'admitted':
        await submission.stored;
        return undefined;
      case 'nothing-new':
        await room.durable();
        return room.lost ? { code: 'unavailable' } : undefined;
      case 'missing':
        return { code: 'missing-predecessors' };
      case 'refused':
        return submission.refusal;
    }
  } finally {
    release();
  }
}
