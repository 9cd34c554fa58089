import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { loadStatic } from '../sync-server/http/static.ts';

/** Serves the built app with its real headers, and an API that only takes notes. */
export interface ShellServer {
  origin: string;
  /** Requests to /api/ in the order they came, as `DELETE /api/session`. */
  readonly requests: string[];
  /** Paths that get this text, or 404, instead of what the build made. */
  readonly replaced: Map<string, string | 404>;
  /** False: what the browser keeps by itself is out of play, as after weeks. Only the worker's caches count. */
  mayBeCached: boolean;
  /** The status of every answer of the API. */
  apiStatus: number;
  /** Ends all connections: to the browser the network is gone. */
  stop(): Promise<void>;
  /** Comes back on the same port. */
  restart(): Promise<void>;
}

export async function startShellServer(): Promise<ShellServer> {
  const serve = loadStatic('out', 'dist/csp.json');
  if (!serve) throw new Error('There is no build: run `npm run build` first.');
  let server: Server;

  const answer = (request: Request): Response => {
    const path = new URL(request.url).pathname;
    if (path.startsWith('/api/')) {
      shell.requests.push(`${request.method} ${path}`);
      return Response.json({}, { status: shell.apiStatus });
    }
    const other = shell.replaced.get(path);
    if (other === 404) return new Response(null, { status: 404 });
    const file = serve(path, request.headers);
    if (!shell.mayBeCached) file.headers.set('cache-control', 'no-store');
    if (other === undefined) return file;
    const headers = { 'content-type': file.headers.get('content-type') ?? '' };
    return new Response(other, { headers });
  };

  const listen = async (port: number) => {
    server = createAdaptorServer({ fetch: answer }) as Server;
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
    return (server.address() as AddressInfo).port;
  };

  const shell: ShellServer = {
    origin: '',
    requests: [],
    replaced: new Map(),
    mayBeCached: true,
    apiStatus: 200,
    async stop() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
    async restart() {
      await listen(port);
    },
  };
  const port = await listen(0);
  // Browsers allow service workers without TLS on localhost only.
  shell.origin = `http://localhost:${port}`;
  return shell;
}
