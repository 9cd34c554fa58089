'use client';

/** Hands the device to all screens. The composition root of the browser side: clock, random, network, storage. */
import { createContext, type ReactNode, useContext, useEffect, useSyncExternalStore } from 'react';
import { BrowserDevice, initialState } from './browser-device.ts';
import type { Device, DeviceActions, DeviceState } from './device.ts';

/** One per page, for as long as it lives; made in the browser only. */
let device: BrowserDevice | undefined;

function deviceOfThisPage(): BrowserDevice | undefined {
  if (typeof window === 'undefined') return undefined;
  device ??= new BrowserDevice({
    clock: { now: () => Date.now() },
    random: (bytes) => crypto.getRandomValues(bytes),
    origin: window.location.origin,
  });
  return device;
}

const DeviceContext = createContext<Device | undefined>(undefined);

export function DeviceProvider({ children }: { children: ReactNode }) {
  const current = deviceOfThisPage();
  useEffect(() => {
    current?.boot();
  }, [current]);
  return <DeviceContext value={current}>{children}</DeviceContext>;
}

/** undefined while the page is rendered at build time. */
export const useDeviceHandle = (): Device | undefined => useContext(DeviceContext);

const never = (): (() => void) => () => undefined;
const atFirst = (): DeviceState => initialState;

export function useDeviceState(): DeviceState {
  const handle = useDeviceHandle();
  return useSyncExternalStore(handle?.subscribe ?? never, handle?.state ?? atFirst, atFirst);
}

const unavailable: DeviceActions = {
  signIn: async () => ({ ok: false, refusal: { code: 'unavailable' } }),
  start: async () => ({ ok: false, refusal: { code: 'unavailable' } }),
  signOut: async () => undefined,
  exportUnsent: async () => new Blob(),
  discardSetAside: async () => undefined,
  rememberLocally: async () => undefined,
  recallLocally: async () => undefined,
};

export const useDeviceActions = (): DeviceActions => useDeviceHandle() ?? unavailable;
