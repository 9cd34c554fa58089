/**
 * Pictures of every screen and state of the built app, with the demo neighbourhood in a folder of its own: phone and
 * desk, both languages, three text sizes, light and dark. For people to look at; nothing is compared.
 *
 * `--quick`: six looks instead of 24. SCREENSHOTS: another folder than `screenshots`.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { everyScene } from '../scenes/every-scene.ts';
import { showEach } from '../scenes/scene.ts';
import { gallery, type Picture } from './gallery.ts';
import { allLooks, nameOf, quickLooks } from './looks.ts';

const folder = process.env.SCREENSHOTS ?? 'screenshots';
const looks = process.argv.includes('--quick') ? quickLooks : allLooks;
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });

const pictures: Picture[] = [];
for await (const scenes of everyScene()) {
  const order = scenes.map(({ name }) => name);
  const taken: Picture[] = [];
  await showEach(scenes, looks, async ({ name, phone: { page }, asSeen }, look) => {
    const file = `${name}-${nameOf(look)}.png`;
    await page.screenshot({ path: join(folder, file), fullPage: !asSeen, animations: 'disabled' });
    taken.push({ file, scene: name, look: nameOf(look) });
  });
  pictures.push(...taken.sort((a, b) => order.indexOf(a.scene) - order.indexOf(b.scene)));
  console.log(`${pictures.length} pictures`);
}
writeFileSync(join(folder, 'index.html'), gallery(pictures));
console.log(join(folder, 'index.html'));
