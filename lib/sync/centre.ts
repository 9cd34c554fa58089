/** The server's HTTP interface as this device uses it. Expected failures come back as values. */

import type { MePayload } from '../accounts/me.ts';
import type { PushAddress, PushAnswer, PushChoices } from '../accounts/push-choices.ts';
import type { PublicKey } from '../record/jws.ts';
import type { MemberId } from '../shared/ids.ts';
import { isRefusalCode, no, ok, type Refusal, type Result } from '../shared/refusal.ts';
import type { CommunitySettings, Me, Start } from './device.ts';

export interface Community {
  readonly name: string;
  readonly publicKey: PublicKey;
  readonly generation: number;
  readonly settings?: CommunitySettings;
}

export interface Pushed {
  readonly id: string;
  readonly stored?: true;
  readonly refused?: Refusal;
}

export class Centre {
  /** Never rejects. */
  async answers(): Promise<boolean> {
    try {
      const answer = await fetch('/api/health', {
        cache: 'no-store',
        signal: AbortSignal.timeout(8_000),
      });
      return answer.ok && ((await answer.json()) as { offline?: unknown }).offline !== true;
    } catch {
      return false;
    }
  }

  async session(): Promise<Result<Me>> {
    return me(await this.#json('GET', '/api/session'));
  }

  async signIn(account: string, password: string): Promise<Result<Me>> {
    return me(await this.#json('POST', '/api/session', { account, password }));
  }

  async start(input: Start): Promise<Result<Me>> {
    return me(await this.#json('POST', '/api/start', input));
  }

  /** True: the session is gone, now or before. */
  async signOut(): Promise<boolean> {
    const result = await this.#send('DELETE', '/api/session');
    return result.ok || result.refusal.code === 'not-signed-in';
  }

  async community(): Promise<Result<Community>> {
    return (await this.#json('GET', '/api/community')) as Result<Community>;
  }

  async badge(publicKey: PublicKey): Promise<Result<string>> {
    const result = await this.#json('POST', '/api/badges', { publicKey });
    return result.ok ? ok((result.value as { badge: string }).badge) : result;
  }

  /** The feed's lines as they come; ends early where the line breaks. Refused where the cookie is not `as`'s. */
  async *feed(as: MemberId, after: string | undefined): AsyncGenerator<unknown, Refusal | undefined> {
    const query = new URLSearchParams({ as, ...(after === undefined ? {} : { after }) });
    const result = await this.#send('GET', `/api/feed?${query}`);
    if (!result.ok) return result.refusal;
    if (!result.value.body) return undefined;
    let rest = '';
    const reader = result.value.body.pipeThrough(new TextDecoderStream()).getReader();
    try {
      for (let read = await reader.read(); !read.done; read = await reader.read()) {
        const lines = (rest + read.value).split('\n');
        rest = lines.pop() ?? '';
        for (const line of lines) if (line !== '') yield JSON.parse(line);
      }
    } catch {
      return { code: 'offline' };
    } finally {
      await reader.cancel().catch(() => undefined);
    }
    return undefined;
  }

  /** Refused where the cookie is not `as`'s. */
  async push(
    as: MemberId,
    documents: readonly { readonly id: string; readonly update: string }[],
  ): Promise<Result<readonly Pushed[]>> {
    const result = await this.#json('POST', `/api/feed?${new URLSearchParams({ as })}`, { documents });
    return result.ok ? ok((result.value as { documents: Pushed[] }).documents) : result;
  }

  /** `not-found`: this community calls no phones. */
  async calls(as: MemberId): Promise<Result<PushAnswer>> {
    return (await this.#json('GET', callsOf(as))) as Result<PushAnswer>;
  }

  /** `bad-value`: of no push service that the community's server sends to. */
  async subscribe(as: MemberId, subscription: PushAddress, choices: PushChoices): Promise<Result<unknown>> {
    return this.#send('PUT', callsOf(as), { subscription, choices });
  }

  async unsubscribe(as: MemberId): Promise<Result<unknown>> {
    return this.#send('DELETE', callsOf(as));
  }

  async #json(method: string, path: string, body?: unknown): Promise<Result<unknown>> {
    const result = await this.#send(method, path, body);
    if (!result.ok) return result;
    try {
      return ok(await result.value.json());
    } catch {
      return no('unavailable');
    }
  }

  async #send(method: string, path: string, body?: unknown): Promise<Result<Response>> {
    const json = body === undefined ? {} : { body: JSON.stringify(body) };
    try {
      const answer = await fetch(path, {
        method,
        cache: 'no-store',
        credentials: 'same-origin',
        headers: body === undefined ? {} : { 'content-type': 'application/json' },
        ...json,
      });
      return answer.ok ? ok(answer) : { ok: false, refusal: await refusalOf(answer) };
    } catch {
      return no('offline');
    }
  }
}

const callsOf = (as: MemberId): string => `/api/push?${new URLSearchParams({ as })}`;

/** RFC 9457 problem details with one of our codes; anything else is an outage. */
export async function refusalOf(answer: Response): Promise<Refusal> {
  try {
    const { code } = (await answer.json()) as { code?: unknown };
    if (isRefusalCode(code)) return { code };
  } catch {}
  return { code: answer.status === 401 ? 'not-signed-in' : 'unavailable' };
}

const me = (result: Result<unknown>): Result<Me> =>
  result.ok ? ok(meFrom((result.value as { me: MePayload }).me)) : result;

/** Not by lib/accounts/me.ts: its schema would bring valibot into the first route. */
export const meFrom = ({ id, name, roles, household, rep, areas }: MePayload): Me => ({
  name,
  member: { id, roles, household, rep, areas },
});
