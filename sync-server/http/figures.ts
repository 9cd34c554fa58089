/** `GET /api/figures`: how the community's topics go, in numbers; without signing in where it wants that [TOPIC9]. */
import { Hono } from 'hono';
import { FIGURES_PATH, type PublicFigures } from '../../lib/deliberation/public-figures.ts';
import type { TopicRow } from '../../lib/deliberation/topic-clusters.ts';
import { figuresOf } from '../../lib/deliberation/topic-figures.ts';
import type { TopicSummary } from '../../lib/deliberation/topic-state.ts';
import type { Clock, Instant } from '../../lib/shared/clock.ts';
import { kindOf } from '../../lib/shared/ids.ts';
import type { Sessions } from '../accounts/sessions.ts';
import type { Community } from '../people/community-settings.ts';
import type { Rooms } from '../relay/rooms.ts';
import type { DocumentStore } from '../storage/store.ts';
import { problem } from './problem.ts';

export interface FiguresServices {
  readonly sessions: Sessions;
  readonly community: () => Promise<Community>;
  readonly rooms: Rooms;
  readonly store: DocumentStore;
  readonly clock: Clock;
  readonly onError: (error: unknown, document: string) => void;
}

/** Made anew at most so often: they read every topic. */
const FRESH_MS = 60_000;

export function figuresRoutes(services: FiguresServices): Hono {
  const routes = new Hono();
  let made: { readonly at: Instant; readonly rows: Promise<readonly TopicRow[]> } | undefined;
  const rows = (): Promise<readonly TopicRow[]> => {
    const now = services.clock.now();
    if (!made || now - made.at >= FRESH_MS) {
      const fresh = readTopics(services);
      made = { at: now, rows: fresh };
      fresh.catch(() => {
        made = undefined;
      });
    }
    return made.rows;
  };
  routes.get(FIGURES_PATH, async (c) => {
    const { name, settings } = await services.community();
    const { publicFigures, categories, rating } = settings.topics;
    if (!publicFigures && !(await services.sessions.ofCookie(c.req.header('cookie'))))
      return problem({ code: 'not-yours' });
    const topics = await rows();
    const now = services.clock.now();
    return c.json({
      community: name,
      categories: categories.map(({ id, name: own, nameEn }) => ({ id, name: own, nameEn })),
      threshold: rating.threshold,
      byMonth: figuresOf(topics, now, { month: true }).map((each) => ({ ...each, month: each.month ?? '' })),
      byCategory: figuresOf(topics, now, { category: true }).map((each) => ({
        ...each,
        category: each.category ?? '',
      })),
    } satisfies PublicFigures);
  });
  return routes;
}

/** One in trouble is left out, and the rest is told [SYNC12]. */
async function readTopics({ rooms, store, onError }: FiguresServices): Promise<readonly TopicRow[]> {
  const rows: TopicRow[] = [];
  for (const { doc } of await store.changed(0, Number.MAX_SAFE_INTEGER)) {
    if (kindOf(doc) !== 'topic') continue;
    try {
      const summary = await rooms.with(doc, (room) => room.kind.summarise(room.state() as never));
      if (summary) rows.push({ id: doc, summary: summary as TopicSummary });
    } catch (error) {
      onError(error, doc);
    }
  }
  return rows;
}
