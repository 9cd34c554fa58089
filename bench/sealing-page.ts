/** Runs in a browser: what a phone does to seal a meeting, and to verify the record that was saved of it. */
import { CompactSign, generateKeyPair } from 'jose';
import * as Y from 'yjs';
import { minutesRoot } from '../lib/deliberation/agenda.ts';
import { meeting } from '../lib/deliberation/meeting.ts';
import { checkRecord } from '../lib/deliberation/record-check.ts';
import { draftSeal } from '../lib/deliberation/seal-draft.ts';
import { actsOf, proseOf, sheetOf } from '../lib/record/document.ts';
import type { PublicKey } from '../lib/record/jws.ts';
import { asAnyKind } from '../lib/record/kind.ts';
import { blockTexts } from '../lib/record/prose-text.ts';
import { foldDocument, verifyActs } from '../lib/record/replica.ts';
import { canonical } from '../lib/shared/canonical.ts';
import { type DocumentId, memberId } from '../lib/shared/ids.ts';
import { webCryptoVerify } from '../lib/sync/web-crypto-verify.ts';

export interface SealTask {
  readonly id: DocumentId;
  /** Yjs updates. */
  readonly unsealed: readonly number[];
  readonly sealed: readonly number[];
  readonly file: string;
  readonly communityKey: PublicKey;
  readonly names: Readonly<Record<string, string>>;
}

/** ms. */
export interface SealTimes {
  readonly seals: readonly number[];
  readonly folds: readonly number[];
  readonly checks: readonly number[];
}

const ROUNDS = 7;
const verify = webCryptoVerify(crypto.subtle);

async function measureSealing(task: SealTask): Promise<SealTimes> {
  const seals: number[] = [];
  const folds: number[] = [];
  const checks: number[] = [];
  const { privateKey } = await generateKeyPair('ES256');
  const sealed = await opened(task, task.sealed);
  for (let round = 0; round < ROUNDS; round++) {
    const { doc, verified } = await opened(task, task.unsealed);
    seals.push(await timed(() => seal(task, doc, verified, privateKey)));
    folds.push(await timed(() => foldDocument(meeting, task.id, sealed.doc, sealed.verified)));
    const known = { from: 'pinned', key: task.communityKey } as const;
    checks.push(
      await timed(async () => {
        if (!(await checkRecord(task.file, known, verify)).right) throw new Error('it does not verify');
      }),
    );
  }
  return { seals, folds, checks };
}

async function opened({ id, communityKey }: SealTask, update: readonly number[]) {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, new Uint8Array(update));
  const { verified } = await verifyActs(asAnyKind(meeting), id, doc, communityKey, verify);
  return { doc, verified };
}

/** As the screen does it: fold, draft, copies, the right asked once more, signature. */
async function seal(
  { id, names }: SealTask,
  doc: Y.Doc,
  verified: Awaited<ReturnType<typeof opened>>['verified'],
  key: CryptoKey,
): Promise<void> {
  const state = foldDocument(meeting, id, doc, verified);
  const { body, copies } = draftSeal(state, {
    minutesOf: (item) => blockTexts(proseOf(doc, minutesRoot(item))).join('\n'),
    nameOf: (member) => names[member],
    previous: undefined,
    salt: () => crypto.randomUUID(),
  });
  const member = { id: memberId('p003'), roles: ['chair'] as const, household: '', rep: true, areas: [] };
  const chair = 'chair' in state.phase ? state.phase.chair : memberId('nobody');
  for (const [to, value] of copies)
    if (meeting.mayWrite(member, { to: 'sheet', key: to, value }, state)) throw new Error(to);
  doc.transact(() => {
    for (const [to, value] of copies) sheetOf(doc).set(to, value);
  });
  const refusal = meeting.mayAct({ ...member, id: chair }, { type: 'seal', body }, state);
  if (refusal) throw new Error(refusal.code);
  const bytes = new TextEncoder().encode(canonical({ id: 'seal', body }));
  const jws = await new CompactSign(bytes).setProtectedHeader({ alg: 'ES256' }).sign(key);
  actsOf(doc).set('seal', jws);
}

async function timed(work: () => unknown): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

Object.assign(globalThis, { measureSealing });
