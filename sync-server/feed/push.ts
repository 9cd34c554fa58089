/** What a device holds, of any number of documents, through the same door as everything else [SYNC5]. */
import * as v from 'valibot';
import type { Member } from '../../lib/record/badge.ts';
import { parseDocumentId } from '../../lib/shared/ids.ts';
import type { Refusal } from '../../lib/shared/refusal.ts';
import type { Rooms } from '../relay/rooms.ts';

/** By decoding: a regular expression overflows the stack at a few MB. */
function isBase64(text: string): boolean {
  return Buffer.from(text, 'base64').toString('base64') === text;
}

export const pushSchema = v.strictObject({
  documents: v.pipe(
    v.array(v.strictObject({ id: v.string(), update: v.pipe(v.string(), v.check(isBase64)) })),
    v.maxLength(256),
  ),
});
export type Push = v.InferOutput<typeof pushSchema>;

export type PushResult =
  | { readonly id: string; readonly stored: true }
  | { readonly id: string; readonly refused: Refusal };

/**
 * One after the other; one document's trouble does not stop another's [SYNC12]. `who` is asked for each: they may
 * have been signed out, or have other roles, meanwhile.
 */
export async function push(
  rooms: Rooms,
  who: () => Promise<Member | undefined>,
  { documents }: Push,
): Promise<PushResult[]> {
  const results: PushResult[] = [];
  for (const { id, update } of documents) {
    const refusal = await pushOne(rooms, who, id, Buffer.from(update, 'base64')).catch(
      (): Refusal => ({ code: 'unavailable' }),
    );
    results.push(refusal ? { id, refused: refusal } : { id, stored: true });
  }
  return results;
}

async function pushOne(
  rooms: Rooms,
  who: () => Promise<Member | undefined>,
  name: string,
  update: Uint8Array,
): Promise<Refusal | undefined> {
  const id = parseDocumentId(name);
  const opened = id && (await rooms.open(id));
  if (!opened) return { code: 'no-such-kind' };
  const { room, release } = opened;
  try {
    const member = await who();
    if (!member) return { code: 'not-signed-in' };
    if (!room.mayRead(member)) return { code: 'not-yours' };
    const submission = room.submit(member, update, undefined);
    switch (submission.at) {
      case 'admitted':
        await submission.stored;
        // It stands on what others wrote and the server does not have: the device tells all it has.
        return submission.waits ? { code: 'missing-predecessors' } : undefined;
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
