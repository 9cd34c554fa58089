/** Runs in a browser: what a phone does with a crowded meeting. */
import * as Y from 'yjs';
import { meeting } from '../lib/deliberation/meeting.ts';
import type { PublicKey } from '../lib/record/jws.ts';
import { asAnyKind } from '../lib/record/kind.ts';
import { foldDocument, verifyActs } from '../lib/record/replica.ts';
import type { DocumentId } from '../lib/shared/ids.ts';
import { webCryptoVerify } from '../lib/sync/web-crypto-verify.ts';

export interface RecordTimes {
  readonly acts: number;
  /** ms. */
  readonly verify: number;
  readonly folds: readonly number[];
}

const FOLDS = 15;

async function measureRecord(
  id: DocumentId,
  update: number[],
  communityKey: PublicKey,
): Promise<RecordTimes> {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, new Uint8Array(update));
  const start = performance.now();
  const { verified } = await verifyActs(
    asAnyKind(meeting),
    id,
    doc,
    communityKey,
    webCryptoVerify(crypto.subtle),
  );
  const verify = performance.now() - start;
  const folds: number[] = [];
  for (let i = 0; i < FOLDS; i++) {
    const begun = performance.now();
    foldDocument(meeting, id, doc, verified);
    folds.push(performance.now() - begun);
  }
  return { acts: verified.length, verify, folds };
}

Object.assign(globalThis, { measureRecord });
