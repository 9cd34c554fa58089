import * as v from 'valibot';
import {
  FIGURES_PATH,
  type PublicFigures,
  publicFiguresSchema,
} from '../../../lib/deliberation/public-figures.ts';
import { isRefusalCode, no, ok, type Result } from '../../../lib/shared/refusal.ts';

/** What the centre tells anybody. */
export async function askFigures(): Promise<Result<PublicFigures>> {
  try {
    const answer = await fetch(FIGURES_PATH, { cache: 'no-store' });
    const said: unknown = await answer.json();
    if (!answer.ok) {
      const { code } = (said ?? {}) as { code?: unknown };
      return no(isRefusalCode(code) ? code : 'unavailable');
    }
    const read = v.safeParse(publicFiguresSchema, said);
    return read.success ? ok(read.output) : no('too-old');
  } catch {
    return no('offline');
  }
}
