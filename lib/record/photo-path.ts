/** Where a photo's bytes are sent and fetched. Apart from photo.ts, whose schema pages without a document do without. */
import type { DocumentId, MemberId } from '../shared/ids.ts';

export const PHOTOS_PATH = '/api/attachments';

/** `as`: whose session it must be [SYNC14]. */
export const photoPath = (digest: string, doc: DocumentId, as: MemberId): string =>
  `${PHOTOS_PATH}/${digest}?${new URLSearchParams({ doc, as })}`;
