/** Every screen in every state, in the order in which a neighbourhood comes through them. For pictures and for judgement. */
import { firstItem, HELD } from '../meeting-steps.ts';
import { Pavilion } from '../pavilion.ts';
import { startShellServer } from '../shell-server.ts';
import {
  apart,
  arriving,
  beforeTheNotice,
  begin,
  close,
  comeBack,
  counted,
  decided,
  goApart,
  hold,
  inSession,
  meetingPhones,
  publish,
  published,
  refused,
  settle,
} from './meeting-scenes.ts';
import {
  codeMissing,
  empty,
  loading,
  nothingKept,
  notKept,
  notYours,
  oldBrowser,
  signInEnded,
  storeCleared,
  updateWaiting,
} from './phone-scenes.ts';
import { crossEachOther, crossed, heldBack, holdBack, voteTwiceInAHousehold } from './rare-scenes.ts';
import type { Scene } from './scene.ts';
import { ofTopics } from './topic-scenes.ts';

/** Each part is to be seen before the next is asked for: then the neighbourhood has moved on. */
export async function* everyScene(): AsyncGenerator<readonly Scene[]> {
  const founded = await Pavilion.start({ PAVILION_DEMO: '0' });
  try {
    yield await empty(founded);
  } finally {
    await founded.close();
  }
  const pavilion = await Pavilion.start();
  const shell = await startShellServer();
  try {
    const phones = await meetingPhones(pavilion);
    yield ofTopics(phones);
    yield beforeTheNotice(phones);
    await publish(phones);
    yield published(phones);
    await begin(phones);
    yield arriving(phones);
    await hold(phones);
    yield inSession(phones);
    await goApart(phones);
    yield apart(phones);
    await comeBack(phones);
    yield refused(phones);
    await close(phones);
    yield counted(phones);
    await settle(phones);
    yield decided(phones);
    await crossEachOther(pavilion.origin);
    await voteTwiceInAHousehold(pavilion.origin);
    yield crossed(phones.recorder);
    await holdBack(pavilion);
    yield heldBack(phones.recorder);
    yield [
      await loading(pavilion),
      await codeMissing(pavilion),
      await nothingKept(pavilion),
      await storeCleared(pavilion),
      await oldBrowser(pavilion),
      await signInEnded(pavilion),
      await notYours(pavilion),
      await updateWaiting(pavilion, shell),
    ];
    yield [await notKept(pavilion, await firstItem(phones.recorder.page, HELD))];
  } finally {
    await pavilion.close();
    await shell.stop();
  }
}
