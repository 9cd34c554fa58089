'use client';

/** Hands the device to all screens. The composition root of the browser side: clock, random, network, storage. */
import { createContext, type ReactNode, useContext, useEffect, useState, useSyncExternalStore } from 'react';
import type { Device, DeviceActions, DeviceState } from './device.ts';
import { initialState } from './initial-state.ts';

/** One per page, for as long as it lives. Its code comes beside the first route's, which is drawn without it. */
async function makeDevice(): Promise<Device> {
  const { BrowserDevice } = await import('./browser-device.ts');
  const device = new BrowserDevice({
    clock: { now: () => Date.now() },
    random: (bytes) => crypto.getRandomValues(bytes),
    origin: window.location.origin,
  });
  device.boot();
  return device;
}

/** While pages are rendered at build time there is none. */
const deviceOfThisPage: Promise<Device> =
  typeof window === 'undefined' ? new Promise(() => undefined) : makeDevice();

const DeviceContext = createContext<Device | undefined>(undefined);

export function DeviceProvider({ children }: { children: ReactNode }) {
  const [device, setDevice] = useState<Device>();
  useEffect(() => void deviceOfThisPage.then(setDevice), []);
  return <DeviceContext value={device}>{children}</DeviceContext>;
}

/** undefined until its code is here. */
export const useDeviceHandle = (): Device | undefined => useContext(DeviceContext);

const never = (): (() => void) => () => undefined;
const atFirst = (): DeviceState => initialState;

export function useDeviceState(): DeviceState {
  const handle = useDeviceHandle();
  return useSyncExternalStore(handle?.subscribe ?? never, handle?.state ?? atFirst, atFirst);
}

/** The same functions at every render, so that effects may depend on them; asked early, they wait for the device. */
export const deviceActions: DeviceActions = {
  signIn: async (...input) => (await deviceOfThisPage).signIn(...input),
  start: async (...input) => (await deviceOfThisPage).start(...input),
  signOut: async () => (await deviceOfThisPage).signOut(),
  exportUnsent: async () => (await deviceOfThisPage).exportUnsent(),
  discardSetAside: async (...input) => (await deviceOfThisPage).discardSetAside(...input),
  rememberLocally: async (...input) => (await deviceOfThisPage).rememberLocally(...input),
  recallLocally: async (...input) => (await deviceOfThisPage).recallLocally(...input),
};
