/** The running server: services, HTTP and sync connections on one port, and going down without loss. */
import type { Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { feedRoutes } from './feed/routes.ts';
import { createApp } from './http/app.ts';
import { Metrics } from './http/metrics.ts';
import { ownOrigin } from './http/origin.ts';
import type { StaticFiles } from './http/static.ts';
import { startingSettings } from './people/starting-settings.ts';
import { attachRelay } from './relay/upgrade.ts';
import type { Services } from './services.ts';
import type { Settings } from './settings.ts';

export interface RunningServer {
  /** Where people open it. */
  readonly origin: string;
  readonly port: number;
  /** What has arrived is stored and acknowledged; connections end so that clients come back; the file is closed. */
  stop(): Promise<void>;
}

/** Connections that have not ended by themselves after this are cut. */
const PATIENCE_MS = 2000;

export async function startServer(
  settings: Settings,
  services: Services,
  files: StaticFiles | undefined,
  onError: (error: unknown, where: string) => void,
): Promise<RunningServer> {
  const metrics = new Metrics();
  const isOwnOrigin = ownOrigin(settings);
  let draining = false;
  const isReady = async (): Promise<boolean> =>
    !draining && (await services.db.get('select 1').then(Boolean, () => false));

  const feed = feedRoutes({ ...services, onError });
  const app = createApp({
    ...services,
    ...{ startingSettings, metrics, isOwnOrigin, isReady, feed, files, onError },
  });
  const server = createAdaptorServer({ fetch: app.fetch }) as Server;
  const relay = attachRelay(server, {
    rooms: services.rooms,
    sessions: services.sessions,
    // Only browsers carry a cookie to where its owner did not mean to go, and they always name their Origin.
    isOurOrigin: (origin, { headers }) => origin === undefined || isOwnOrigin(origin, headers.host),
    onError: (error, document) => onError(error, document),
  });
  metrics.gauge('connections', () => relay.connections);
  metrics.gauge('documents_in_memory', () => services.rooms.size);
  metrics.gauge('resident_memory_bytes', () => process.memoryUsage.rss());

  const sockets = new Set<Socket>();
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  await listen(server, settings);
  const { port } = server.address() as AddressInfo;

  async function stop(): Promise<void> {
    draining = true;
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    await services.rooms.drain();
    relay.close();
    server.closeIdleConnections();
    const cut = setTimeout(() => {
      for (const socket of sockets) socket.destroy();
    }, PATIENCE_MS);
    await closed;
    clearTimeout(cut);
    await services.rooms.drain();
    await services.db.close();
  }

  let stopping: Promise<void> | undefined;
  return {
    origin: settings.publicOrigin ?? `http://${shownHost(settings.host)}:${port}`,
    port,
    stop: () => {
      stopping ??= stop();
      return stopping;
    },
  };
}

const shownHost = (host: string): string => {
  if (['127.0.0.1', '::1', '0.0.0.0', '::'].includes(host)) return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
};

function listen(server: Server, { port, host }: Settings): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(error.code === 'EADDRINUSE' ? new Error(`port ${port} is in use: set PORT to another`) : error);
    });
    server.listen(port, host, resolve);
  });
}
