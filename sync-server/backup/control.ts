/**
 * By what the operator's commands reach a running server: a socket in the data folder, which only its owner can enter.
 * A line of JSON asks, a line of JSON answers.
 */
import { chmodSync, readdirSync, rmSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import * as v from 'valibot';
import { controlSocket, isCopyFile } from '../storage/data-folder.ts';

const requestSchema = v.variant('do', [
  /** A copy of the database in the data folder, for who asks to take away. */
  v.strictObject({ do: v.literal('copy') }),
  /** Which documents are damaged. */
  v.strictObject({ do: v.literal('check') }),
  v.strictObject({ do: v.literal('recover'), document: v.string() }),
  /** What waits in inboxes [SYNC8]. */
  v.strictObject({ do: v.literal('waiting') }),
  /** Of what waits in one, what this member brought; of all where nobody is named. */
  v.strictObject({ do: v.literal('confirm'), document: v.string(), member: v.optional(v.string()) }),
]);
export type ControlRequest = v.InferOutput<typeof requestSchema>;

export type ControlAnswer =
  /** A file, or lines to print. */
  { readonly ok: true; readonly said: readonly string[] } | { readonly ok: false; readonly problem: string };

export type Perform = (request: ControlRequest) => Promise<ControlAnswer>;

export interface Control {
  close(): void;
}

/** Rejects where there can be no socket: its path is too long for the system, or the file system has none. */
export async function openControl(dataDir: string, perform: Perform): Promise<Control> {
  const path = controlSocket(dataDir);
  // Of a server that was killed; a living one holds the database, and we would not be here.
  rmSync(path, { force: true });
  for (const name of readdirSync(dataDir)) if (isCopyFile(name)) rmSync(join(dataDir, name), { force: true });
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    const lines = createInterface({ input: socket });
    // Who asked may be gone; readline tells of it a second time.
    for (const end of [socket, lines]) end.on('error', () => socket.destroy());
    lines.on('line', (line) => {
      void answer(line, perform).then((said) => socket.end(`${JSON.stringify(said)}\n`));
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(path, resolve);
  });
  chmodSync(path, 0o600);
  server.unref();
  return {
    close: () => {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}

async function answer(line: string, perform: Perform): Promise<ControlAnswer> {
  const request = v.safeParse(requestSchema, parseJson(line));
  if (!request.success) return { ok: false, problem: 'the server is of another version: restart it' };
  return perform(request.output).catch((error: unknown) => ({
    ok: false,
    problem: error instanceof Error ? error.message : String(error),
  }));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
