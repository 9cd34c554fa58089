/** The numbers by which device and server understand each other: y-websocket's messages, ours, and how a line ends. */

export const message = {
  sync: 0,
  awareness: 1,
  auth: 2,
  queryAwareness: 3,
  /** A varUint: all sync frames of this connection up to it are settled [SYNC15]. */
  stored: 100,
  /** A varString of JSON: {frame, code, places} [GUARD6]. */
  refused: 101,
} as const;

export const syncStep = { step1: 0, step2: 1, update: 2 } as const;

/** A stock y-websocket client stops at 4400–4499 and tries again after every other code. */
export const closeCode = {
  malformed: 4400,
  notSignedIn: 4401,
  notYours: 4403,
  tooSlow: 4408,
  refused: 4409,
  tooLarge: 4413,
  sealed: 4423,
  tooOld: 4426,
  tooFast: 4429,
} as const;
