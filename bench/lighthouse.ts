/**
 * Lighthouse as it stands: a cheap phone on a slow 4G line (1.6 Mbit/s, 150 ms), its processor slowed 4 ×, nothing of
 * the app kept from before. The real build from the real server: as one comes for the first time, and as a resident.
 */
import lighthouse, { type Flags } from 'lighthouse';
import { NEXT } from '../e2e/meeting-steps.ts';
import { Pavilion } from '../e2e/pavilion.ts';
import { freePort } from '../scripts/free-port.ts';
import { type Figure, median } from './figure.ts';

const RUNS = 3;
const PERFORMANCE = 95;
const ACCESSIBILITY = 100;
const LCP_MS = 2500;
const CLS = 0.02;

/** Who comes, and where to. */
const visits = [
  { who: 'first visit', account: undefined, path: '/' },
  { who: 'resident', account: 'resident', path: '/' },
  { who: 'resident', account: 'resident', path: '/meetings' },
  { who: 'resident', account: 'resident', path: `/meeting?id=${NEXT}` },
  { who: 'resident', account: 'resident', path: '/topics' },
] as const;

export async function measureLighthouse(): Promise<Figure[]> {
  const pavilion = await Pavilion.start();
  const figures: Figure[] = [];
  try {
    for (const { who, account, path } of visits) {
      // Lighthouse drives the profile by a port of its own, and takes away its workers and caches, not its data.
      const port = await freePort();
      const phone = await pavilion.phone(`${who}${path}`.replaceAll(/\W/g, '-'), pavilion.origin, [
        `--remote-debugging-port=${port}`,
      ]);
      if (account) await phone.signIn(account);
      const runs: Run[] = [];
      for (let i = 0; i < RUNS; i++) runs.push(await run(pavilion.origin + path, Number(port)));
      await phone.turnOff();
      const of = (key: keyof Run): number => median(runs.map((each) => each[key]));
      const what = `${who}, ${path.replace(/\?.*/, '')}`;
      figures.push(
        { what: `${what}: performance`, value: of('performance'), unit: 'of 100', least: PERFORMANCE },
        { what: `${what}: accessibility`, value: of('accessibility'), unit: 'of 100', least: ACCESSIBILITY },
        { what: `${what}: largest contentful paint`, value: of('lcp'), unit: 'ms', bar: LCP_MS },
        { what: `${what}: layout shift`, value: of('cls'), unit: '', bar: CLS },
      );
    }
    return figures;
  } finally {
    await pavilion.close();
  }
}

interface Run {
  readonly performance: number;
  readonly accessibility: number;
  /** ms. */
  readonly lcp: number;
  readonly cls: number;
}

async function run(url: string, port: number): Promise<Run> {
  const flags: Flags = { port, logLevel: 'error', onlyCategories: ['performance', 'accessibility'] };
  const { lhr } = (await lighthouse(url, flags)) ?? {};
  if (!lhr || lhr.runtimeError) throw new Error(`Lighthouse: ${lhr?.runtimeError?.message ?? 'nothing'}`);
  const score = (category: string): number => Math.round((lhr.categories[category]?.score ?? 0) * 100);
  const measured = (audit: string): number => lhr.audits[audit]?.numericValue ?? Number.NaN;
  return {
    performance: score('performance'),
    accessibility: score('accessibility'),
    lcp: measured('largest-contentful-paint'),
    cls: measured('cumulative-layout-shift'),
  };
}
