/** Which item of a new copy is which of the old one, by the ids of Yjs. */
import type * as Y from 'yjs';

/** By an item's name in the old copy: its name in the new one, where it was entered again. */
export type Twins = Map<string, string>;

export const nameOf = (id: Y.ID): string => `${id.client}:${id.clock}`;

export class ReentryIds {
  readonly #isUnsent: (id: Y.ID) => boolean;
  readonly #twins: Twins;

  /** `isUnsent`: made here and not known to the centre. */
  constructor(isUnsent: (id: Y.ID) => boolean, twins: Twins) {
    this.#isUnsent = isUnsent;
    this.#twins = twins;
  }

  isUnsent(id: Y.ID): boolean {
    return this.#isUnsent(id);
  }

  /** What it is called in the new copy, if that ever had it; undefined: still to be entered. */
  inFresh(id: Y.ID): string | undefined {
    const name = nameOf(id);
    return this.#twins.get(name) ?? (this.#isUnsent(id) ? undefined : name);
  }

  entered(id: Y.ID, as: Y.ID): void {
    this.#twins.set(nameOf(id), nameOf(as));
  }
}
