/** Milliseconds since 1970-01-01 UTC. */
export type Instant = number;

/** Handed in, so that rules and tests never ask the machine. */
export interface Clock {
  now(): Instant;
}
