/** The one port: answered by a gate from the first moment, and given up when all that was asked is answered. */
import type { Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import type { Gate } from './http/gate.ts';
import type { Settings } from './settings.ts';

export class HeldPort {
  readonly server: Server;
  readonly gate: Gate;
  readonly #sockets = new Set<Socket>();

  /** Rejects with one line where the port cannot be had. */
  static async listen({ port, host }: Settings, gate: Gate): Promise<HeldPort> {
    const held = new HeldPort(createAdaptorServer({ fetch: gate.fetch }) as Server, gate);
    await new Promise<void>((resolve, reject) => {
      held.server.once('error', (error: NodeJS.ErrnoException) => {
        const taken = error.code === 'EADDRINUSE';
        reject(taken ? new Error(`port ${port} is in use: set PORT to another`) : error);
      });
      held.server.listen(port, host, resolve);
    });
    return held;
  }

  private constructor(server: Server, gate: Gate) {
    this.server = server;
    this.gate = gate;
    server.on('connection', (socket) => {
      this.#sockets.add(socket);
      socket.once('close', () => this.#sockets.delete(socket));
    });
  }

  get number(): number {
    return (this.server.address() as AddressInfo).port;
  }

  /** Resolves when every connection has ended; those that have not by themselves within `patienceMs` are cut. */
  async release(patienceMs: number): Promise<void> {
    const closed = new Promise<void>((resolve) => this.server.close(() => resolve()));
    this.server.closeIdleConnections();
    const cut = setTimeout(() => {
      for (const socket of this.#sockets) socket.destroy();
    }, patienceMs);
    await closed;
    clearTimeout(cut);
  }
}
