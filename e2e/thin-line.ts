/** A bad line between a phone and the server: it carries everything, only reading, or nothing. */
import { createServer, type IncomingMessage, request, type Server } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';

export type Carries = 'everything' | 'reading' | 'nothing';

export class ThinLine {
  carries: Carries = 'everything';
  readonly #server: Server;
  readonly #to: URL;
  readonly #sockets = new Set<Socket>();

  static async to(origin: string): Promise<ThinLine> {
    const line = new ThinLine(new URL(origin));
    await new Promise<void>((resolve) => line.#server.listen(0, '127.0.0.1', resolve));
    return line;
  }

  private constructor(to: URL) {
    this.#to = to;
    this.#server = createServer((incoming, answer) => {
      if (!this.#lets(incoming)) {
        incoming.socket.destroy();
        return;
      }
      const onward = request(
        {
          host: '127.0.0.1',
          port: to.port,
          path: incoming.url,
          method: incoming.method,
          headers: incoming.headers,
        },
        (response) => {
          answer.writeHead(response.statusCode ?? 502, response.headers);
          response.pipe(answer);
        },
      );
      onward.on('error', () => incoming.socket.destroy());
      incoming.pipe(onward);
    });
    this.#server.on('connection', (socket) => this.#note(socket));
    this.#server.on('upgrade', (incoming: IncomingMessage, socket: Socket, head: Buffer) =>
      this.#upgrade(incoming, socket, head),
    );
  }

  get origin(): string {
    return `http://localhost:${(this.#server.address() as AddressInfo).port}`;
  }

  /** What is open already is cut. */
  carry(what: Carries): void {
    this.carries = what;
    for (const socket of this.#sockets) socket.destroy();
  }

  async close(): Promise<void> {
    this.carry('nothing');
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #lets({ method, headers }: IncomingMessage): boolean {
    if (this.carries !== 'reading') return this.carries === 'everything';
    return headers.upgrade === undefined && (method === 'GET' || method === 'HEAD');
  }

  #note(socket: Socket): void {
    this.#sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.once('close', () => this.#sockets.delete(socket));
  }

  #upgrade(incoming: IncomingMessage, socket: Socket, head: Buffer): void {
    if (!this.#lets(incoming)) {
      socket.destroy();
      return;
    }
    const onward = connect(Number(this.#to.port), '127.0.0.1', () => {
      const lines = [`${incoming.method} ${incoming.url} HTTP/1.1`];
      for (let i = 0; i < incoming.rawHeaders.length; i += 2) {
        lines.push(`${incoming.rawHeaders[i]}: ${incoming.rawHeaders[i + 1]}`);
      }
      onward.write(`${lines.join('\r\n')}\r\n\r\n`);
      onward.write(head);
      socket.pipe(onward).pipe(socket);
    });
    this.#note(onward);
    socket.once('close', () => onward.destroy());
    onward.once('close', () => socket.destroy());
  }
}
