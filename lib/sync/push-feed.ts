/** The feed, fetched by the service worker while no page may be open [SYNC5]: the phone has what it is called for. */
import type { MemberId } from '../shared/ids.ts';
import { Centre } from './centre.ts';
import { pullFeed } from './feed-pull.ts';
import { openMemberDb } from './member-db.ts';
import { localKey } from './member-facts.ts';
import { PUSH_LANGUAGE } from './push-phone.ts';
import type { Changed, TabMessage } from './tabs.ts';

/** False: not all of it came. Pages that are open are told what changed. */
export async function fetchFeed(member: MemberId): Promise<boolean> {
  const db = await openMemberDb(member, () => undefined);
  const channel = new BroadcastChannel(`pavilion-${member}`);
  try {
    const unsent = new Set((await db.getAll('outbox')).map(({ doc }) => doc));
    const changed = new Set<Changed>();
    const refusal = await pullFeed(db, new Centre(), member, {
      me: (found) => found.member.id === member,
      hasUnsent: (id) => unsent.has(id),
      // Documents that are open have a line of their own.
      document: () => undefined,
      changed: (...what) => {
        for (const each of what) changed.add(each);
      },
    });
    if (changed.size > 0) channel.postMessage({ t: 'changed', what: [...changed] } satisfies TabMessage);
    return refusal === undefined;
  } finally {
    channel.close();
    db.close();
  }
}

/** In which this member reads; undefined: never told. */
export async function pushLanguage(member: MemberId): Promise<string | undefined> {
  const db = await openMemberDb(member, () => undefined);
  try {
    const language = await db.get('kv', localKey(PUSH_LANGUAGE));
    return typeof language === 'string' ? language : undefined;
  } finally {
    db.close();
  }
}
