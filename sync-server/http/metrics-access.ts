/** Who may read the figures: nobody, unless a setting lets them. */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { Context } from 'hono';
import type { Settings } from '../settings.ts';
import { isLocal } from './client-address.ts';

export type MetricsReader = (c: Context) => boolean;

export function metricsReader({
  metrics,
  metricsToken,
}: Pick<Settings, 'metrics' | 'metricsToken'>): MetricsReader {
  const expected = metricsToken === undefined ? undefined : digest(`Bearer ${metricsToken}`);
  return (c) => {
    if (metrics === 'loopback' && isLocal(c)) return true;
    const shown = c.req.header('authorization');
    return expected !== undefined && shown !== undefined && timingSafeEqual(digest(shown), expected);
  };
}

/** Of one length, so that comparing tells nothing of the token's. */
const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
