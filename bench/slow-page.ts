/** Something measured in Chromium, its processor slowed down four times. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { build } from 'esbuild';
import { launchChromium } from '../scripts/chromium.ts';

const SLOWED = 4;

/** `script`: a module that puts its function on the window; `call`: what to evaluate there. On localhost: WebCrypto is there in secure contexts only. */
export async function withSlowPage<T>(script: string, call: string): Promise<T> {
  const content = await bundled(script);
  const server = createServer((_request, answer) => {
    answer.setHeader('content-type', 'text/html').end('<!doctype html><title>bench</title>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const browser = await launchChromium();
  try {
    const page = await browser.newPage();
    await page.goto(`http://localhost:${(server.address() as AddressInfo).port}`);
    await page.addScriptTag({ content });
    const session = await page.context().newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWED });
    return (await page.evaluate(call)) as T;
  } finally {
    await browser.close();
    server.close();
  }
}

async function bundled(script: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [script],
    bundle: true,
    format: 'iife',
    write: false,
    minify: true,
  });
  return outputFiles[0]?.text ?? '';
}
