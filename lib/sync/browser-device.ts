/** Puts the device together from its parts and keeps the one state that screens subscribe to. */
import type { Clock } from '../shared/clock.ts';
import type { DocumentId } from '../shared/ids.ts';
import { no, type Result } from '../shared/refusal.ts';
import type { Device, DeviceState, OpenDocument } from './device.ts';

export interface Surroundings {
  readonly clock: Clock;
  readonly random: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array;
  /** Where the server is, such as https://host. */
  readonly origin: string;
}

export const initialState: DeviceState = {
  session: { at: 'starting' },
  reach: 'unknown',
  ticks: { kept: 'kept', delivered: true },
  unsent: 0,
  communityName: '',
  settings: { meetingDay: 1, areas: [], profiles: [] },
  setAside: [],
  people: [],
  rows: [],
};

export class BrowserDevice implements Device {
  readonly #surroundings: Surroundings;
  #state = initialState;
  readonly #listeners = new Set<() => void>();

  constructor(surroundings: Surroundings) {
    this.#surroundings = surroundings;
  }

  boot(): void {}

  async start(): Promise<Result<void>> {
    return no('unavailable');
  }

  readonly state = (): DeviceState => this.#state;
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
  open(_id: DocumentId): OpenDocument {
    return { view: () => ({ status: 'loading' }), subscribe: () => () => undefined, close: () => undefined };
  }
  async signIn(): Promise<Result<void>> {
    return no('unavailable');
  }
  async exportUnsent(): Promise<Blob> {
    return new Blob();
  }
  async signOut(): Promise<void> {}
  async discardSetAside(): Promise<void> {}
  async rememberLocally(): Promise<void> {}
  async recallLocally(): Promise<string | undefined> {
    return undefined;
  }
}
