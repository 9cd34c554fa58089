import type { Page } from 'playwright-core';
import { type Look, settled, wear } from '../looks.ts';
import type { Phone } from '../pavilion.ts';

/** One screen in one state: who looks at what. */
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

/** A look on a screen of this size, px. */
export interface SizedLook extends Look {
  readonly width: number;
  readonly height: number;
}

const usualLook: Look = { language: 'zh-CN', text: 'normal', theme: 'light' };

/**
 * Shows these scenes in each of these looks; those of one language follow each other. Phones work beside each other,
 * the scenes of one phone one after the other.
 */
export async function showEach<L extends SizedLook>(
  scenes: readonly Scene[],
  looks: readonly L[],
  see: (scene: Scene, look: L) => Promise<void>,
): Promise<void> {
  const byPhone = [...Map.groupBy(scenes, ({ phone }) => phone).values()];
  await Promise.all(
    byPhone.map(async (own) => {
      for (const scene of own) await showOne(scene, looks, see);
      // The next steps know the screens in Chinese.
      const last = own.at(-1);
      if (last?.path !== undefined) await wear(last.phone.page, usualLook);
    }),
  );
}

async function showOne<L extends SizedLook>(
  scene: Scene,
  looks: readonly L[],
  see: (scene: Scene, look: L) => Promise<void>,
): Promise<void> {
  const { page } = scene.phone;
  let language = '';
  for (const look of looks) {
    if (scene.path === undefined && look.language !== looks[0]?.language) break;
    await page.setViewportSize({ width: look.width, height: look.height });
    if (scene.path === undefined) await wearAsItStands(page, look);
    else {
      if (look.language !== language) await begin(scene, scene.path, look);
      await wear(page, look);
    }
    language = look.language;
    await see(scene, look);
  }
}

async function begin({ phone: { page }, prepare }: Scene, path: string, look: Look): Promise<void> {
  await page.goto(path);
  await settled(page);
  await wear(page, look);
  await prepare?.(page);
}

/** Where nothing can be chosen, as no storage, no code or no part of the app is there. */
async function wearAsItStands(page: Page, { text, theme, contrast }: Look): Promise<void> {
  await page.emulateMedia({ colorScheme: theme, contrast: contrast ?? 'no-preference' });
  await page.locator('html').evaluate((root, text) => root.setAttribute('data-text', text), text);
}
