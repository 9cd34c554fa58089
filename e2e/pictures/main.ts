/**
 * Pictures of every screen and state of the built app, with the demo neighbourhood in a folder of its own: phone and
 * desk, both languages, three text sizes, light and dark. For people to look at; nothing is compared.
 *
 * `--quick`: six looks instead of 24. SCREENSHOTS: another folder than `screenshots`.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { firstItem, HELD } from '../meeting-steps.ts';
import { Pavilion } from '../pavilion.ts';
import { gallery, type Picture } from './gallery.ts';
import { allLooks, quickLooks } from './looks.ts';
import {
  apart,
  beforeTheNotice,
  comeBack,
  goApart,
  holdMeeting,
  inSession,
  meetingPhones,
  refused,
} from './meeting-scenes.ts';
import {
  codeMissing,
  empty,
  loading,
  nothingKept,
  notKept,
  oldBrowser,
  storeCleared,
} from './phone-scenes.ts';
import { crossEachOther, crossed, voteTwiceInAHousehold } from './rare-scenes.ts';
import type { Scene } from './scene.ts';
import { take } from './take.ts';

const folder = process.env.SCREENSHOTS ?? 'screenshots';
const looks = process.argv.includes('--quick') ? quickLooks : allLooks;
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });

const pictures: Picture[] = [];
const shoot = async (scenes: readonly Scene[]): Promise<void> => {
  pictures.push(...(await take(scenes, looks, folder)));
  console.log(`${pictures.length} pictures`);
};

const founded = await Pavilion.start({ PAVILION_DEMO: '0' });
try {
  await shoot(await empty(founded));
} finally {
  await founded.close();
}

const pavilion = await Pavilion.start();
try {
  const phones = await meetingPhones(pavilion);
  await shoot(beforeTheNotice(phones));
  await holdMeeting(phones);
  await shoot(inSession(phones));
  await goApart(phones);
  await shoot(apart(phones));
  await comeBack(phones);
  await shoot(refused(phones));
  await crossEachOther(pavilion.origin);
  await voteTwiceInAHousehold(pavilion.origin);
  await shoot(crossed(phones.recorder));
  await shoot([
    await loading(pavilion),
    await codeMissing(pavilion),
    await nothingKept(pavilion),
    await storeCleared(pavilion),
    await oldBrowser(pavilion),
  ]);
  const item = await firstItem(phones.recorder.page, HELD);
  await shoot([await notKept(pavilion, item)]);
} finally {
  await pavilion.close();
}
writeFileSync(join(folder, 'index.html'), gallery(pictures));
console.log(join(folder, 'index.html'));
