/** Somebody who has only the keyboard: real keys, nothing else. After each of them the focus must be there and seen. */
import type { Locator, Page } from 'playwright-core';
import { measureFocus } from './screen-measure.ts';

/** More than any page has on one way. */
const MOST_TABS = 200;
/** For what a key has caused to come to rest. */
const REST_MS = 3000;

export class Keyboard {
  readonly #page: Page;
  /** Each key that was pressed while something was wrong with the focus. */
  readonly faults: string[] = [];

  constructor(page: Page) {
    this.#page = page;
  }

  /** Tab until that has the focus; Shift+Tab with `back`. */
  async to(target: Locator, way: 'on' | 'back' = 'on'): Promise<void> {
    const key = way === 'on' ? 'Tab' : 'Shift+Tab';
    for (let presses = 0; presses < MOST_TABS; presses++) {
      if (await isFocused(target)) return;
      await this.#page.keyboard.press(key);
      // Behind the last thing on a page comes the browser itself, and then the first again.
      if (!(await this.#isInBrowser())) await this.#look(key);
    }
    throw new Error(`${key} does not reach ${target}`);
  }

  /** Tab until that has the focus, then the key. `then`: what comes of it. */
  async press(target: Locator, key: 'Enter' | 'Space', then: Locator): Promise<void> {
    await this.to(target);
    await this.key(key, then, target);
  }

  /** `on`: what has the focus, for who reads of a fault. */
  async key(key: string, then?: Locator, on?: Locator): Promise<void> {
    await this.#page.keyboard.press(key);
    await then?.first().waitFor();
    await this.#look(on ? `${key} on ${on}` : key);
  }

  /** Into what has the focus. */
  async type(text: string): Promise<void> {
    await this.#page.keyboard.type(text);
    await this.#look(`typing ${text}`);
  }

  #isInBrowser(): Promise<boolean> {
    return this.#page.evaluate(() => document.activeElement === document.body);
  }

  /** Another page has just been loaded: the focus begins at its head. */
  async #look(key: string): Promise<void> {
    const until = performance.now() + REST_MS;
    let fault = await measureFocus(this.#page);
    while (fault && performance.now() < until) {
      await this.#page.waitForTimeout(50);
      fault = await measureFocus(this.#page);
    }
    if (fault) this.faults.push(`after ${key}: ${fault}`);
  }
}

const isFocused = async (target: Locator): Promise<boolean> =>
  (await target.count()) > 0 && target.first().evaluate((element) => element === document.activeElement);
