import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { settled, wear } from '../looks.ts';
import type { Picture } from './gallery.ts';
import { nameOf, type SizedLook } from './looks.ts';
import type { Scene } from './scene.ts';

/** All looks of these scenes; phones work beside each other, the scenes of one phone one after the other. */
export async function take(
  scenes: readonly Scene[],
  looks: readonly SizedLook[],
  folder: string,
): Promise<Picture[]> {
  const byPhone = [...Map.groupBy(scenes, ({ phone }) => phone).values()];
  const taken = await Promise.all(
    byPhone.map(async (own) => {
      const pictures: Picture[] = [];
      for (const scene of own) pictures.push(...(await takeOne(scene, looks, folder)));
      return pictures;
    }),
  );
  return taken.flat();
}

async function takeOne(scene: Scene, looks: readonly SizedLook[], folder: string): Promise<Picture[]> {
  const { page } = scene.phone;
  const pictures: Picture[] = [];
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
    const file = `${scene.name}-${nameOf(look)}.png`;
    await page.screenshot({ path: join(folder, file), fullPage: !scene.asSeen });
    pictures.push({ file, scene: scene.name, look: nameOf(look) });
  }
  return pictures;
}

async function begin({ phone: { page }, prepare }: Scene, path: string, look: SizedLook): Promise<void> {
  await page.goto(path);
  await settled(page);
  await wear(page, look);
  await prepare?.(page);
}

/** Where nothing can be chosen, as no storage, no code or no part of the app is there. */
async function wearAsItStands(page: Page, { text, theme }: SizedLook): Promise<void> {
  await page.emulateMedia({ colorScheme: theme });
  await page.locator('html').evaluate((root, text) => root.setAttribute('data-text', text), text);
}
