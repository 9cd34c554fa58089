/** For tests: a push service on loopback that reads what it is sent as a phone and a real service would. Stop it afterwards. */
import {
  createDecipheriv,
  createECDH,
  createPublicKey,
  type ECDH,
  hkdfSync,
  randomBytes,
  verify,
} from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { PushAddress } from '../../lib/accounts/push-choices.ts';

/** What a phone was sent, decrypted. */
export interface Called {
  readonly phone: string;
  readonly payload: unknown;
  readonly headers: IncomingHttpHeaders;
  /** Of the VAPID token, whose signature was right. */
  readonly claims: { readonly aud: string; readonly exp: number; readonly sub?: string };
  readonly key: string;
}

export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
}

/** One that can be read by nobody but the phone. */
class Phone {
  readonly #pair: ECDH = createECDH('prime256v1');
  readonly #auth = randomBytes(16);
  readonly address: PushAddress;

  constructor(endpoint: string) {
    this.#pair.generateKeys();
    const [p256dh, auth] = [this.#pair.getPublicKey('base64url'), this.#auth.toString('base64url')];
    this.address = { endpoint, keys: { p256dh, auth } };
  }

  /** RFC 8188 and 8291. Throws where it is not for this phone. */
  read(body: Buffer): unknown {
    const [salt, sender, sealed] = [body.subarray(0, 16), body.subarray(21, 86), body.subarray(86)];
    const info = Buffer.concat([Buffer.from('WebPush: info\0'), this.#pair.getPublicKey(), sender]);
    const derive = (from: Uint8Array, with_: Uint8Array, what: Uint8Array, bytes: number) =>
      Buffer.from(hkdfSync('sha256', from, with_, what, bytes));
    const secret = derive(this.#pair.computeSecret(sender), this.#auth, info, 32);
    const key = derive(secret, salt, Buffer.from('Content-Encoding: aes128gcm\0'), 16);
    const nonce = derive(secret, salt, Buffer.from('Content-Encoding: nonce\0'), 12);
    const decipher = createDecipheriv('aes-128-gcm', key, nonce);
    decipher.setAuthTag(sealed.subarray(-16));
    const text = Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()]);
    if (text.at(-1) !== 2) throw new Error('not a last record');
    return JSON.parse(text.subarray(0, -1).toString());
  }
}

export class PushServiceStandIn {
  readonly #server: Server;
  readonly #phones = new Map<string, Phone>();
  readonly #waiting = new Set<() => void>();
  readonly called: Called[] = [];
  /** What was wrong with what it was sent. */
  readonly problems: string[] = [];
  /** Asked for each request, by the phone's name. */
  answer: (phone: string) => Answer | 'none' = () => ({ status: 201 });

  static async start(): Promise<PushServiceStandIn> {
    const stand = new PushServiceStandIn();
    await new Promise<void>((resolve) => stand.#server.listen(0, '127.0.0.1', resolve));
    return stand;
  }

  private constructor() {
    this.#server = createServer(async (request, response) => {
      const phone = (request.url ?? '').slice(1);
      const body = Buffer.concat(await Array.fromAsync(request as AsyncIterable<Buffer>));
      try {
        this.called.push({ phone, ...this.#read(phone, request.headers, body) });
      } catch (error) {
        this.problems.push(String(error));
      }
      const answer = this.answer(phone);
      if (answer !== 'none') response.writeHead(answer.status, answer.headers).end();
      for (const look of this.#waiting) look();
    });
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** The subscription of a new phone. */
  phone(name: string): PushAddress {
    const phone = new Phone(`${this.origin}/${name}`);
    this.#phones.set(name, phone);
    return phone.address;
  }

  /** The names of those that were called, in order. */
  get names(): readonly string[] {
    return this.called.map(({ phone }) => phone);
  }

  async until(enough: (called: readonly Called[]) => boolean): Promise<void> {
    await new Promise<void>((resolve) => {
      const look = (): void => {
        if (!enough(this.called)) return;
        this.#waiting.delete(look);
        resolve();
      };
      this.#waiting.add(look);
      look();
    });
  }

  stop(): Promise<void> {
    this.#server.closeAllConnections();
    return new Promise((resolve) => this.#server.close(() => resolve()));
  }

  #read(name: string, headers: IncomingHttpHeaders, body: Buffer): Omit<Called, 'phone'> {
    const [, token = '', key = ''] = /^vapid t=([^,]+), k=(\S+)$/.exec(headers.authorization ?? '') ?? [];
    const phone = this.#phones.get(name);
    if (!phone) throw new Error(`no phone ${name}`);
    return { payload: phone.read(body), headers, claims: claimsOf(token, key), key };
  }
}

function claimsOf(token: string, key: string): Called['claims'] {
  const [head = '', claims = '', signature = ''] = token.split('.');
  const point = Buffer.from(key, 'base64url');
  const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((part) => part.toString('base64url'));
  const publicKey = createPublicKey({ key: { kty: 'EC', crv: 'P-256', x, y }, format: 'jwk' });
  const isRight = verify(
    'sha256',
    Buffer.from(`${head}.${claims}`),
    { key: publicKey, dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'base64url'),
  );
  if (!isRight) throw new Error('the signature is wrong');
  return JSON.parse(Buffer.from(claims, 'base64url').toString());
}
