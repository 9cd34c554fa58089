/** From an HTTP upgrade to a connection: Origin and cookie are checked here, rights again while it is open. */
import { type IncomingMessage, type Server, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import { MAX_UPDATE_BYTES } from '../../lib/record/decode.ts';
import type { Clock } from '../../lib/shared/clock.ts';
import { type DocumentId, parseDocumentId } from '../../lib/shared/ids.ts';
import { named } from '../accounts/named.ts';
import type { Sessions, SignedIn } from '../accounts/sessions.ts';
import { askInTurns, SEATS } from './asking-again.ts';
import { Audience } from './audience.ts';
import { Connection, TRY_AGAIN } from './connection.ts';
import { Allowances, lineOf, NO_LIMITS, type RelayLimits } from './limits.ts';
import { Line, type LineHost } from './line.ts';
import { recheckRights } from './rights.ts';
import type { Room } from './room.ts';
import type { Rooms } from './rooms.ts';

/** The oldest shape of documents whose writers are still let in [DOC6]. */
const OLDEST_WRITER = 1;
/** RFC 6455: internal error. */
const FAULT = 1011;
/** IANA: service restart. A stock client comes back after it. */
const RESTARTING = 1012;
/** Sessions that end by themselves are noticed within this [GUARD2]; changes made here are told at once. */
const RECHECK_MS = 2000;
const ASK_EVERY_MS = 60_000;
/** Who is turned away need not answer. */
const GOODBYE_MS = 1000;

export interface RelayServices {
  readonly rooms: Rooms;
  readonly sessions: Sessions;
  /** May a page of this Origin open a connection? undefined: the request named none. */
  readonly isOurOrigin: (origin: string | undefined, request: IncomingMessage) => boolean;
  readonly clock: Clock;
  readonly limits?: RelayLimits;
  /** What members may still send; shared with other ways in. By `limits` where it is not given. */
  readonly byMember?: Allowances;
  /** Where a request comes from; undefined: from nowhere that is counted. */
  readonly addressOf?: (request: IncomingMessage) => string | undefined;
  /** How often an open connection is asked what it has. */
  readonly askEveryMs?: number;
  readonly onError: (error: unknown, document: DocumentId | undefined) => void;
  /** By this close code a connection has ended, ours or the client's. */
  readonly onClosed?: (code: number) => void;
}

export interface Relay {
  readonly connections: number;
  /** Documents that somebody has open. */
  readonly documents: number;
  /** Bytes that wait for readers to take them. */
  readonly queuedBytes: number;
  /** From now on nobody is let in, and what still comes is not read: nothing is taken that could not be settled. */
  takeNoMore(): void;
  /** Tells everybody to come back. */
  close(): void;
}

export function attachRelay(server: Server, services: RelayServices): Relay {
  const sockets = new WebSocketServer<typeof Line>({
    WebSocket: Line,
    noServer: true,
    maxPayload: MAX_UPDATE_BYTES + 1024,
    perMessageDeflate: false,
  });
  const audiences = new Map<Room, Audience>();
  const connections = new Set<Connection>();
  const { clock, limits = NO_LIMITS } = services;
  const byAddress = new Allowances(limits.address, clock);
  const byMember = services.byMember ?? new Allowances(limits.member, clock);
  let isGoingDown = false;

  let seats = 0;
  const stopAsking = askInTurns(connections, services.askEveryMs ?? ASK_EVERY_MS);

  const host: LineHost = {
    clock,
    received(line, connection, frame) {
      if (isGoingDown) return;
      try {
        connection.receive(frame);
      } catch (error) {
        // A fault of ours ends this connection, not the server.
        services.onError(error, connection.document);
        line.close(TRY_AGAIN, 'unavailable');
      }
    },
    left(connection) {
      connections.delete(connection);
      const audience = connection.leave();
      if (audience) audiences.delete(audience.room);
    },
    closed: (code) => services.onClosed?.(code),
  };

  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', giveUp);
    const url = URL.parse(request.url ?? '/', 'http://localhost');
    if (isGoingDown) return refuseUpgrade(socket, 503);
    if (!url) return refuseUpgrade(socket, 400);
    if (!url.pathname.startsWith('/sync/')) return refuseUpgrade(socket, 404);
    if (!services.isOurOrigin(request.headers.origin, request)) return refuseUpgrade(socket, 403);
    sockets.handleUpgrade(request, socket, head, (line) => {
      line.attend(host, socket);
      const from = services.addressOf?.(request);
      if (from !== undefined && !line.comeFrom(byAddress.of(lineOf(from)))) return turnAway(line);
      admit(line, request.headers.cookie, url).catch((error: unknown) => {
        services.onError(error, undefined);
        line.close(FAULT);
      });
    });
  });

  async function admit(line: Line, cookie: string | undefined, url: URL): Promise<void> {
    const id = documentOf(url);
    const who = named(await services.sessions.ofCookie(cookie), url.searchParams);
    if (!who) return line.refuse('not-signed-in');
    if (!id) return line.refuse('no-such-kind');
    if (!line.belongTo(byMember.of(who.member.id))) return turnAway(line);
    await connect(line, id, who, url.searchParams).catch((error: unknown) => {
      services.onError(error, id);
      line.close(TRY_AGAIN, 'unavailable');
    });
  }

  async function connect(line: Line, id: DocumentId, who: SignedIn, params: URLSearchParams): Promise<void> {
    const opened = await services.rooms.open(id);
    if (!opened) return line.refuse('no-such-kind');
    const { room, release } = opened;
    if (room.lost || !line.isOpen) {
      release();
      return line.close(TRY_AGAIN, 'unavailable');
    }
    if (!room.mayRead(who.member)) {
      release();
      return line.refuse('not-yours');
    }
    const audience = audiences.get(room) ?? new Audience(room);
    audiences.set(room, audience);
    const version = params.get('v');
    const connection = new Connection(line, audience, {
      session: who.session,
      member: who.member,
      acks: params.get('acks') === '1',
      seat: seats++ % SEATS,
      mayWrite: version === null || Number(version) >= OLDEST_WRITER,
      claims: claimsOf(params.get('own')),
    });
    connections.add(connection);
    line.connect(connection, release);
  }

  const recheckNow = (): void => {
    byAddress.sweep();
    byMember.sweep();
    // Where it cannot be looked up now, it is the next time.
    recheckRights(connections, services.sessions).catch(() => undefined);
  };
  services.sessions.onChange(recheckNow);
  const timer = setInterval(recheckNow, RECHECK_MS);
  timer.unref();

  return {
    get connections() {
      return connections.size;
    },
    get documents() {
      return audiences.size;
    },
    get queuedBytes() {
      return [...connections].reduce((sum, connection) => sum + connection.queuedBytes, 0);
    },
    takeNoMore() {
      isGoingDown = true;
    },
    close() {
      clearInterval(timer);
      stopAsking();
      for (const ws of sockets.clients) ws.close(RESTARTING, 'restarting');
    },
  };
}

function turnAway(line: Line): void {
  line.refuse('too-many-connections');
  setTimeout(() => line.terminate(), GOODBYE_MS).unref();
}

function documentOf(url: URL): DocumentId | undefined {
  try {
    return parseDocumentId(decodeURIComponent(url.pathname.slice('/sync/'.length)));
  } catch {
    return undefined;
  }
}

/** So many starts of one device between two backups are nobody's. */
const MAX_CLAIMS = 64;

/** `own=4711,4712`; undefined: the client does not say which client ids are its own. */
function claimsOf(own: string | null): ReadonlySet<number> | undefined {
  if (own === null) return undefined;
  return new Set(own.split(',', MAX_CLAIMS).map(Number).filter(Number.isSafeInteger));
}

/** One for all sockets: a closure would keep the request of each as long as its socket. */
function giveUp(this: Duplex): void {
  this.destroy();
}

function refuseUpgrade(socket: Duplex, status: 400 | 403 | 404 | 503): void {
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
