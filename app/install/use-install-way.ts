'use client';

import { useSyncExternalStore } from 'react';
import { installPrompt } from './install-prompt.ts';
import { type InstallWay, installWay } from './install-way.ts';

const OWN_WINDOW =
  '(display-mode: standalone), (display-mode: fullscreen), (display-mode: window-controls-overlay)';

/** undefined: while a page is drawn at build time. */
export function useInstallWay(): InstallWay | undefined {
  return useSyncExternalStore(installPrompt.subscribe, wayHere, () => undefined);
}

function wayHere(): InstallWay {
  const { userAgent, maxTouchPoints } = navigator;
  const isIosApp = 'standalone' in navigator && navigator.standalone === true;
  return installWay({
    userAgent,
    touchPoints: maxTouchPoints,
    isStandalone: isIosApp || matchMedia(OWN_WINDOW).matches,
    hasPrompt: installPrompt.isKept(),
  });
}
