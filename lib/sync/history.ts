/** The past of documents, asked of the centre when somebody looks; nothing of it is kept on the phone. */
import { type BlockAuthors, HISTORY_PATH, type VersionContent, type VersionPage } from '../record/history.ts';
import type { DocumentId, MemberId } from '../shared/ids.ts';
import { isRefusalCode, no, ok, type Refusal, type Result } from '../shared/refusal.ts';

/** `fetch`, for paths of our own server. */
export type Ask = (path: string, init?: RequestInit) => Promise<Response>;

export class History {
  readonly #ask: Ask;
  readonly #as: MemberId;

  constructor(ask: Ask, as: MemberId) {
    this.#ask = ask;
    this.#as = as;
  }

  /** The newest first; `before`: those older than this version. */
  list(document: DocumentId, before?: number): Promise<Result<VersionPage>> {
    return this.#json('', { document, ...(before !== undefined && { before: String(before) }) });
  }

  read(document: DocumentId, version: number): Promise<Result<VersionContent>> {
    return this.#json('/version', { document, version: String(version) });
  }

  /** Block by block of a text as it stands now. */
  async authors(document: DocumentId, root: string): Promise<Result<readonly BlockAuthors[]>> {
    const answer = await this.#json<{ blocks: BlockAuthors[] }>('/authors', { document, root });
    return answer.ok ? ok(answer.value.blocks) : answer;
  }

  /** As an edit of this member's, online only. `roots`: prose roots, and `sheet`; all where none are named. */
  bringBack(document: DocumentId, version: number, roots?: readonly string[]): Promise<Result<unknown>> {
    return this.#json('', {}, { document, version, roots });
  }

  async #json<T>(path: string, query: Record<string, string>, body?: unknown): Promise<Result<T>> {
    const write = {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    };
    const asked = `${HISTORY_PATH}${path}?${new URLSearchParams({ ...query, as: this.#as })}`;
    let answer: Response;
    try {
      answer = await this.#ask(asked, body === undefined ? {} : write);
    } catch {
      return no('offline');
    }
    const said: unknown = await answer.json().catch(() => undefined);
    if (!answer.ok) return { ok: false, refusal: refusalIn(said) };
    return said === undefined ? no('unavailable') : ok(said as T);
  }
}

/** RFC 9457 problem details with one of our codes; anything else is an outage. */
function refusalIn(said: unknown): Refusal {
  const { code, places } = (said ?? {}) as Partial<Refusal>;
  if (!isRefusalCode(code)) return { code: 'unavailable' };
  return { code, ...(places && { places }) };
}
