import { expect, it, onTestFinished, vi } from 'vitest';
import { MemoryDocumentStore } from '../storage/memory/document-store.ts';
import type { StoredDocument } from '../storage/store.ts';
import { MEETING, NOTES, roomFixture } from './room-fixture.ts';
import { Rooms } from './rooms.ts';

it('a document that cannot be loaded is tried again when next asked for, and harms no other', async () => {
  const store = new Unreadable();
  const fixture = await roomFixture(store);
  // A rejection that nobody hears ends the process, and fails this test.
  await expect(fixture.room(MEETING)).rejects.toThrow('unreadable');
  await new Promise((resolve) => setTimeout(resolve, 5));
  expect(fixture.rooms.size).toBe(0);
  expect((await fixture.room(NOTES)).id).toBe(NOTES);
  store.readable = true;
  expect((await fixture.room(MEETING)).id).toBe(MEETING);
});

it('a document that is asked for again just as it is let go is never in memory twice', async () => {
  const fixture = await roomFixture();
  const device = await fixture.device('resident');
  for (let i = 0; i < 50; i++) {
    device.type(NOTES, 'prose/proposal', `第 ${i} 段`);
    await fixture.rooms.with(NOTES, async (room) => {
      expect(room.lost).toBe(false);
      const [submission, again] = [fixture.push(room, device), await fixture.room(NOTES)];
      expect(again).toBe(room);
      if (submission.at !== 'admitted') throw new Error(submission.at);
      await submission.stored;
    });
    if (i % 3 === 0) await new Promise(setImmediate);
    if (i % 7 === 0) await new Promise((resolve) => setTimeout(resolve, 2));
  }
  const room = await fixture.room(NOTES);
  expect(room.doc.getXmlFragment('prose/proposal').length).toBe(50);
});

it('a document that nobody has open leaves memory within a minute', async () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const rooms = new Rooms(await roomFixture());
  const opened = await rooms.open(MEETING);
  await vi.advanceTimersByTimeAsync(120_000);
  expect(rooms.size).toBe(1);
  opened?.release();
  await vi.advanceTimersByTimeAsync(59_000);
  expect(rooms.size).toBe(0);
});

class Unreadable extends MemoryDocumentStore {
  readable = false;
  override async load(
    ...asked: Parameters<MemoryDocumentStore['load']>
  ): Promise<StoredDocument | undefined> {
    if (!this.readable && asked[0] === MEETING) throw new Error('unreadable');
    return super.load(...asked);
  }
}
