/** Runs something at most once per animation frame; in a hidden tab, which draws none, a little later. */
const HIDDEN_MS = 100;

export class Frames {
  readonly #run: () => void;
  #pending = false;
  #stopped = false;

  constructor(run: () => void) {
    this.#run = run;
  }

  request(): void {
    if (this.#pending || this.#stopped) return;
    this.#pending = true;
    const run = (): void => {
      this.#pending = false;
      if (!this.#stopped) this.#run();
    };
    if (document.visibilityState === 'visible') requestAnimationFrame(run);
    else setTimeout(run, HIDDEN_MS);
  }

  stop(): void {
    this.#stopped = true;
  }
}
