/** Measures what docs/performance.md sets bars for. Needs a built app: npm run build. Figures are of this machine, in this run. */
import { measureAcknowledgement } from './acknowledgement.ts';
import type { Figure } from './figure.ts';
import { measureGuard } from './guard.ts';
import { measureOfflineStart } from './offline-start.ts';
import { measureRecord } from './record.ts';

const parts: Readonly<Record<string, () => Promise<Figure[]>>> = {
  guard: measureGuard,
  acknowledgement: measureAcknowledgement,
  record: measureRecord,
  'offline-start': measureOfflineStart,
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in parts));
if (unknown.length > 0) {
  console.error(`no such part: ${unknown.join(', ')}; one of ${Object.keys(parts).join(', ')}`);
  process.exit(1);
}
const rounded = (value: number): number => Number(value.toPrecision(3));
for (const [name, measure] of Object.entries(parts)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  const figures = await measure();
  console.log(`\n${name}`);
  console.table(
    figures.map(({ what, value, unit, bar }) => ({
      what,
      measured: `${rounded(value)} ${unit}`,
      bar: bar === undefined ? '' : `≤ ${bar} ${unit}`,
      holds: bar === undefined ? '' : value <= bar ? 'yes' : 'NO',
    })),
  );
}
process.exit(0);
