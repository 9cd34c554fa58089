/** One request to a push service (RFC 8030), and what its answer means. */
import { request as requestPlain } from 'node:http';
import { request as requestSecure } from 'node:https';
import type { LookupFunction } from 'node:net';

export type Posted =
  /** The push service has it, and will bring it to the phone. */
  | { readonly is: 'taken' }
  /** There is no such subscription any more. */
  | { readonly is: 'gone' }
  /** Not now, or no answer. `afterMs`: as it asks. */
  | { readonly is: 'later'; readonly afterMs?: number }
  /** For good. */
  | { readonly is: 'refused' };

export interface Letter {
  readonly endpoint: string;
  readonly authorization: string;
  /** aes128gcm. */
  readonly body: Uint8Array;
  /** How long the push service is to keep it for a phone that is off. */
  readonly ttlSeconds: number;
  /** Takes the place of one with the same that it has not brought yet; 32 characters of base64url at most. */
  readonly topic: string;
}

const ANSWER_MS = 15_000;

/** Follows no redirect, and reads nothing of the answer but its head. Never rejects. */
export function post(
  letter: Letter,
  lookup: LookupFunction | undefined,
  signal: AbortSignal,
): Promise<Posted> {
  const { endpoint, authorization, body, ttlSeconds, topic } = letter;
  const send = endpoint.startsWith('https:') ? requestSecure : requestPlain;
  return new Promise((resolve) => {
    const failed = (): void => resolve({ is: 'later' });
    const patience = AbortSignal.any([signal, AbortSignal.timeout(ANSWER_MS)]);
    const headers = {
      authorization,
      'content-encoding': 'aes128gcm',
      'content-type': 'application/octet-stream',
      'content-length': body.length,
      ttl: ttlSeconds,
      topic,
      urgency: 'normal',
    };
    const asking = send(endpoint, { method: 'POST', headers, lookup, signal: patience }, (answer) => {
      resolve(meaning(answer.statusCode ?? 0, answer.headers['retry-after']));
      answer.destroy();
    });
    asking.on('error', failed);
    asking.end(body);
  });
}

function meaning(status: number, retryAfter: string | undefined): Posted {
  if (status >= 200 && status < 300) return { is: 'taken' };
  if (status === 404 || status === 410) return { is: 'gone' };
  if (status !== 429 && status < 500) return { is: 'refused' };
  const seconds = Number(retryAfter);
  return retryAfter && seconds > 0 ? { is: 'later', afterMs: seconds * 1000 } : { is: 'later' };
}
