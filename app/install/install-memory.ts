/** What this phone remembers of the offer to install: made once, and never again. */
import type { KeyValueStore } from '../../lib/i18n/screen-settings.ts';

const KEY = 'pavilion.install';
const VERSION = 1;

export interface InstallMemory {
  readonly v: typeof VERSION;
  /** The day on which somebody signed in was first here, as 2026-12-05. */
  readonly firstDay: string;
  /** The day of the offer. */
  readonly offeredOn?: string;
  /** Declined, or installed. */
  readonly isSettled?: true;
}

/** Whatever is stored, damaged or blocked: undefined is as if nobody had been here. */
export function readInstallMemory(store: KeyValueStore): InstallMemory | undefined {
  try {
    const stored = JSON.parse(store.getItem(KEY) ?? 'null') as InstallMemory | null;
    return stored?.v === VERSION && typeof stored.firstDay === 'string' ? stored : undefined;
  } catch {
    return undefined;
  }
}

export function writeInstallMemory(store: KeyValueStore, memory: InstallMemory): void {
  try {
    store.setItem(KEY, JSON.stringify(memory));
  } catch {
    // A browser that keeps nothing has nothing to install either.
  }
}

/** Of one who is here today for the first time. */
export const firstVisit = (today: string): InstallMemory => ({ v: VERSION, firstDay: today });

/** Once the app has been of use: something of one's own has arrived, or one has come back. For one day. */
export function isOfferDue(memory: InstallMemory, today: string, hasDelivered: boolean): boolean {
  const { firstDay, offeredOn, isSettled } = memory;
  if (isSettled) return false;
  return offeredOn === undefined ? hasDelivered || today > firstDay : offeredOn === today;
}
