/** Verification and fold of a meeting with 700 acts in Chromium, its processor slowed down four times. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { build } from 'esbuild';
import { launchChromium } from '../scripts/chromium.ts';
import { ACTS, crowdedMeeting } from './crowded-meeting.ts';
import { type Figure, median } from './figure.ts';
import type { RecordTimes } from './record-page.ts';

const SLOWED = 4;

export async function measureRecord(): Promise<Figure[]> {
  const times = await timesInBrowser(await pageScript());
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

async function pageScript(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(import.meta.dirname, 'record-page.ts')],
    bundle: true,
    format: 'iife',
    write: false,
    minify: true,
  });
  return outputFiles[0]?.text ?? '';
}

/** On localhost: WebCrypto is there in secure contexts only. */
async function timesInBrowser(script: string): Promise<RecordTimes> {
  const server = createServer((_request, answer) => {
    answer.setHeader('content-type', 'text/html').end('<!doctype html><title>bench</title>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const browser = await launchChromium();
  try {
    const page = await browser.newPage();
    await page.goto(`http://localhost:${(server.address() as AddressInfo).port}`);
    await page.addScriptTag({ content: script });
    const session = await page.context().newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWED });
    const { id, update, communityKey } = await crowdedMeeting();
    const call = `measureRecord(${JSON.stringify(id)}, [${update.join()}], ${JSON.stringify(communityKey)})`;
    return (await page.evaluate(call)) as RecordTimes;
  } finally {
    await browser.close();
    server.close();
  }
}
