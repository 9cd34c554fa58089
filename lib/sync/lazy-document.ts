/** A document's view while the code for open documents is still on its way. */
import type { OpenDocument, OpenedView } from './device.ts';

export class LazyDocument implements OpenDocument {
  readonly #listeners = new Set<() => void>();
  readonly #stops: (() => void)[] = [];
  #opened: OpenDocument | undefined;
  #view: OpenedView = { status: 'loading' };
  #closed = false;

  constructor(opening: Promise<OpenDocument | undefined>) {
    opening.then(
      (opened) => this.#arrived(opened),
      () => this.#failed(),
    );
  }

  #failed(): void {
    this.#view = { status: 'not-loaded' };
    for (const listener of this.#listeners) listener();
  }

  #arrived(opened: OpenDocument | undefined): void {
    if (this.#closed) return opened?.close();
    this.#opened = opened;
    for (const listener of this.#listeners) {
      if (opened) this.#stops.push(opened.subscribe(listener));
      listener();
    }
  }

  view(): OpenedView {
    return this.#opened?.view() ?? this.#view;
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
