import { membersHere } from '../../lib/sync/members-here.ts';
import { PHOTO_SYNC, photoChannel, sendPhotos } from '../../lib/sync/photos/send-photos.ts';
import { sendPendingSignOuts } from './sign-out.ts';

/** Background Sync, which not every browser has: https://wicg.github.io/background-sync/spec/ */
interface SyncEvent extends ExtendableEvent {
  readonly tag: string;
}

/** There is a network again: photos that wait are sent, also when no page is open. */
export function sendPhotosOnSync(event: Event): void {
  const sync = event as SyncEvent;
  if (sync.tag === PHOTO_SYNC) sync.waitUntil(send());
}

/** Rejects where some are left: the browser wakes the worker once more, later. */
async function send(): Promise<void> {
  const { current } = await membersHere();
  if (!current) return;
  if (!(await sendPendingSignOuts())) throw new Error('a sign-out goes first');
  const channel = photoChannel(current);
  try {
    const code = await sendPhotos(
      current,
      () => true,
      () => channel.postMessage('changed'),
    );
    // Of somebody who has to sign in again, a page is needed.
    if (code && code !== 'not-signed-in') throw new Error(code);
  } finally {
    channel.close();
  }
}
