'use client';

import { useEffect, useRef, useState } from 'react';
import type { Workbox } from 'workbox-window';

/** From the messages, under `update`. */
export interface UpdatePromptProps {
  /** A new version is there. */
  ready: string;
  /** The button that takes it. */
  reload: string;
  /** The one that puts it off. */
  later: string;
}

/**
 * Registers the service worker and, when a new version waits, says so in a calm bar. Nothing changes under
 * a running page: only the button makes the new worker take over, and only the tab in which it was pressed
 * reloads; other tabs go on with their own files (see sw/former-version.ts). Put off, it comes back with the next
 * page that is loaded, or with the version after.
 */
export function UpdatePrompt({ ready, reload, later }: UpdatePromptProps) {
  const [waiting, setWaiting] = useState<Workbox>();
  const agreed = useRef(false);

  useEffect(() => {
    if (process.env.NODE_ENV !== 'production' || !('serviceWorker' in navigator)) return;
    let workbox: Workbox | undefined;
    const watch = (registered: Workbox) => {
      workbox = registered;
      registered.addEventListener('waiting', () => setWaiting(registered));
      registered.addEventListener('controlling', () => {
        if (agreed.current) location.reload();
      });
      void registerUnlessOff(registered);
    };
    // Its code is not waited for by what the page shows.
    void import('workbox-window').then(
      (module) => watch(new module.Workbox('/sw.js')),
      () => undefined,
    );

    // A phone keeps a page for weeks: look for a new version whenever it is taken out again.
    const check = () => {
      if (document.visibilityState === 'visible') void workbox?.update().catch(() => undefined);
    };
    document.addEventListener('visibilitychange', check);
    return () => document.removeEventListener('visibilitychange', check);
  }, []);

  const update = async () => {
    agreed.current = true;
    const registration = await navigator.serviceWorker.getRegistration();
    // Nothing waits any more where another tab has agreed already: the new version only needs the reload.
    if (registration?.waiting) waiting?.messageSkipWaiting();
    else location.reload();
  };

  // The live region stands from the start: a screen reader announces only what changes inside it.
  return (
    <div role="status" className="print:hidden">
      {waiting && (
        <div className="pointer-events-auto flex flex-wrap items-center justify-center gap-3 border-line border-t bg-card p-3">
          <span className="grow basis-[12em]">{ready}</span>
          <button type="button" className="button-quiet grow md:grow-0" onClick={() => setWaiting(undefined)}>
            {later}
          </button>
          <button type="button" className="button grow md:grow-0" onClick={() => void update()}>
            {reload}
          </button>
        </div>
      )}
    </div>
  );
}

/**
 * A worker that the kill switch removed (sw/kill-switch.ts) must not come back with the next page. Asked only
 * where no worker is in charge, so that an installed app starts without a request.
 */
async function registerUnlessOff(workbox: Workbox): Promise<void> {
  if (!navigator.serviceWorker.controller && (await isSwitchedOff())) return;
  await workbox.register().catch(() => undefined);
}

async function isSwitchedOff(): Promise<boolean> {
  try {
    const answer = await fetch('/sw-off.json', { cache: 'no-store' });
    return answer.ok && ((await answer.json()) as { off?: unknown } | null)?.off === true;
  } catch {
    return false;
  }
}
