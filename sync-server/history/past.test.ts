import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { memberId } from '../../lib/shared/ids.ts';
import { seededRandom } from '../../lib/testing/seeded-random.ts';
import { MemoryDocumentStore } from '../storage/memory/document-store.ts';
import type { Log } from '../storage/store.ts';
import { bringBack } from './bring-back.ts';
import { compact } from './compaction.ts';
import { blockAuthors, listVersions, readVersion, versionAt } from './past.ts';
import { seen, WRITTEN, WrittenTogether } from './written-together.ts';

async function written(seed: number) {
  const store = new MemoryDocumentStore();
  const together = new WrittenTogether(store, seededRandom(seed));
  for (let i = 0; i < 300; i++) {
    await together.step();
    if (i !== 200) continue;
    await store.compact(compact(WRITTEN, await store.uncompacted(WRITTEN), false));
  }
  return { together, log: await store.log(WRITTEN) };
}

describe('versions', () => {
  it('[SYNC9] are listed the newest first, with authors and times, and read as they were', async () => {
    const { together, log } = await written(1);
    const versions = listVersions(log);
    const names = versions.map(({ version }) => version);
    expect(names).toEqual([...names].sort((a, b) => b - a));
    expect(names[0]).toBe(together.log.length);
    for (const { version, at, authors } of versions) {
      const content = readVersion(log, version);
      const then = together.asOf.get(version);
      expect(content).toMatchObject({ version, at, sheet: then?.sheet });
      const doc = new Y.Doc();
      Y.applyUpdate(doc, Buffer.from(content?.update ?? '', 'base64'));
      expect(seen(doc)).toEqual(then);
      for (const [root, blocks] of Object.entries(content?.prose ?? {}))
        expect(blocks).toHaveLength(doc.getXmlFragment(root).length);
      expect(Math.max(...authors.map(({ to }) => to))).toBe(at);
      expect(together.log[version - 1]?.at).toBe(at);
    }
    expect(readVersion(log, 99_999)).toBeUndefined();
  });
});

describe('authors of a text', () => {
  const wang = memberId('wang');
  const li = memberId('li');

  it('[SYNC9] each block tells whose characters stand in it, and whose came last', () => {
    const [first, second] = [new Y.Doc(), new Y.Doc()];
    first.clientID = 100;
    second.clientID = 200;
    const paragraph = new Y.XmlElement('paragraph');
    const text = new Y.XmlText('楼道的灯坏了');
    paragraph.insert(0, [text]);
    first.getXmlFragment('prose/minutes/a').push([paragraph, new Y.XmlElement('paragraph')]);
    const logged = [{ seq: 1, n: 1, member: li, at: 1000, update: Y.encodeStateAsUpdate(first) }];
    Y.applyUpdate(second, Y.encodeStateAsUpdate(first));
    const edit = (at: number, change: (text: Y.XmlText) => void): void => {
      const vector = Y.encodeStateVector(second);
      change((second.getXmlFragment('prose/minutes/a').get(0) as Y.XmlElement).get(0) as Y.XmlText);
      const update = Y.encodeStateAsUpdate(second, vector);
      logged.push({ seq: logged.length + 1, n: logged.length + 1, member: wang, at, update });
    };
    edit(2000, (shared) => shared.insert(2, '里'));
    edit(9_000_000, (shared) => shared.delete(0, 1));
    edit(9_000_001, (shared) => shared.insert(shared.length, '两周'));
    const log: Log = { blocks: [], updates: logged };
    expect(blockAuthors(log, 'prose/minutes/a')).toEqual([
      {
        text: '道里的灯坏了两周',
        authors: [
          { member: li, characters: 5 },
          { member: wang, characters: 3 },
        ],
        last: { member: wang, at: 9_000_001 },
      },
      { text: '', authors: [], last: { member: li, at: 1000 } },
    ]);
    expect(blockAuthors(log, 'prose/minutes/none')).toEqual([]);
    expect(blockAuthors(log, 'acts')).toEqual([]);
  });

  it('[SYNC9] count every character that stands there, compacted or not', async () => {
    const { together, log } = await written(2);
    for (const root of ['prose/minutes/a', 'prose/minutes/b']) {
      const blocks = blockAuthors(log, root);
      const sum = blocks
        .flatMap(({ authors }) => authors)
        .reduce((all, { characters }) => all + characters, 0);
      expect(sum).toBe(blocks.reduce((all, { text }) => all + text.length, 0));
      expect(blocks.map(({ text }) => text)).toEqual(
        together.centre
          .getXmlFragment(root)
          .toArray()
          .map((block) => String(block).replace(/<[^>]*>/g, '')),
      );
    }
  });
});

describe('bringing back', () => {
  it.each([3, 4, 5])(
    '[SYNC9] makes text and sheet what they were, by an edit on top of what is (seed %i)',
    async (seed) => {
      const { together, log } = await written(seed);
      const now = Y.encodeStateAsUpdate(together.centre);
      for (const { version } of listVersions(log)) {
        const past = versionAt(log, version)?.doc as Y.Doc;
        const edit = bringBack({ now, past, roots: undefined, client: 5000 });
        const doc = new Y.Doc();
        Y.applyUpdate(doc, now);
        if (edit) Y.applyUpdate(doc, edit);
        expect(doc.store.pendingStructs).toBeNull();
        const { acts, stamps } = seen(together.centre);
        expect(seen(doc), `version ${version}`).toEqual({ ...together.asOf.get(version), acts, stamps });
        expect(
          bringBack({ now: Y.encodeStateAsUpdate(doc), past, roots: undefined, client: 5001 }),
        ).toBeUndefined();
      }
    },
  );

  it('[SYNC9] leaves blocks that are equal to their authors, and other roots alone', async () => {
    const doc = new Y.Doc();
    const minutes = doc.getXmlFragment('prose/minutes/a');
    const block = (text: string): Y.XmlElement => {
      const paragraph = new Y.XmlElement('paragraph');
      paragraph.insert(0, [new Y.XmlText(text)]);
      return paragraph;
    };
    minutes.push(['一', '二', '三', '四'].map(block));
    doc.getMap('sheet').set('meeting/title', '三月');
    const past = new Y.Doc();
    Y.applyUpdate(past, Y.encodeStateAsUpdate(doc));
    const standing = [minutes.get(0), minutes.get(3)].map((node) => (node as Y.XmlElement)._item?.id);
    minutes.delete(1, 2);
    minutes.insert(1, [block('别的')]);
    doc.getMap('sheet').set('meeting/title', '四月');
    const now = Y.encodeStateAsUpdate(doc);
    const edit = bringBack({ now, past, roots: ['prose/minutes/a'], client: 5000 }) as Uint8Array;
    Y.applyUpdate(doc, edit);
    expect(minutes.toArray().map(String)).toEqual(
      ['一', '二', '三', '四'].map((text) => String(`<paragraph>${text}</paragraph>`)),
    );
    expect([minutes.get(0), minutes.get(3)].map((node) => (node as Y.XmlElement)._item?.id)).toEqual(
      standing,
    );
    expect(doc.getMap('sheet').get('meeting/title')).toBe('四月');
  });
});
