'use client';

import { useCallback } from 'react';
import type { ActId, DocumentId } from '../shared/ids.ts';
import { no, type Result } from '../shared/refusal.ts';
import type { LiveDocument, OpenDocument } from './device.ts';
import { useDeviceHandle } from './device-provider.tsx';

/** Resolved once the act is kept on this phone, or is refused. */
export type ActIn = (id: DocumentId, type: string, body: unknown) => Promise<Result<ActId>>;

/**
 * Signs one act in a document that the page does not show: it is opened for that and let go, also where the person has
 * gone on to another page meanwhile.
 */
export function useActIn(): ActIn {
  const handle = useDeviceHandle();
  return useCallback(
    async (id, type, body) => {
      const opened = handle.open?.(id);
      if (!opened) return no('unavailable');
      const live = await whenOpen(opened);
      const result = live ? await live.act(type, body) : no('not-found');
      opened.close();
      return result;
    },
    [handle],
  );
}

/** undefined where this device has nothing of it, or it is not for this member. */
function whenOpen(opened: OpenDocument): Promise<LiveDocument<unknown> | undefined> {
  return new Promise((resolve) => {
    const look = () => {
      const view = opened.view();
      if (view.status === 'loading') return;
      stop();
      resolve(view.status === 'ready' ? view.live : undefined);
    };
    const stop = opened.subscribe(look);
    look();
  });
}
