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

type Handle = Pick<Device, 'state' | 'subscribe'> & Partial<Device>;

const never = (): (() => void) => () => undefined;
const atFirst = (): DeviceState => initialState;
const unloaded: DeviceState = { ...initialState, session: { at: 'not-loaded' } };
const onItsWay: Handle = { state: atFirst, subscribe: never };
const missing: Handle = { state: () => unloaded, subscribe: never };

const DeviceContext = createContext(onItsWay);

export function DeviceProvider({ children }: { children: ReactNode }) {
  const [device, setDevice] = useState(onItsWay);
  useEffect(() => {
    deviceOfThisPage.then(setDevice, () => setDevice(missing));
  }, []);
  return <DeviceContext value={device}>{children}</DeviceContext>;
}

/** What it can do; nothing until its code is here. */
export const useDeviceHandle = (): Handle => useContext(DeviceContext);

export function useDeviceState(): DeviceState {
  const { subscribe, state } = useDeviceHandle();
  return useSyncExternalStore(subscribe, state, atFirst);
}

/** The same functions at every render, so that effects may depend on them; asked early, they wait for the device. */
export const deviceActions: DeviceActions = {
  signIn: async (...input) => (await deviceOfThisPage).signIn(...input),
  start: async (...input) => (await deviceOfThisPage).start(...input),
  fetchAgain: async () => (await deviceOfThisPage).fetchAgain(),
  signOut: async () => (await deviceOfThisPage).signOut(),
  askForBadge: async () => (await deviceOfThisPage).askForBadge(),
  phoneStorage: async () => (await deviceOfThisPage).phoneStorage(),
  askToLast: async () => (await deviceOfThisPage).askToLast(),
  exportUnsent: async () => (await deviceOfThisPage).exportUnsent(),
  discardSetAside: async (...input) => (await deviceOfThisPage).discardSetAside(...input),
  addPhoto: async (...input) => (await deviceOfThisPage).addPhoto(...input),
  rememberLocally: async (...input) => (await deviceOfThisPage).rememberLocally(...input),
  recallLocally: async (...input) => (await deviceOfThisPage).recallLocally(...input),
};
