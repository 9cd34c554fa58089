import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium } from 'playwright-core';
import { writeFontConfig } from './browser-fonts.ts';
import { unpackedOnce } from './unpacked-once.ts';

const INSTALLED = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** Nothing that weakens the pages under test: the defaults of @sparticuz/chromium switch web security off. */
const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--font-render-hinting=none',
];

interface BrowserFiles {
  executablePath: string;
  fonts: readonly string[];
  /** Where the libraries lie that a bare machine does not have; undefined: the system's own. */
  libraries?: string;
}

/**
 * A browser for tests, screenshots and measurements; the caller closes it. The one at CHROME_PATH, else an
 * installed one, else the one from the npm package @sparticuz/chromium, so that a bare machine will do.
 * Chinese shows in each of them: Noto Sans SC from node_modules is among their system fonts.
 */
export async function launchChromium(args: readonly string[] = []): Promise<Browser> {
  return chromium.launch(await launchOptions(args));
}

/** The same with a profile that outlives it: what lies in `folder` is there again at the next launch, also after a kill. */
export async function launchProfile(
  folder: string,
  options: BrowserContextOptions = {},
  args: readonly string[] = [],
): Promise<BrowserContext> {
  return chromium.launchPersistentContext(folder, { ...options, ...(await launchOptions(args)) });
}

async function launchOptions(args: readonly string[]) {
  const { executablePath, fonts, libraries } = installedBrowser() ?? (await packagedBrowser());
  return {
    executablePath,
    args: [...ARGUMENTS, ...args],
    env: {
      ...process.env,
      FONTCONFIG_FILE: await writeFontConfig(fonts),
      ...(libraries && { LD_LIBRARY_PATH: libraries }),
    },
  };
}

function installedBrowser(): BrowserFiles | undefined {
  const folders = (process.env.PATH ?? '').split(':');
  const candidates = INSTALLED.flatMap((name) => folders.map((folder) => join(folder, name)));
  const executablePath = process.env.CHROME_PATH ?? candidates.find((file) => existsSync(file));
  return executablePath
    ? { executablePath, fonts: ['/usr/share/fonts', '/usr/local/share/fonts'] }
    : undefined;
}

async function packagedBrowser(): Promise<BrowserFiles> {
  const folder = await unpackedOnce('@sparticuz/chromium', inflateBrowser);
  return {
    executablePath: join(folder, 'chromium'),
    fonts: [join(folder, 'fonts')],
    libraries: join(folder, 'al2023', 'lib'),
  };
}

/**
 * The package's own `executablePath()` unpacks into the shared folder for temporary files and only takes the
 * libraries along where it believes to run on AWS; so its archives are unpacked one by one. Each call reads
 * the name of that folder before it returns, which is why the variable can be set back at once.
 */
async function inflateBrowser(packageDir: string, target: string): Promise<void> {
  const { inflate } = await import('@sparticuz/chromium');
  const before = process.env.TMPDIR;
  process.env.TMPDIR = target;
  const archives = ['chromium.br', 'fonts.tar.br', 'swiftshader.tar.br', 'al2023.tar.br'];
  const inflated = archives.map((archive) => inflate(join(packageDir, 'bin', archive)));
  if (before === undefined) delete process.env.TMPDIR;
  else process.env.TMPDIR = before;
  await Promise.all(inflated);
}
