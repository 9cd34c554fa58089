import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';

const LOOPBACK = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);

/** Where a request comes from. A proxy on this machine is believed for the last address that it added itself. */
export function addressOf(c: Context): string {
  const peer = getConnInfo(c).remote.address ?? '';
  const forwarded = LOOPBACK.has(peer)
    ? c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim()
    : undefined;
  return forwarded || peer;
}

/** Asked on this machine itself, not through a proxy on it. */
export function isLocal(c: Context): boolean {
  const passed = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'via'];
  return LOOPBACK.has(getConnInfo(c).remote.address ?? '') && !passed.some((name) => c.req.header(name));
}
