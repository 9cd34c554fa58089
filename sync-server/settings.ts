/** The settings, all by environment (docs/hosting.md). */

import { isAddressRange } from './http/client-address.ts';
import { type LogLevel, logLevels } from './log.ts';
import type { PhotoLimits } from './photos/photos.ts';
import type { DocumentLimits } from './relay/document-limits.ts';
import type { RelayLimits } from './relay/limits.ts';

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
  /** Addresses or ranges whose `X-Forwarded-For` is believed. */
  readonly trustedProxies: readonly string[];
  /** Who may read `/metrics` without the token. */
  readonly metrics: 'off' | 'loopback';
  /** Whoever sends it may read `/metrics`; undefined: there is none. */
  readonly metricsToken: string | undefined;
  readonly logLevel: LogLevel;
  /** Whether phones are called while the app is closed. */
  readonly push: boolean;
  /** Origins of push services besides the known ones. */
  readonly pushServices: readonly string[];
  readonly limits: RelayLimits & DocumentLimits & PhotoLimits;
}

const SHORTEST_TOKEN = 24;

type Read =
  | { readonly ok: true; readonly value: Settings }
  | { readonly ok: false; readonly problem: string };

/** `problem`: one line that names the setting. */
export function readSettings(env: Readonly<Record<string, string | undefined>>): Read {
  const { PORT = '3000', HOST = '127.0.0.1', DATA_DIR = './data', PUBLIC_ORIGIN, PAVILION_DEMO = '' } = env;
  const {
    TRUSTED_PROXY = '127.0.0.0/8,::1',
    METRICS = 'off',
    METRICS_TOKEN,
    LOG_LEVEL = 'info',
    PUSH = 'on',
  } = env;
  const wrong = (problem: string): Read => ({ ok: false, problem });

  const port = Number(PORT);
  if (!/^\d{1,5}$/.test(PORT) || port > 65_535)
    return wrong(`PORT must be a number from 0 to 65535, not "${PORT}"`);
  if (!/^[a-zA-Z0-9.:_-]+$/.test(HOST)) return wrong(`HOST must be an address to listen on, not "${HOST}"`);
  if (DATA_DIR.trim() === '') return wrong('DATA_DIR must name a folder');
  if (PUBLIC_ORIGIN !== undefined && !isOrigin(PUBLIC_ORIGIN)) {
    return wrong(`PUBLIC_ORIGIN must be like https://pavilion.example.org, not "${PUBLIC_ORIGIN}"`);
  }
  const devOrigins = listed(env.DEV_ORIGIN);
  const odd = devOrigins.find((origin) => !isOrigin(origin));
  if (odd !== undefined)
    return wrong(`DEV_ORIGIN must list origins like http://localhost:3001, not "${odd}"`);
  if (!['', '0', '1'].includes(PAVILION_DEMO))
    return wrong(`PAVILION_DEMO must be 1 or 0, not "${PAVILION_DEMO}"`);
  const trustedProxies = listed(TRUSTED_PROXY);
  const noAddress = trustedProxies.find((range) => !isAddressRange(range));
  if (noAddress !== undefined)
    return wrong(`TRUSTED_PROXY must list addresses or ranges like 10.0.0.0/8, not "${noAddress}"`);
  if (METRICS !== 'off' && METRICS !== 'loopback')
    return wrong(`METRICS must be off or loopback, not "${METRICS}"`);
  // Not named: what is almost the token must not stand in a log.
  if (METRICS_TOKEN !== undefined && METRICS_TOKEN.length < SHORTEST_TOKEN)
    return wrong(`METRICS_TOKEN must have at least ${SHORTEST_TOKEN} characters`);
  const logLevel = logLevels.find((level) => level === LOG_LEVEL);
  if (!logLevel) return wrong(`LOG_LEVEL must be one of ${logLevels.join(', ')}, not "${LOG_LEVEL}"`);
  if (PUSH !== 'on' && PUSH !== 'off') return wrong(`PUSH must be on or off, not "${PUSH}"`);
  const pushServices = listed(env.PUSH_SERVICES);
  const noService = pushServices.find((origin) => !isOrigin(origin));
  if (noService !== undefined)
    return wrong(`PUSH_SERVICES must list origins like https://push.example.org, not "${noService}"`);
  const limits = readLimits(env);
  if (typeof limits === 'string') return wrong(limits);
  return {
    ok: true,
    value: {
      port,
      host: HOST,
      dataDir: DATA_DIR,
      publicOrigin: PUBLIC_ORIGIN,
      devOrigins,
      demo: PAVILION_DEMO === '1',
      trustedProxies,
      metrics: METRICS,
      metricsToken: METRICS_TOKEN,
      logLevel,
      limits,
      push: PUSH === 'on',
      pushServices,
    },
  };
}

/**
 * Wide enough for a returning device, and for 200 people behind the one address of a hall. In the demo, where whoever
 * tries or measures signs in as one of eight from one machine, only what is asked for.
 */
function readLimits(env: Readonly<Record<string, string | undefined>>): Settings['limits'] | string {
  const usual = (limit: string): string => (env.PAVILION_DEMO === '1' ? '0' : limit);
  const asked = {
    CONNECTIONS_PER_MEMBER: env.CONNECTIONS_PER_MEMBER ?? usual('100'),
    CONNECTIONS_PER_ADDRESS: env.CONNECTIONS_PER_ADDRESS ?? usual('4000'),
    FRAMES_PER_MEMBER: env.FRAMES_PER_MEMBER ?? usual('200'),
    FRAMES_PER_ADDRESS: env.FRAMES_PER_ADDRESS ?? usual('10000'),
    BYTES_PER_MEMBER: env.BYTES_PER_MEMBER ?? usual('1000000'),
    BYTES_PER_ADDRESS: env.BYTES_PER_ADDRESS ?? usual('16000000'),
    DOCUMENTS_PER_MEMBER: env.DOCUMENTS_PER_MEMBER ?? usual('100'),
    DOCUMENT_BYTES: env.DOCUMENT_BYTES ?? '8000000',
    PHOTOS_PER_MEMBER: env.PHOTOS_PER_MEMBER ?? usual('200'),
    PHOTO_BYTES_PER_MEMBER: env.PHOTO_BYTES_PER_MEMBER ?? usual('50000000'),
  };
  const odd = Object.entries(asked).find(([, text]) => !/^\d{1,12}$/.test(text));
  if (odd) return `${odd[0]} must be a whole number, or 0 for no limit, not "${odd[1]}"`;
  return {
    member: {
      connections: Number(asked.CONNECTIONS_PER_MEMBER),
      frames: Number(asked.FRAMES_PER_MEMBER),
      bytes: Number(asked.BYTES_PER_MEMBER),
    },
    address: {
      connections: Number(asked.CONNECTIONS_PER_ADDRESS),
      frames: Number(asked.FRAMES_PER_ADDRESS),
      bytes: Number(asked.BYTES_PER_ADDRESS),
    },
    documentsADay: Number(asked.DOCUMENTS_PER_MEMBER),
    documentBytes: Number(asked.DOCUMENT_BYTES),
    photosAMonth: Number(asked.PHOTOS_PER_MEMBER),
    photoBytesAMonth: Number(asked.PHOTO_BYTES_PER_MEMBER),
  };
}

const listed = (text = ''): string[] =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');

const isOrigin = (text: string): boolean =>
  URL.canParse(text) && /^https?:$/.test(new URL(text).protocol) && new URL(text).origin === text;
