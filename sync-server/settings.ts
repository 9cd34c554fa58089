/** The settings, all by environment (docs/hosting.md). */

export interface Settings {
  /** 0: any free one. */
  readonly port: number;
  readonly host: string;
  readonly dataDir: string;
  /** The origin people see; undefined: whatever the request was sent to. */
  readonly publicOrigin: string | undefined;
  /** Allowed in addition: where the development server shows the app. */
  readonly devOrigins: readonly string[];
  readonly demo: boolean;
}

type Read =
  | { readonly ok: true; readonly value: Settings }
  | { readonly ok: false; readonly problem: string };

/** `problem`: one line that names the setting. */
export function readSettings(env: Readonly<Record<string, string | undefined>>): Read {
  const { PORT = '3000', HOST = '127.0.0.1', DATA_DIR = './data', PUBLIC_ORIGIN, PAVILION_DEMO = '' } = env;
  const wrong = (problem: string): Read => ({ ok: false, problem });

  const port = Number(PORT);
  if (!/^\d{1,5}$/.test(PORT) || port > 65_535)
    return wrong(`PORT must be a number from 0 to 65535, not "${PORT}"`);
  if (!/^[a-zA-Z0-9.:_-]+$/.test(HOST)) return wrong(`HOST must be an address to listen on, not "${HOST}"`);
  if (DATA_DIR.trim() === '') return wrong('DATA_DIR must name a folder');
  if (PUBLIC_ORIGIN !== undefined && !isOrigin(PUBLIC_ORIGIN)) {
    return wrong(`PUBLIC_ORIGIN must be like https://pavilion.example.org, not "${PUBLIC_ORIGIN}"`);
  }
  const devOrigins = (env.DEV_ORIGIN ?? '').split(',').filter((text) => text !== '');
  const odd = devOrigins.find((origin) => !isOrigin(origin));
  if (odd !== undefined)
    return wrong(`DEV_ORIGIN must list origins like http://localhost:3001, not "${odd}"`);
  if (!['', '0', '1'].includes(PAVILION_DEMO))
    return wrong(`PAVILION_DEMO must be 1 or 0, not "${PAVILION_DEMO}"`);
  return {
    ok: true,
    value: {
      port,
      host: HOST,
      dataDir: DATA_DIR,
      publicOrigin: PUBLIC_ORIGIN,
      devOrigins,
      demo: PAVILION_DEMO === '1',
    },
  };
}

const isOrigin = (text: string): boolean =>
  URL.canParse(text) && /^https?:$/.test(new URL(text).protocol) && new URL(text).origin === text;
