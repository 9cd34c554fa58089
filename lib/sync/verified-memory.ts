/** What this device has verified once, by SHA-256: the signature itself is not part of it (it has a valid twin). */
import type { BadgeId } from '../shared/ids.ts';
import type { MemberDb } from './member-db.ts';
import type { SignatureMemory } from './verified-acts.ts';

const utf8 = new TextEncoder();

export async function verifiedMemory(db: MemberDb): Promise<SignatureMemory> {
  const digests = new Set(await db.getAllKeys('verified').catch(() => []));
  const digest = async (signingInput: string, badge: BadgeId): Promise<string> => {
    const bytes = await crypto.subtle.digest('SHA-256', utf8.encode(`${badge} ${signingInput}`));
    return Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');
  };
  return {
    has: async (signingInput, badge) => digests.has(await digest(signingInput, badge)),
    async add(signingInput, badge) {
      const made = await digest(signingInput, badge);
      digests.add(made);
      // A lost entry only costs a second check.
      db.put('verified', 1, made).catch(() => undefined);
    },
  };
}
