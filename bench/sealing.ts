/** Sealing a whole monthly meeting, and verifying its saved record, in Chromium with its processor slowed down four times. */
import { join } from 'node:path';
import { type Figure, median } from './figure.ts';
import { monthlyMeeting } from './monthly-meeting.ts';
import type { SealTask, SealTimes } from './sealing-page.ts';
import { withSlowPage } from './slow-page.ts';

const KIB = 1024;

export async function measureSealing(): Promise<Figure[]> {
  const { acts, unsealed, sealed, ...more } = await monthlyMeeting();
  const task: SealTask = { ...more, unsealed: [...unsealed], sealed: [...sealed] };
  const script = join(import.meta.dirname, 'sealing-page.ts');
  const times = await withSlowPage<SealTimes>(script, `measureSealing(${JSON.stringify(task)})`);
  const first = times.seals[0] ?? Number.NaN;
  return [
    { what: 'acts of a meeting of 60 people, 12 items, 8 votes', value: acts, unit: 'acts' },
    { what: 'sealing it, 4 × slowed', value: median(times.seals), unit: 'ms', bar: 2000 },
    { what: 'the first sealing in a fresh page, 4 × slowed', value: first, unit: 'ms', bar: 2000 },
    { what: 'fold of the sealed meeting, 4 × slowed', value: median(times.folds), unit: 'ms' },
    { what: 'verifying its saved record, 4 × slowed', value: median(times.checks), unit: 'ms' },
    { what: 'the document before it is sealed', value: unsealed.length / KIB, unit: 'KiB', bar: 640 },
    { what: 'the document, sealed', value: sealed.length / KIB, unit: 'KiB', bar: 640 },
    { what: 'the saved record', value: Buffer.byteLength(more.file) / KIB, unit: 'KiB' },
  ];
}
