/** What judging an act needs to know of badges, synchronously. */

import type { PublicKey, VerifySync } from '../../lib/record/jws.ts';
import type { BadgeId } from '../../lib/shared/ids.ts';

export interface Notary {
  /** The community's public key; its signature makes a badge. */
  readonly communityKey: PublicKey;
  /** Rises with every restored backup; the server writes stamps under it as Yjs client id [SYNC6, SYNC8]. */
  readonly generation: number;
  readonly verify: VerifySync;
  isRevoked(badge: BadgeId): boolean;
}
