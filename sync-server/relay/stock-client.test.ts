import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { RelayFixture } from './relay-fixture.ts';
import { MEETING, NOTES, roomFixture } from './room-fixture.ts';

const PROPOSAL = 'prose/proposal';
let relay: RelayFixture;

beforeEach(async () => {
  relay = await RelayFixture.start(await roomFixture());
});
afterEach(() => relay.stop());

const textOf = (doc: Y.Doc): string => doc.getXmlFragment(PROPOSAL).toString();

function startParagraph(doc: Y.Doc): Y.XmlText {
  const paragraph = new Y.XmlElement('paragraph');
  const text = new Y.XmlText();
  paragraph.insert(0, [text]);
  doc.getXmlFragment(PROPOSAL).push([paragraph]);
  return text;
}

const synced = (provider: WebsocketProvider): Promise<void> =>
  provider.synced ? Promise.resolve() : new Promise((resolve) => provider.once('sync', () => resolve()));

/** Resolves as soon as the document is as `check` wants it. */
const until = (doc: Y.Doc, check: () => boolean): Promise<void> =>
  new Promise((resolve) => {
    const look = () => {
      if (!check()) return;
      doc.off('update', look);
      resolve();
    };
    doc.on('update', look);
    look();
  });

const closing = (provider: WebsocketProvider): Promise<number> =>
  new Promise((resolve) => provider.once('connection-close', (event) => resolve(event?.code ?? 0)));

describe('the unmodified y-websocket provider', () => {
  it('[SYNC3] loses nothing that is typed while its connection is cut again and again', async () => {
    const [a, b] = [relay.stock('resident', NOTES), relay.stock('chair', NOTES)];
    await Promise.all([synced(a), synced(b)]);
    const [mine, theirs] = [startParagraph(a.doc), startParagraph(b.doc)];
    for (let i = 0; i < 300; i++) {
      mine.insert(mine.length, 'x');
      theirs.insert(theirs.length, 'y');
      if (i % 60 === 30) relay.cut();
      await new Promise(setImmediate);
    }
    const whole = (doc: Y.Doc) =>
      textOf(doc).includes('x'.repeat(300)) && textOf(doc).includes('y'.repeat(300));
    await Promise.all([until(a.doc, () => whole(a.doc)), until(b.doc, () => whole(b.doc))]);
    expect(textOf(a.doc)).toBe(textOf(b.doc));
    const reader = relay.stock('elder', NOTES);
    await until(reader.doc, () => whole(reader.doc));
    expect(textOf(reader.doc)).toBe(textOf(a.doc));
  }, 120_000);

  it('[SYNC3] comes back with what it wrote while offline', async () => {
    const a = relay.stock('resident', NOTES);
    await synced(a);
    a.disconnect();
    startParagraph(a.doc).insert(0, '离线写的');
    a.connect();
    const reader = relay.stock('chair', NOTES);
    await until(reader.doc, () => textOf(reader.doc).includes('离线写的'));
    expect(textOf(reader.doc)).toBe(textOf(a.doc));
  });

  it('[SYNC3] stays on one connection while nobody types for over a minute', async () => {
    const idle = relay.stock('resident', NOTES);
    await synced(idle);
    idle.awareness.setLocalState({ user: {} });
    let closed = 0;
    idle.on('connection-close', () => {
      closed += 1;
    });
    await new Promise((resolve) => setTimeout(resolve, 65_000));
    expect([closed, idle.wsconnected]).toEqual([0, true]);
    const other = relay.stock('chair', NOTES);
    await synced(other);
    startParagraph(other.doc).insert(0, '还在吗');
    await until(idle.doc, () => textOf(idle.doc).includes('还在吗'));
  }, 90_000);

  it('[SYNC3] is closed for good with 4401, 4403 and 4409, and stops', async () => {
    const stranger = relay.stock('stranger', NOTES);
    expect(await closing(stranger)).toBe(4401);

    const { member } = await relay.fixture.device('volunteer');
    relay.change('volunteer', { ...member, roles: [] });
    const roleless = relay.stock('volunteer', MEETING);
    expect(await closing(roleless)).toBe(4403);

    const resident = relay.stock('resident', NOTES);
    await synced(resident);
    const refused = closing(resident);
    resident.doc.getMap('sheet').set('status', 'sealed');
    expect(await refused).toBe(4409);
    expect([stranger, roleless, resident].map((provider) => provider.shouldConnect)).toEqual([
      false,
      false,
      false,
    ]);
  });
});
