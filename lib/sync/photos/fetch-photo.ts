import type { Photo } from '../../record/photo.ts';
import { photoPath } from '../../record/photo-path.ts';
import type { DocumentId, MemberId } from '../../shared/ids.ts';
import { no, ok, type Result } from '../../shared/refusal.ts';
import { refusalOf } from '../centre.ts';
import { digestOf } from './digest-of.ts';

export interface FetchedPhoto {
  readonly type: Photo['type'];
  readonly content: Uint8Array<ArrayBuffer>;
}

const TYPES: readonly string[] = ['image/jpeg', 'image/png', 'image/webp'] satisfies Photo['type'][];
const isType = (type: string | null): type is Photo['type'] => type !== null && TYPES.includes(type);

/** Checked against its name. It is kept by us alone: the browser's own cache would outlive a sign-out. */
export async function fetchPhoto(
  as: MemberId,
  doc: DocumentId,
  digest: string,
): Promise<Result<FetchedPhoto>> {
  try {
    const answer = await fetch(photoPath(digest, doc, as), { cache: 'no-store', credentials: 'same-origin' });
    if (!answer.ok) return { ok: false, refusal: await refusalOf(answer) };
    const type = answer.headers.get('content-type');
    const content = new Uint8Array(await answer.arrayBuffer());
    if (!isType(type) || (await digestOf(content)) !== digest) return no('wrong-digest');
    return ok({ type, content });
  } catch {
    return no('offline');
  }
}
