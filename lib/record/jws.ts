/** Compact JWS (RFC 7515) taken apart; whether the signature is right is asked of the platform. */
import { fromBase64url } from '../shared/base64url.ts';

export interface CompactJws {
  readonly header: unknown;
  /** The payload's JSON text as signed. */
  readonly payloadText: string;
  readonly payload: unknown;
  /** `header.payload` in base64url: what is signed and what makes two acts the same [ACT4, ACT6]. */
  readonly signingInput: string;
  readonly signature: Uint8Array<ArrayBuffer>;
}

/** P-256 public key as JWK (RFC 7517). */
export interface PublicKey {
  readonly kty: 'EC';
  readonly crv: 'P-256';
  readonly x: string;
  readonly y: string;
}

/** ES256 over `signingInput`. Synchronous in Node, asynchronous in WebCrypto. */
export type VerifySync = (
  key: PublicKey,
  signingInput: string,
  signature: Uint8Array<ArrayBuffer>,
) => boolean;
export type VerifyAsync = (
  key: PublicKey,
  signingInput: string,
  signature: Uint8Array<ArrayBuffer>,
) => Promise<boolean>;

const SIGNATURE_BYTES = 64;
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

export function parseJws(text: string): CompactJws | undefined {
  const [head, body, tail, ...more] = text.split('.');
  if (!head || !body || !tail || more.length > 0) return undefined;
  const headBytes = fromBase64url(head);
  const bodyBytes = fromBase64url(body);
  const signature = fromBase64url(tail);
  if (!headBytes || !bodyBytes || signature?.length !== SIGNATURE_BYTES) return undefined;
  try {
    const payloadText = utf8.decode(bodyBytes);
    const header: unknown = JSON.parse(utf8.decode(headBytes));
    return {
      header,
      payloadText,
      payload: JSON.parse(payloadText),
      signingInput: `${head}.${body}`,
      signature,
    };
  } catch {
    return undefined;
  }
}

/** What a JWS signs, without parsing it: enough to tell whether two are the same act. */
export const signingInputOf = (jws: string): string => jws.slice(0, jws.lastIndexOf('.'));

/** Names a device key in orders and comparisons: the point itself. */
export const keyName = (key: PublicKey): string => `${key.x}.${key.y}`;
