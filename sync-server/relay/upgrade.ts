/** From an HTTP upgrade to a connection: Origin and cookie are checked here, rights again while it is open. */
import { type IncomingMessage, type Server, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { MAX_UPDATE_BYTES } from '../../lib/record/decode.ts';
import type { Clock } from '../../lib/shared/clock.ts';
import { type DocumentId, parseDocumentId } from '../../lib/shared/ids.ts';
import type { RefusalCode } from '../../lib/shared/refusal.ts';
import { named } from '../accounts/named.ts';
import type { Sessions, SignedIn } from '../accounts/sessions.ts';
import { closeCodeOf } from '../errors.ts';
import { Audience } from './audience.ts';
import { Connection, TRY_AGAIN } from './connection.ts';
import { type Allowance, Allowances, lineOf, NO_LIMITS, type RelayLimits } from './limits.ts';
import type { Room } from './room.ts';
import type { Rooms } from './rooms.ts';

/** The oldest shape of documents whose writers are still let in [DOC6]. */
const OLDEST_WRITER = 1;
/** RFC 6455: internal error. */
const FAULT = 1011;
/** IANA: service restart. A stock client comes back after it. */
const RESTARTING = 1012;
const MAX_EARLY_FRAMES = 64;
/** Sessions that end by themselves are noticed within this [GUARD2]; changes made here are told at once. */
const RECHECK_MS = 2000;
/** Who is turned away need not answer. */
const GOODBYE_MS = 1000;

export interface RelayServices {
  readonly rooms: Rooms;
  readonly sessions: Sessions;
  /** May a page of this Origin open a connection? undefined: the request named none. */
  readonly isOurOrigin: (origin: string | undefined, request: IncomingMessage) => boolean;
  readonly clock: Clock;
  readonly limits?: RelayLimits;
  /** Where a request comes from; undefined: from nowhere that is counted. */
  readonly addressOf?: (request: IncomingMessage) => string | undefined;
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
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: MAX_UPDATE_BYTES + 1024,
    perMessageDeflate: false,
  });
  const audiences = new Map<Room, Audience>();
  const connections = new Set<Connection>();
  const { clock, limits = NO_LIMITS } = services;
  const byAddress = new Allowances(limits.address, clock);
  const byMember = new Allowances(limits.member, clock);
  let isGoingDown = false;

  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', () => socket.destroy());
    const url = URL.parse(request.url ?? '/', 'http://localhost');
    if (isGoingDown) return refuseUpgrade(socket, 503);
    if (!url) return refuseUpgrade(socket, 400);
    if (!url.pathname.startsWith('/sync/')) return refuseUpgrade(socket, 404);
    if (!services.isOurOrigin(request.headers.origin, request)) return refuseUpgrade(socket, 403);
    sockets.handleUpgrade(request, socket, head, (ws) => {
      ws.on('error', () => ws.terminate());
      ws.once('close', (code) => services.onClosed?.(code));
      const from = services.addressOf?.(request);
      const address = from === undefined ? undefined : byAddress.of(lineOf(from));
      if (address && !enter(ws, address)) return turnAway(ws);
      admit(ws, request, url, address).catch((error: unknown) => {
        services.onError(error, undefined);
        ws.close(FAULT);
      });
    });
  });

  async function admit(
    ws: WebSocket,
    request: IncomingMessage,
    url: URL,
    address: Allowance | undefined,
  ): Promise<void> {
    const early = new EarlyFrames(ws);
    const id = documentOf(url);
    const who = named(await services.sessions.ofCookie(request.headers.cookie), url.searchParams);
    const refusal: RefusalCode | undefined = who ? (id ? undefined : 'no-such-kind') : 'not-signed-in';
    if (refusal || !id || !who) return ws.close(closeCodeOf(refusal ?? 'malformed'), refusal);
    const member = byMember.of(who.member.id);
    if (!enter(ws, member)) return turnAway(ws);
    early.charge(({ length }) => {
      const now = clock.now();
      const passes = member.take(length, now) && (address?.take(length, now) ?? true);
      if (!passes) ws.close(closeCodeOf('too-fast'), 'too-fast');
      return passes;
    });
    await connect(ws, id, who, url.searchParams, early).catch((error: unknown) => {
      services.onError(error, id);
      ws.close(TRY_AGAIN, 'unavailable');
    });
  }

  async function connect(
    ws: WebSocket,
    id: DocumentId,
    who: SignedIn,
    params: URLSearchParams,
    early: EarlyFrames,
  ): Promise<void> {
    const opened = await services.rooms.open(id);
    if (!opened) return ws.close(closeCodeOf('no-such-kind'), 'no-such-kind');
    const { room, release } = opened;
    if (room.lost || ws.readyState !== ws.OPEN) {
      release();
      return ws.close(TRY_AGAIN, 'unavailable');
    }
    if (!room.mayRead(who.member)) {
      release();
      return ws.close(closeCodeOf('not-yours'), 'not-yours');
    }
    const audience = audiences.get(room) ?? new Audience(room);
    audiences.set(room, audience);
    const version = params.get('v');
    const connection = new Connection(ws, audience, {
      session: who.session,
      member: who.member,
      acks: params.get('acks') === '1',
      mayWrite: version === null || Number(version) >= OLDEST_WRITER,
      claims: claimsOf(params.get('own')),
    });
    connections.add(connection);
    ws.once('close', () => {
      connections.delete(connection);
      if (connection.leave()) audiences.delete(room);
      release();
    });
    early.handOver((frame) => {
      if (isGoingDown) return;
      try {
        connection.receive(frame);
      } catch (error) {
        // A fault of ours ends this connection, not the server.
        services.onError(error, id);
        ws.close(TRY_AGAIN, 'unavailable');
      }
    });
  }

  async function recheck(): Promise<void> {
    const valid = await services.sessions.stillValid([
      ...new Set([...connections].map(({ session }) => session)),
    ]);
    for (const connection of [...connections]) {
      const member = valid.get(connection.session);
      if (!member) {
        connection.close('not-signed-in');
        continue;
      }
      connection.member = member;
      recheckRights(connection);
    }
  }
  /** A document that cannot be folded ends its own connections, not the check of the others [SYNC12]. */
  function recheckRights(connection: Connection): void {
    try {
      if (!connection.canRead) connection.close('not-yours');
    } catch {
      connection.retryLater();
    }
  }
  const recheckNow = (): void => {
    byAddress.sweep();
    byMember.sweep();
    if (connections.size > 0) recheck().catch(() => undefined);
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
      return [...sockets.clients].reduce((sum, { bufferedAmount }) => sum + bufferedAmount, 0);
    },
    takeNoMore() {
      isGoingDown = true;
    },
    close() {
      clearInterval(timer);
      for (const ws of sockets.clients) ws.close(RESTARTING, 'restarting');
    },
  };
}

