import type { Page } from 'playwright-core';
import type { Phone } from '../pavilion.ts';

/** One row of pictures: who looks at what. */
export interface Scene {
  readonly name: string;
  readonly phone: Phone;
  /** Absent: the page as it stands, which a reload would spoil; in one language then. */
  readonly path?: string;
  /** Only what fits the screen; else the whole page. */
  readonly asSeen?: true;
  /** Brings the page to the state that is to be seen; again for each language. */
  readonly prepare?: (page: Page) => Promise<void>;
}
