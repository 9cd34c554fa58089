/** Runs in a browser: what a phone does with a lively topic, and with the rows of a thousand. */
import * as Y from 'yjs';
import { topic } from '../lib/deliberation/topic.ts';
import { boardOf, filterBoard } from '../lib/deliberation/topic-board.ts';
import type { TopicRow } from '../lib/deliberation/topic-clusters.ts';
import { TopicSearch } from '../lib/deliberation/topic-search.ts';
import type { PublicKey } from '../lib/record/jws.ts';
import { asAnyKind } from '../lib/record/kind.ts';
import { foldDocument, verifyActs } from '../lib/record/replica.ts';
import type { DocumentId } from '../lib/shared/ids.ts';
import { webCryptoVerify } from '../lib/sync/web-crypto-verify.ts';

/** All in ms. */
export interface TopicTimes {
  readonly acts: number;
  readonly folds: readonly number[];
  readonly index: number;
  readonly firstByLetters: number;
  readonly firstSimilar: number;
  readonly boards: readonly number[];
  /** Of each text, after the first by letters and the first question for similar ones. */
  readonly searches: readonly (readonly number[])[];
  readonly similar: readonly (readonly number[])[];
}

const ROUNDS = 9;
const typed = ['电梯', 'dianti', 'dt', 'd', 'tingche', '3号楼', '没有这件事', 'xiaofangtongdao'];
const written = ['北门夜里停车，消防通道堵住了', '楼道灯坏了好几天没有人修', '希望给老人送饭上门'];

async function measureTopics(
  id: DocumentId,
  update: number[],
  communityKey: PublicKey,
  rows: readonly TopicRow[],
  now: number,
): Promise<TopicTimes> {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, new Uint8Array(update));
  const verify = webCryptoVerify(crypto.subtle);
  const { verified } = await verifyActs(asAnyKind(topic), id, doc, communityKey, verify);
  const search = new TopicSearch();
  const [index = 0] = times(1, () => search.update(rows));
  const [firstByLetters = 0] = times(1, () => search.search('yi'));
  const [firstSimilar = 0] = times(1, () => search.similar('晚上'));
  return {
    acts: verified.length,
    folds: times(ROUNDS, () => foldDocument(topic, id, doc, verified)),
    index,
    firstByLetters,
    firstSimilar,
    boards: times(ROUNDS, () => filterBoard(boardOf(rows, now), { order: 'seconds' })),
    searches: typed.map((text) => times(ROUNDS, () => search.search(text))),
    similar: written.map((text) => times(ROUNDS, () => search.similar(text))),
  };
}

function times(rounds: number, run: () => unknown): number[] {
  return Array.from({ length: rounds }, () => {
    const begun = performance.now();
    run();
    return performance.now() - begun;
  });
}

Object.assign(globalThis, { measureTopics });
