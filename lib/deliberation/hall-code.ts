/** The code shown in the hall: the record holds only its digest, bound to the meeting [MEET4]. */
import { sha256Hex } from '../shared/digest.ts';
import type { DocumentId } from '../shared/ids.ts';

export const hallDigest = (doc: DocumentId, code: string): string => sha256Hex(`${doc}:${code}`);
