/** One member's photos in one tab: kept here before an act names them, sent after it, shown from here or fetched [PHOTO2]. */
import type { Photo } from '../../record/photo.ts';
import type { Clock } from '../../shared/clock.ts';
import type { DocumentId, MemberId } from '../../shared/ids.ts';
import type { Picture } from '../../shared/picture.ts';
import { no, ok, type Result } from '../../shared/refusal.ts';
import { toBase64 } from '../base64.ts';
import type { ShownPhotos, Ticks, WantedPhoto } from '../device.ts';
import { fetchPhoto } from './fetch-photo.ts';
import {
  cache,
  forget,
  type KeptPhoto,
  keepNew,
  type PhotoUpload,
  queue,
  readKept,
  readUploads,
  shownAgain,
  tidy,
  uploadRefused,
} from './photo-db.ts';
import { PhotoView } from './photo-view.ts';
import { PHOTO_SYNC, photoChannel, sendPhotos } from './send-photos.ts';

export interface PhotoParts {
  readonly id: MemberId;
  readonly clock: Clock;
  network(): 'unknown' | 'yes' | 'no';
  /** Something that the ticks tell of. */
  changed(): void;
  doubtful(): void;
  signInDoubtful(): void;
}

export class MemberPhotos {
  readonly #parts: PhotoParts;
  readonly #channel: BroadcastChannel;
  readonly #views = new Set<PhotoView>();
  /** By digest, of this page. */
  readonly #urls = new Map<string, string>();
  /** Those added in this page and not delivered yet: should the phone be cleared under it. */
  readonly #own = new Map<string, KeptPhoto>();
  #uploads: readonly PhotoUpload[] = [];
  #isClosed = false;

  constructor(parts: PhotoParts) {
    this.#parts = parts;
    this.#channel = photoChannel(parts.id);
    this.#channel.onmessage = () => void this.#readUploads();
  }

