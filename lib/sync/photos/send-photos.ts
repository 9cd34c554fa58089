/** Sends the photos that wait, one after the other; in a page or, where it was closed, in the service worker. */
import { photoPath } from '../../record/photo-path.ts';
import type { MemberId } from '../../shared/ids.ts';
import type { RefusalCode } from '../../shared/refusal.ts';
import { refusalOf } from '../centre.ts';
import { type PhotoUpload, readKept, readUploads, uploadDone, uploadRefused } from './photo-db.ts';

/** What the service worker is woken with once there is a network again, where browsers can do that. */
export const PHOTO_SYNC = 'pavilion-photos';

/** Tells all pages of a member, and those the service worker, that something about their photos changed. */
export const photoChannel = (member: MemberId): BroadcastChannel =>
  new BroadcastChannel(`pavilion-photos-${member}`);

/** No later try will do better. */
const FINAL: readonly RefusalCode[] = [
  ...(['malformed', 'too-large', 'not-yours', 'role-missing', 'no-such-kind'] as const),
  ...([
    'not-a-photo',
    'wrong-digest',
    'has-metadata',
    'too-many-photos',
    'photo-removed',
    'not-kept',
  ] as const),
];

/** Why it ended before all were sent; undefined: nothing waits any more. One at a time, whoever asks. */
export function sendPhotos(
  member: MemberId,
  mayGoOn: () => boolean,
  changed: () => void,
): Promise<RefusalCode | undefined> {
  return navigator.locks.request(`pavilion-photos-${member}`, async () => {
    while (mayGoOn()) {
      const next = (await readUploads(member)).find(({ phase }) => phase === 'waiting');
      if (!next) return undefined;
      const code = await send(member, next);
      if (code && !FINAL.includes(code)) return code;
      if (code) await uploadRefused(member, next, code);
      else await uploadDone(member, next);
      changed();
    }
    return undefined;
  });
}

async function send(member: MemberId, { doc, digest }: PhotoUpload): Promise<RefusalCode | undefined> {
  const kept = await readKept(member, digest);
  if (!kept) return 'not-kept';
  try {
    const answer = await fetch(photoPath(digest, doc, member), {
      method: 'PUT',
      body: kept.content,
      cache: 'no-store',
      credentials: 'same-origin',
      headers: { 'content-type': kept.type },
    });
    return answer.ok ? undefined : (await refusalOf(answer)).code;
  } catch {
    return 'offline';
  }
}
