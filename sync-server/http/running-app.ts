/** For tests: the server on a real port over a temporary folder, with two accounts, and a browser's manners. */
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { PublicKey } from '../../lib/record/jws.ts';
import { memberId } from '../../lib/shared/ids.ts';
import { Observer } from '../observer.ts';
import { type CommunitySettings, insertCommunity } from '../people/community-settings.ts';
import { startingSettings } from '../people/starting-settings.ts';
import { holdPort, serve } from '../server.ts';
import { openServices } from '../services.ts';
import { readSettings } from '../settings.ts';
import { temporaryFolder } from '../storage/sqlite/temporary-database.ts';
import type { StaticFiles } from './static.ts';

export const PASSWORD = 'long-enough';

export interface RunOptions {
  readonly env?: Readonly<Record<string, string>>;
  /** Without anybody: before the first start link was used. */
  readonly empty?: boolean;
  readonly files?: StaticFiles;
}

class Watching extends Observer {
  readonly errors: unknown[] = [];
  override failed(...[error]: Parameters<Observer['failed']>): void {
    this.errors.push(error);
  }
}

export async function runApp({ env = {}, empty = false, files }: RunOptions = {}) {
  const read = readSettings({ PORT: '0', DATA_DIR: join(temporaryFolder(), 'data'), ...env });
  if (!read.ok) throw new Error(read.problem);
  const machine = {
    clock: { now: () => Date.now() },
    random: (bytes: Uint8Array<ArrayBuffer>) => crypto.getRandomValues(bytes),
  };
  const observer = new Watching(
    () => undefined,
    () => '',
  );
  const port = await holdPort(read.value, observer);
  const services = await openServices(read.value, machine, observer);
  if (!empty) {
    await services.db.transact(insertCommunity({ name: '和睦里', settings: startingSettings }));
    for (const id of ['li', 'chair'] as const) {
      const roles = [{ role: 'resident' as const }, ...(id === 'chair' ? [{ role: id }] : [])];
      const more = { name: `名 ${id}`, household: id, rep: true, area: 'east', door: '', contact: '', roles };
      await services.people.add([{ id: memberId(id), ...more }]);
      await services.accounts.create(id, PASSWORD, memberId(id));
    }
  }
  const server = await serve(port, read.value, services, files, observer);
  onTestFinished(() => server.stop());
  const { errors } = observer;
  const metrics = () => observer.metrics.render();
  const { dataDir } = read.value;
  return {
    services,
    server,
    errors,
    metrics,
    dataDir,
    browser: (origin?: string) => browserAt(server.port, origin),
  };
}

/** Keeps cookies, and names its Origin on writes: this server's own unless told otherwise. */
function browserAt(port: number, origin = `http://127.0.0.1:${port}`) {
  const cookies = new Map<string, string>();

  async function send(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(`http://127.0.0.1:${port}${path}`, {
      method,
      headers: {
        ...(method !== 'GET' && { origin }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(cookie && { cookie }),
        ...headers,
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    for (const set of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
      if (/Max-Age=0/i.test(set)) cookies.delete(name);
      else cookies.set(name, value);
    }
    return response;
  }
  return {
    cookies,
    get: (path: string, headers?: Record<string, string>) => send('GET', path, undefined, headers),
    post: (path: string, body: unknown, headers?: Record<string, string>) =>
      send('POST', path, body, headers),
    put: (path: string, body: unknown) => send('PUT', path, body),
    delete: (path: string) => send('DELETE', path),
    signIn: (account: string, password = PASSWORD) => send('POST', '/api/session', { account, password }),
  };
}

interface Answered {
  readonly code: string;
  readonly me: unknown;
  readonly badge: string;
  readonly publicKey: PublicKey;
  readonly settings: CommunitySettings;
}

/** What any of the routes may answer; a test knows which. */
export const bodyOf = async (answer: Response): Promise<Answered> => (await answer.json()) as Answered;

export const refusalOf = async (answer: Response) => [answer.status, (await bodyOf(answer)).code];
