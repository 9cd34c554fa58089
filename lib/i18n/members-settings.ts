/**
 * The settings of each person who has signed in on this phone, so that on a family's phone everybody finds his own
 * again, also without a network. They outlive signing out; so they lie under a mark that tells nobody who it is.
 */
import { type KeyValueStore, type ScreenSettings, settingsFrom } from './screen-settings.ts';

export const MEMBERS_KEY = 'pavilion.screen.members';
/** More than a household has; who has been away the longest is forgotten first. */
const MOST = 20;

/** A digest of the member's id; undefined where the browser has none (a page that is not secure). */
export async function markOf(member: string): Promise<string | undefined> {
  const bytes = new TextEncoder().encode(`${MEMBERS_KEY}:${member}`);
  const digest = await globalThis.crypto?.subtle?.digest('SHA-256', bytes).catch(() => undefined);
  return digest && Array.from(new Uint8Array(digest, 0, 12), (byte) => byte.toString(36)).join('-');
}

/** undefined: nothing usable is kept for this person. */
export function readMembersSettings(store: KeyValueStore, mark: string): ScreenSettings | undefined {
  const own = all(store).find(([each]) => each === mark)?.[1];
  return own === undefined ? undefined : settingsFrom(own);
}

export function writeMembersSettings(store: KeyValueStore, mark: string, settings: ScreenSettings): void {
  const others = all(store).filter(([each]) => each !== mark);
  try {
    store.setItem(MEMBERS_KEY, JSON.stringify([...others, [mark, settings]].slice(-MOST)));
  } catch {
    // Shown for this visit only.
  }
}

/** The one who changed something last stands last. */
function all(store: KeyValueStore): readonly (readonly [string, unknown])[] {
  try {
    const stored: unknown = JSON.parse(store.getItem(MEMBERS_KEY) ?? '[]');
    return Array.isArray(stored) ? stored.filter((each) => Array.isArray(each) && each.length === 2) : [];
  } catch {
    return [];
  }
}
