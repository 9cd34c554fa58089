/** The photos that one part of a screen shows: what there is of each now. */
import type { Picture } from '../../shared/picture.ts';
import type { WantedPhoto } from '../device.ts';
import type { PhotoUpload } from './photo-db.ts';

export interface PhotoSource {
  uploadOf(digest: string): PhotoUpload | undefined;
  /** Its address in this page; undefined: to be read first. */
  urlOf(digest: string): string | undefined;
  /** undefined: it has an address now. */
  read(digest: string): Promise<Exclude<Picture['at'], 'here'> | undefined>;
  /** It was taken away. */
  forget(digest: string): void;
}

const ASK_AGAIN_MS = 5_000;
const ASK_AGAIN_AT_MOST_MS = 60_000;

export class PhotoView {
  readonly #source: PhotoSource;
  readonly #wanted: readonly string[];
  readonly #missing = new Map<string, Exclude<Picture['at'], 'here'>>();
  readonly #listeners = new Set<() => void>();
  #pictures: ReadonlyMap<string, Picture> = new Map();
  #pause = ASK_AGAIN_MS;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isClosed = false;

  constructor(wanted: readonly WantedPhoto[], source: PhotoSource) {
    this.#source = source;
    this.#wanted = wanted.filter(({ removed }) => removed === undefined).map(({ digest }) => digest);
    for (const { digest, removed } of wanted) if (removed !== undefined) source.forget(digest);
    for (const digest of this.#wanted) void this.#read(digest);
    this.changed();
  }

  get pictures(): ReadonlyMap<string, Picture> {
    return this.#pictures;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  changed(): void {
    if (this.#isClosed) return;
    this.#pictures = new Map(this.#wanted.map((digest) => [digest, this.#pictureOf(digest)]));
    for (const listener of this.#listeners) listener();
  }

  #pictureOf(digest: string): Picture {
    const url = this.#source.urlOf(digest);
    if (url === undefined) return { at: this.#missing.get(digest) ?? 'coming' };
    const upload = this.#source.uploadOf(digest);
    if (!upload || upload.phase === 'draft') return { at: 'here', url };
    return {
      at: 'here',
      url,
      unsent: upload.phase === 'waiting' ? 'waiting' : (upload.code ?? 'unavailable'),
    };
  }

  async #read(digest: string): Promise<void> {
    if (this.#source.urlOf(digest) !== undefined) return;
    const missing = await this.#source.read(digest);
    if (this.#isClosed) return;
    if (missing) this.#missing.set(digest, missing);
    else this.#missing.delete(digest);
    this.changed();
    if (missing) this.#askAgainLater();
  }

  /** Another phone delivers when it can: asked for less and less often while somebody looks. */
  #askAgainLater(): void {
    this.#timer ??= setTimeout(() => {
      this.#pause = Math.min(ASK_AGAIN_AT_MOST_MS, 2 * this.#pause);
      this.again();
    }, this.#pause);
  }

  /** Reads once more what was not to be had. */
  again(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    for (const digest of this.#missing.keys()) void this.#read(digest);
  }

  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    this.#listeners.clear();
  }
}
