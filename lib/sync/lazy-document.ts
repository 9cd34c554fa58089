/** A document's view while the code for open documents is still on its way. */
import type { DocumentView, OpenDocument } from './device.ts';

export class LazyDocument implements OpenDocument {
  readonly #listeners = new Set<() => void>();
  readonly #stops: (() => void)[] = [];
  #opened: OpenDocument | undefined;
  #closed = false;

  constructor(opening: Promise<OpenDocument | undefined>) {
    void opening.then((opened) => this.#arrived(opened));
  }

  #arrived(opened: OpenDocument | undefined): void {
    if (this.#closed) return opened?.close();
    this.#opened = opened;
    for (const listener of this.#listeners) {
      if (opened) this.#stops.push(opened.subscribe(listener));
      listener();
    }
  }

  view(): DocumentView<unknown> {
    return this.#opened?.view() ?? { status: 'loading' };
  }

  subscribe(listener: () => void): () => void {
    if (this.#opened) return this.#opened.subscribe(listener);
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  close(): void {
    this.#closed = true;
    for (const stop of this.#stops) stop();
    this.#listeners.clear();
    this.#opened?.close();
  }
}
