'use client';

import { useEffect, useRef } from 'react';

/**
 * After a change of page the focus goes to its content: who listens hears the new title and reads on from there,
 * who uses keys does not begin at the bar again. A page that is only loaded keeps the browser's own place.
 */
export function Arrival({ path }: { path: string }) {
  const shown = useRef(path);
  useEffect(() => {
    if (path === shown.current) return;
    shown.current = path;
    document.getElementById('main')?.focus({ preventScroll: true });
  }, [path]);
  return null;
}
