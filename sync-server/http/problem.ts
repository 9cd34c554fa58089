import { STATUS_CODES } from 'node:http';
import type { Refusal } from '../../lib/shared/refusal.ts';
import { statusOf } from '../errors.ts';

/** A refusal as RFC 9457 problem details. `detail`: in words, for whoever runs the server. */
export function problem(
  refusal: Refusal,
  headers: Readonly<Record<string, string>> = {},
  detail?: string,
): Response {
  const status = statusOf(refusal.code);
  const body = { type: 'about:blank', title: STATUS_CODES[status], status, ...refusal, detail };
  return new Response(JSON.stringify(body), {
    status,
    headers: { ...headers, 'content-type': 'application/problem+json', 'cache-control': 'no-store' },
  });
}