  /** A store that cannot be opened holds no photos; all else goes on. */
  async load(): Promise<void> {
    await tidy(this.#parts.id, this.#parts.clock.now()).catch(() => undefined);
    await this.#readUploads();
  }

  async #readUploads(): Promise<void> {
    if (this.#isClosed) return;
    const uploads = await readUploads(this.#parts.id).catch(() => undefined);
    if (!uploads || this.#isClosed) return;
    this.#uploads = uploads;
    for (const digest of this.#own.keys())
      if (!uploads.some((upload) => upload.digest === digest)) this.#own.delete(digest);
    this.#parts.changed();
    for (const view of this.#views) view.changed();
  }

  async #tell(): Promise<void> {
    await this.#readUploads();
    if (!this.#isClosed) this.#channel.postMessage('changed');
  }

  /** How many wait to be sent, of one document or of all. */
  waiting(doc?: DocumentId): number {
    return this.#uploads.filter((upload) => isToBeSent(upload) && (doc === undefined || upload.doc === doc))
      .length;
  }

  /** Of a document, or of all: nothing counts as delivered whose photos are not. */
  ticks(ticks: Ticks, doc?: DocumentId): Ticks {
    return ticks.delivered && this.waiting(doc) > 0 ? { ...ticks, delivered: false } : ticks;
  }

  /** Makes it small, and keeps it on this phone. Until an act names it, it goes nowhere. */
  async add(doc: DocumentId, file: Blob): Promise<Result<Photo>> {
    const { makeSmall } = await import('./make-small.ts');
    const small = await makeSmall(file);
    if (!small.ok) return small;
    const { photo, content } = small.value;
    const now = this.#parts.clock.now();
    const { digest, type } = photo;
    const kept = { digest, type, content };
    try {
      await keepNew(this.#parts.id, kept, { doc, digest, at: now, phase: 'draft' });
    } catch {
      return no('not-kept');
    }
    this.#own.set(digest, kept);
    this.#show(digest, content, type);
    await this.#tell();
    return ok(photo);
  }

  /** Before an act is written that names them. False: this phone could not keep that. */
  async queue(doc: DocumentId, digests: readonly string[]): Promise<boolean> {
    try {
      await queue(this.#parts.id, doc, digests);
    } catch {
      return false;
    }
    await this.#tell();
    return true;
  }

  /** The phone was cleared under this page: what it still has is kept anew; what it has not is said to be lost. */
  async writeAnew(): Promise<void> {
    for (const upload of this.#uploads) {
      const kept = this.#own.get(upload.digest);
      const written = kept
        ? keepNew(this.#parts.id, kept, upload)
        : uploadRefused(this.#parts.id, upload, 'not-kept');
      // Into a store that does not open any more: then the page alone knows of it.
      await written.catch(() => undefined);
    }
    await this.#readUploads();
  }

  /** Sends what waits; never awaited by what acts wait for. */
  async deliver(): Promise<void> {
    for (const view of this.#views) view.again();
    if (this.waiting() === 0) return;
    if (this.#parts.network() !== 'yes') return askToBeWoken();
    const code = await sendPhotos(
      this.#parts.id,
      () => !this.#isClosed && this.#parts.network() === 'yes',
      () => void this.#tell(),
    );
    if (code === undefined) return;
    await askToBeWoken();
    if (code === 'not-signed-in') this.#parts.signInDoubtful();
    else this.#parts.doubtful();
  }

  show(doc: DocumentId, wanted: readonly WantedPhoto[]): ShownPhotos {
    const view = new PhotoView(wanted, {
      uploadOf: (digest) => this.#uploads.find((upload) => upload.doc === doc && upload.digest === digest),
      urlOf: (digest) => this.#urls.get(digest),
      read: (digest) => this.#read(doc, digest),
      forget: (digest) => this.#forget(doc, digest),
    });
    this.#views.add(view);
    return {
      pictures: () => view.pictures,
      subscribe: (listener) => view.subscribe(listener),
      close: () => {
        view.close();
        this.#views.delete(view);
      },
    };
  }

  /** From this phone, else from the centre; undefined: it has an address now. */
  async #read(doc: DocumentId, digest: string): Promise<Exclude<Picture['at'], 'here'> | undefined> {
    const { id, clock } = this.#parts;
    const kept = await readKept(id, digest).catch(() => undefined);
    if (kept) {
      this.#show(digest, kept.content, kept.type);
      shownAgain(id, kept, clock.now()).catch(() => undefined);
      return undefined;
    }
    if (this.#parts.network() === 'no') return 'offline';
    const found = await fetchPhoto(id, doc, digest);
    if (!found.ok) {
      if (found.refusal.code === 'not-signed-in') this.#parts.signInDoubtful();
      return found.refusal.code === 'not-found' ? 'elsewhere' : 'offline';
    }
    const { content, type } = found.value;
    if (this.#isClosed) return 'coming';
    this.#show(digest, content, type);
    // A full phone shows it all the same.
    await cache(id, { digest, type, content }, clock.now()).catch(() => undefined);
    return undefined;
  }

  #show(digest: string, content: Uint8Array<ArrayBuffer>, type: string): void {
    if (this.#isClosed || this.#urls.has(digest)) return;
    this.#urls.set(digest, URL.createObjectURL(new Blob([content], { type })));
  }

  #forget(doc: DocumentId, digest: string): void {
    const url = this.#urls.get(digest);
    if (url !== undefined) URL.revokeObjectURL(url);
    this.#urls.delete(digest);
    forget(this.#parts.id, doc, digest).then(
      () => this.#tell(),
      () => undefined,
    );
  }

  /** All that the centre does not have, with its bytes [SYNC16]. */
  async unsent(): Promise<object[]> {
    const photos = [];
    for (const { doc, digest, phase, code } of this.#uploads) {
      const kept = this.#own.get(digest) ?? (await readKept(this.#parts.id, digest).catch(() => undefined));
      if (!kept || phase === 'draft') continue;
      photos.push({ doc, digest, type: kept.type, refused: code, content: toBase64(kept.content) });
    }
    return photos;
  }

  close(): void {
    this.#isClosed = true;
    this.#channel.close();
    for (const view of this.#views) view.close();
    for (const url of this.#urls.values()) URL.revokeObjectURL(url);
    this.#urls.clear();
  }
}

/** What is over the quota is sent again another day. */
const isToBeSent = ({ phase, code }: PhotoUpload): boolean =>
  phase === 'waiting' || code === 'too-many-photos';

/** Where browsers can: the service worker sends them once there is a network, also when no page is open. */
async function askToBeWoken(): Promise<void> {
  const registration: ServiceWorkerRegistration & { sync?: { register(tag: string): Promise<void> } } =
    (await navigator.serviceWorker?.getRegistration().catch(() => undefined)) as never;
  await registration?.sync?.register(PHOTO_SYNC).catch(() => undefined);
}
