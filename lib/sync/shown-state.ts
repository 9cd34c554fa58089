/** The one object that screens read: made anew at most once per turn, and only where some part of it is news. */
export class ShownState<State extends object> {
  readonly #next: (before: State) => State;
  readonly #listeners = new Set<() => void>();
  #state: State;
  #isPublishing = false;

  constructor(first: State, next: (before: State) => State) {
    this.#state = first;
    this.#next = next;
  }

  readonly get = (): State => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  publish(): void {
    if (this.#isPublishing) return;
    this.#isPublishing = true;
    queueMicrotask(() => {
      this.#isPublishing = false;
      const next = this.#next(this.#state);
      if ((Object.keys(next) as (keyof State)[]).every((key) => next[key] === this.#state[key])) return;
      this.#state = next;
      for (const listener of this.#listeners) listener();
    });
  }
}

/** The former object where the new one says the same, so that nothing is drawn again for it. */
export const same = <T extends object>(before: T, now: T): T =>
  JSON.stringify(before) === JSON.stringify(now) ? before : now;
