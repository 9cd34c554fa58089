/** The servers that are measured. Each is started with PORT, and with a fresh folder where it keeps documents. */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { WireName } from './wire.ts';

const PROJECT = resolve(import.meta.dirname, '../..');
/** Where the others are installed; git-ignored. */
export const INSTALLED = join(PROJECT, '.cache/bench-peers');

export interface Peer {
  readonly name: PeerName;
  readonly wire: WireName;
  readonly command: readonly string[];
  readonly cwd: string;
  /** `{port}` and `{room}` are filled in. */
  readonly url: string;
  readonly env: (dataDir: string) => Readonly<Record<string, string>>;
  /** A bare relay has no documents; others keep them in memory, or on disk over a restart. */
  readonly keeps: 'nothing' | 'memory' | 'disk';
  readonly acknowledgement?: number;
  /** Posted after the start; its cookie goes with every connection. */
  readonly signIn?: { readonly path: string; readonly body: object };
  /** To be installed first: which of `installed/`. */
  readonly installed?: string;
  readonly packages: readonly string[];
}

export const peerNames = [
  'pavilion',
  'yws',
  'yws-leveldb',
  'hocuspocus',
  'hocuspocus-sqlite',
  'relay',
] as const;
export type PeerName = (typeof peerNames)[number];

const yws = {
  wire: 'y-websocket',
  command: [process.execPath, 'node_modules/@y/websocket-server/src/server.js'],
  cwd: join(INSTALLED, 'yws'),
  url: 'ws://127.0.0.1:{port}/{room}',
  installed: 'yws',
  packages: ['@y/websocket-server', 'y-leveldb', 'yjs', 'ws'],
} as const;

const hocuspocus = {
  wire: 'hocuspocus',
  command: [process.execPath, 'server.js'],
  cwd: join(INSTALLED, 'hocus'),
  url: 'ws://127.0.0.1:{port}/',
  installed: 'hocus',
  packages: ['@hocuspocus/server', '@hocuspocus/extension-sqlite', 'better-sqlite3', 'yjs'],
} as const;

const peers: Readonly<Record<PeerName, Peer>> = {
  // As it is used in earnest: signed in, every update judged, acknowledged when it is on disk.
  pavilion: {
    name: 'pavilion',
    wire: 'y-websocket',
    command: [process.execPath, 'sync-server/main.ts'],
    cwd: PROJECT,
    url: 'ws://127.0.0.1:{port}/sync/meeting:{room}?acks=1',
    env: (dataDir) => ({ DATA_DIR: dataDir, PAVILION_DEMO: '1', LOG_LEVEL: 'warn' }),
    keeps: 'disk',
    acknowledgement: 100,
    signIn: { path: '/api/session', body: { account: 'committee', password: 'pavilion-demo' } },
    packages: ['yjs', 'ws'],
  },
  yws: { ...yws, name: 'yws', keeps: 'memory', env: () => ({ HOST: '127.0.0.1' }) },
  'yws-leveldb': {
    ...yws,
    name: 'yws-leveldb',
    keeps: 'disk',
    env: (dataDir) => ({ HOST: '127.0.0.1', YPERSISTENCE: dataDir }),
  },
  hocuspocus: { ...hocuspocus, name: 'hocuspocus', keeps: 'memory', env: () => ({}) },
  'hocuspocus-sqlite': {
    ...hocuspocus,
    name: 'hocuspocus-sqlite',
    keeps: 'disk',
    env: (dataDir) => ({ DATA_DIR: dataDir }),
  },
  relay: {
    name: 'relay',
    wire: 'y-websocket',
    command: [process.execPath, join(import.meta.dirname, 'bare-relay.ts')],
    cwd: PROJECT,
    url: 'ws://127.0.0.1:{port}/{room}',
    env: () => ({}),
    keeps: 'nothing',
    packages: ['ws'],
  },
};

export const isPeerName = (name: string): name is PeerName => name in peers;

export const peerOf = (name: PeerName): Peer => peers[name];

/** Of what is measured, as it is installed. */
export function versionsOf({ packages, cwd }: Peer): readonly string[] {
  return packages.map((name) => {
    const file = join(cwd, 'node_modules', name, 'package.json');
    return `${name} ${(JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version}`;
  });
}