/** One more connection of this member or address, until it ends; false if there are too many. */
function enter(ws: WebSocket, allowance: Allowance): boolean {
  if (ws.readyState !== ws.OPEN || !allowance.enter()) return false;
  ws.once('close', () => allowance.leave());
  return true;
}

function turnAway(ws: WebSocket): void {
  ws.close(closeCodeOf('too-many-connections'), 'too-many-connections');
  setTimeout(() => ws.terminate(), GOODBYE_MS).unref();
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

function refuseUpgrade(socket: Duplex, status: 400 | 403 | 404 | 503): void {
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

/** Frames that come while session and document are looked up wait here, bounded. */
class EarlyFrames {
  #frames: Uint8Array[] = [];
  #bytes = 0;
  #take: ((frame: Uint8Array) => void) | undefined;
  #charged: (frame: Uint8Array) => boolean = () => true;

  constructor(ws: WebSocket) {
    ws.on('message', (data: Buffer, isBinary: boolean) => {
      // A closed connection is heard until the other side closes too: what it still says counts no more.
      if (ws.readyState !== ws.OPEN) return;
      if (!isBinary) return ws.close(closeCodeOf('malformed'), 'malformed');
      // A frame is a view into a pooled buffer: what is kept beyond this turn must be a copy.
      const frame = new Uint8Array(data);
      if (!this.#charged(frame)) return;
      if (this.#take) return this.#take(frame);
      this.#bytes += frame.length;
      this.#frames.push(frame);
      if (this.#frames.length > MAX_EARLY_FRAMES || this.#bytes > MAX_UPDATE_BYTES)
        ws.close(closeCodeOf('too-large'), 'too-large');
    });
  }

  /** From now on each frame is counted, and let pass or not. */
  charge(charged: (frame: Uint8Array) => boolean): void {
    this.#charged = charged;
  }

  handOver(take: (frame: Uint8Array) => void): void {
    for (const frame of this.#frames) take(frame);
    this.#frames = [];
    this.#take = take;
  }
}
