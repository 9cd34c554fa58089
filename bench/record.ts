/** Verification and fold of a meeting with 700 acts in Chromium, its processor slowed down four times. */
import { join } from 'node:path';
import { ACTS, crowdedMeeting } from './crowded-meeting.ts';
import { type Figure, median } from './figure.ts';
import type { RecordTimes } from './record-page.ts';
import { withSlowPage } from './slow-page.ts';

export async function measureRecord(): Promise<Figure[]> {
  const { id, update, communityKey } = await crowdedMeeting();
  const call = `measureRecord(${JSON.stringify(id)}, [${update.join()}], ${JSON.stringify(communityKey)})`;
  const times = await withSlowPage<RecordTimes>(join(import.meta.dirname, 'record-page.ts'), call);
  if (times.acts !== ACTS) throw new Error(`${times.acts} acts instead of ${ACTS}`);
  return [
    {
      what: 'fold of 700 acts, verified before, 4 × slowed',
      value: median(times.folds),
      unit: 'ms',
      bar: 16,
    },
    { what: 'the first fold in a fresh page, 4 × slowed', value: times.folds[0] ?? Number.NaN, unit: 'ms' },
    { what: 'first verification of 700 acts, 4 × slowed', value: times.verify, unit: 'ms', bar: 1000 },
  ];
}
