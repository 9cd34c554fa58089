/** The running server: services, HTTP and sync connections on one port, and going down without loss. */
import { openControl } from './backup/control.ts';
import { operate } from './backup/operate.ts';
import { feedRoutes } from './feed/routes.ts';
import { figuresRoutes } from './figures/routes.ts';
import { HeldPort } from './held-port.ts';
import { Compactor } from './history/compactor.ts';
import { HistoryThread } from './history/history-thread.ts';
import { historyRoutes } from './history/routes.ts';
import { createApp } from './http/app.ts';
import { clientAddress, upgradeAddress } from './http/client-address.ts';
import { Gate } from './http/gate.ts';
import { metricsReader } from './http/metrics-access.ts';
import { ownOrigin } from './http/origin.ts';
import { photoRoutes } from './http/photo-routes.ts';
import type { StaticFiles } from './http/static.ts';
import type { Observer } from './observer.ts';
import { startingSettings } from './people/starting-settings.ts';
import { PhotoSweep } from './photos/sweep.ts';
import { Calling } from './push/calling.ts';
import { Allowances } from './relay/limits.ts';
import { attachRelay, type Relay } from './relay/upgrade.ts';
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
/** Of the 5 seconds in which a stop is over, so much may pass before the database is closed. */
const STOP_MS = 3500;

/** From here on the server can be asked whether it is ready; it is once it serves. */
export function holdPort(settings: Settings, { metrics }: Observer): Promise<HeldPort> {
  return HeldPort.listen(settings, new Gate(metrics, metricsReader(settings)));
}

export async function serve(
  port: HeldPort,
  settings: Settings,
  services: Services,
  files: StaticFiles | undefined,
  observer: Observer,
): Promise<RunningServer> {
  const isOwnOrigin = ownOrigin(settings);
  const onError = (error: unknown, document: string | undefined): void =>
    observer.failed(error, document === undefined ? { route: 'GET /sync' } : { document });
  const byMember = new Allowances(settings.limits.member, services.clock);
  const feed = feedRoutes({
    ...services,
    ...{ byMember, onError },
    onBrokenOff: (error) => observer.failed(error, { route: 'GET /api/feed' }),
  });
  const thread = new HistoryThread();
  const history = historyRoutes({ ...services, thread });
  const figures = figuresRoutes({ ...services, onError });
  const attachments = photoRoutes({ ...services, observer });
  const addressOf = clientAddress(settings.trustedProxies);
  const app = createApp({
    ...services,
    ...{ startingSettings, observer, addressOf, isOwnOrigin, feed, history, figures, attachments, files },
  });
  const relay = attachRelay(port.server, {
    rooms: services.rooms,
    sessions: services.sessions,
    clock: services.clock,
    ...{ limits: settings.limits, byMember },
    addressOf: upgradeAddress(settings.trustedProxies),
    // Only browsers carry a cookie to where its owner did not mean to go, and they always name their Origin.
    isOurOrigin: (origin, { headers }) => origin === undefined || isOwnOrigin(origin, headers.host),
    onError,
    onClosed: (code) => observer.closed(code),
  });
  const compactor = new Compactor({
    ...services,
    onCompacted: () => observer.metrics.compactions.inc(),
    onError,
  });
  compactor.start();
  const calling = new Calling({
    ...services,
    queue: services.pushQueue,
    onPushed: (outcome) => observer.pushed(outcome),
    onError: (error, document) =>
      observer.failed(error, document === undefined ? { route: 'push' } : { document }),
  });
  if (settings.push) {
    observer.onStored(() => calling.changed());
    await calling.start();
  }
  const sweep = new PhotoSweep({
    ...services,
    rows: services.photoRows,
    photos: services.photoStore,
    onError: (error) => observer.failed(error, { route: 'photo sweep' }),
  });
  sweep.start();
  const control = await openControl(settings.dataDir, operate(settings, services)).catch((error: unknown) => {
    // Everything else works without.
    observer.failed(error, { route: 'control' });
    return undefined;
  });
  measure(observer, services, relay, compactor);
  port.gate.open(app, services.storeState);

  async function stop(): Promise<void> {
    const end = services.clock.now() + STOP_MS;
    port.gate.shut();
    control?.close();
    relay.takeNoMore();
    const called = calling.stop();
    await services.rooms.drain();
    // Acknowledgements leave in the turn after what they acknowledge is stored.
    await turn();
    relay.close();
    await port.release(PATIENCE_MS);
    await services.rooms.drain();
    await sweep.stop();
    await compactor.stop(Math.max(0, end - services.clock.now()));
    await called;
    await services.db.close();
  }

  let stopping: Promise<void> | undefined;
  return {
    origin: settings.publicOrigin ?? `http://${shownHost(settings.host)}:${port.number}`,
    port: port.number,
    stop: () => {
      stopping ??= stop();
      return stopping;
    },
  };
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(() => setImmediate(resolve)));

function measure(
  { metrics }: Observer,
  { rooms, storeState, phones, pushQueue, photoRows }: Services,
  relay: Relay,
  compactor: Compactor,
): void {
  metrics.gauge('connections', 'WebSockets open and signed in.', () => relay.connections);
  metrics.gauge('documents_open', 'Documents that somebody has open.', () => relay.documents);
  metrics.gauge('documents_in_memory', 'Documents loaded, open or lately used.', () => rooms.size);
  metrics.gauge(
    'documents_quarantined',
    'Documents that are damaged and wait to be recovered.',
    () => rooms.quarantined.size,
  );
  metrics.gauge(
    'photos_stored',
    'Photos that lie in the data folder.',
    async () => (await photoRows.totals()).photos,
  );
  metrics.gauge('photos_stored_bytes', 'Their bytes.', async () => (await photoRows.totals()).bytes);
  metrics.gauge('queue_bytes', 'Bytes that wait for readers to take them.', () => relay.queuedBytes);
  metrics.gauge('compaction_waiting_updates', 'Updates due to be compacted.', () => compactor.waiting);
  metrics.gauge('push_subscriptions', 'Phones that are told while the app is closed.', () => phones.count());
  metrics.gauge('push_waiting', 'Calls that wait to be sent, or for quiet hours to end.', () =>
    pushQueue.waiting(),
  );
  metrics.gauge('store_up', '1 while the disk takes what is written, else 0.', async () =>
    (await storeState()).at === 'storing' ? 1 : 0,
  );
}

const shownHost = (host: string): string => {
  if (['127.0.0.1', '::1', '0.0.0.0', '::'].includes(host)) return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
};
