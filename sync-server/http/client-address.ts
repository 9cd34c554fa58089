/** Where a request comes from: the connection's other end, or whom a trusted proxy names. */
import type { IncomingMessage } from 'node:http';
import { BlockList, isIP } from 'node:net';
import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';

export type ClientAddress = (c: Context) => string;

/**
 * `trusted`: proxies by address or range (`10.0.0.0/8`). Each names whom it was asked by at the end of
 * `X-Forwarded-For`, so the header is read from its end for as long as the one who speaks is trusted: what a stranger
 * writes into it himself is never believed.
 */
export function clientAddress(trusted: readonly string[]): ClientAddress {
  const proxies = blockList(trusted);
  return (c) => behind(proxies, peerOf(c), c.req.header('x-forwarded-for'));
}

/** The same for an upgrade; undefined: a trusted proxy, or this machine, that names nobody. */
export function upgradeAddress(trusted: readonly string[]): (request: IncomingMessage) => string | undefined {
  const proxies = blockList(trusted);
  return ({ headers, socket }) => {
    const forwarded = headers['x-forwarded-for'];
    const address = behind(proxies, socket.remoteAddress ?? '', forwarded?.toString());
    return isIn(proxies, address) ? undefined : address;
  };
}

function behind(proxies: BlockList, peer: string, forwarded = ''): string {
  const named = forwarded.split(',').map((part) => part.trim());
  let address = peer;
  while (isIn(proxies, address)) {
    const next = named.pop();
    if (!next) break;
    address = next;
  }
  return address;
}

/** Asked on this machine itself, not through a proxy on it. */
export function isLocal(c: Context): boolean {
  const passed = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'via'];
  return isIn(LOOPBACK, peerOf(c)) && !passed.some((name) => c.req.header(name));
}

/** An address, or a range by its prefix. */
export function isAddressRange(text: string): boolean {
  const [address = '', prefix, ...more] = text.split('/');
  if (more.length > 0 || isIP(address) === 0) return false;
  return (
    prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) <= (isIP(address) === 4 ? 32 : 128))
  );
}

const peerOf = (c: Context): string => getConnInfo(c).remote.address ?? '';

const isIn = (list: BlockList, address: string): boolean =>
  isIP(address) !== 0 && list.check(address, familyOf(address));

const familyOf = (address: string): 'ipv4' | 'ipv6' => (isIP(address) === 4 ? 'ipv4' : 'ipv6');

function blockList(ranges: readonly string[]): BlockList {
  const list = new BlockList();
  for (const range of ranges) {
    const [address = '', prefix] = range.split('/');
    if (prefix === undefined) list.addAddress(address, familyOf(address));
    else list.addSubnet(address, Number(prefix), familyOf(address));
  }
  return list;
}

const LOOPBACK = blockList(['127.0.0.0/8', '::1']);
