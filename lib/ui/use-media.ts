'use client';

import { useSyncExternalStore } from 'react';

/** Whether a media query matches now; false where the page is built. For what is not to be loaded at all elsewhere. */
export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (changed) => {
      const list = matchMedia(query);
      list.addEventListener('change', changed);
      return () => list.removeEventListener('change', changed);
    },
    () => matchMedia(query).matches,
    () => false,
  );
}
