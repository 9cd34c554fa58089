import type { Clock } from '../shared/clock.ts';

/** What the browser side gets from its composition root. */
export interface Surroundings {
  readonly clock: Clock;
  readonly random: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array;
  /** Where the server is, such as https://host. */
  readonly origin: string;
}
