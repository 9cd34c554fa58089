/** The home's state as this tab shows it: read from the database, and again where this tab or another has news. */
import { allOfHome, emptyHome, type HomeState } from './home-state.ts';
import type { Changed } from './tabs.ts';

const TOGETHER_MS = 30;

export interface HomeNewsParts {
  readonly readHome: (what: readonly Changed[]) => Promise<Partial<HomeState>>;
  /** This tab wrote them into the database: other tabs may read them. */
  tell(what: readonly Changed[]): void;
  /** The state has them. */
  read(what: readonly Changed[]): void;
}

export class HomeNews {
  readonly #parts: HomeNewsParts;
  readonly #waiting = new Set<Changed>();
  #state = emptyHome;
  #reading: Promise<void> = Promise.resolve();
  #isStopped = false;

  constructor(parts: HomeNewsParts) {
    this.#parts = parts;
  }

  get state(): HomeState {
    return this.#state;
  }

  /** One after the other: a reading of everything that lasts must not put old rows over newer ones. */
  read(what: readonly Changed[] = allOfHome): Promise<void> {
    const turn = this.#reading.then(() => this.#read(what));
    this.#reading = turn.catch(() => undefined);
    return turn;
  }

  async #read(what: readonly Changed[]): Promise<void> {
    if (this.#isStopped) return;
    const news = await this.#parts.readHome(what).catch((error: unknown) => {
      // A store that was closed meanwhile has no news.
      if (!this.#isStopped) throw error;
    });
    if (!news || this.#isStopped) return;
    this.#state = { ...this.#state, ...news };
    this.#parts.read(what);
  }

  /** Told together: a feed brings many documents one after the other. */
  readonly changed = (...what: Changed[]): void => {
    if (this.#waiting.size === 0) setTimeout(() => void this.tell(), TOGETHER_MS);
    for (const part of what) this.#waiting.add(part);
  };

  /** What changed is told now. */
  async tell(...what: Changed[]): Promise<void> {
    const all = [...new Set([...this.#waiting, ...what])];
    this.#waiting.clear();
    if (all.length === 0 || this.#isStopped) return;
    this.#parts.tell(all);
    await this.read(all);
  }

  stop(): void {
    this.#isStopped = true;
  }
}
