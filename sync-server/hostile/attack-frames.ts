/** For fuzzing: what an attacker sends next, as a frame of the wire. */
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { ACTS } from '../../lib/record/document.ts';
import { message } from '../../lib/shared/wire.ts';
import { handMadeUpdate } from '../../lib/testing/hand-made-update.ts';
import type { SeededRandom } from '../../lib/testing/seeded-random.ts';
import { awarenessOf } from '../relay/relay-fixture.ts';
import { step1Frame, step2Frame, updateFrame } from '../relay/wire.ts';
import { crowd, madeUpStructs, type Surroundings, someId } from './made-up-frames.ts';
import { brokenBytes, brokenNumber, changedStructs, madeByYjs } from './mutated-frames.ts';

export interface Arsenal extends Surroundings {
  /** Valid updates: those that made the document, and what has been let in since. */
  readonly valid: readonly Uint8Array[];
  /** Acts, validly signed by the attacker or by anybody, of this document or another. */
  readonly acts: readonly string[];
}

const OFTEN = 12;

export function attackFrame(random: SeededRandom, arsenal: Arsenal): Uint8Array {
  const { doc, own, valid } = arsenal;
  if (random.below(OFTEN) === 0) return random.pick(otherMessages)(random, arsenal);
  const make = [
    () => madeUpStructs(random, arsenal),
    () => madeUpStructs(random, arsenal),
    () => crowd(random, arsenal),
    () => brokenBytes(random, valid),
    () => brokenNumber(random, random.pick(valid)),
    () =>
      changedStructs(
        random,
        random.pick(valid),
        [0, 1, 2].map(() => someId(random, arsenal)),
      ),
    () =>
      changedStructs(
        random,
        madeUpStructs(random, arsenal),
        [0, 1, 2].map(() => someId(random, arsenal)),
      ),
    () => madeByYjs(random, valid, Y.encodeStateAsUpdate(doc)),
    () => actOf(random, arsenal),
    () => honestly(random, doc, own),
  ];
  const update = random.pick(make)();
  return random.below(4) === 0 ? step2Frame(update) : updateFrame(update);
}

/** Signed as it should be, whatever it says, under any key or beside others. */
function actOf(random: SeededRandom, { doc, own, acts }: Arsenal): Uint8Array {
  const text = random.pick(acts);
  const [, payload = ''] = text.split('.');
  const { id = 'x' } = JSON.parse(Buffer.from(payload, 'base64url').toString()) as { id?: string };
  const client = random.pick(own);
  const sub = random.below(4) === 0 ? 'another' : id;
  const any = random.below(5) === 0 ? [text, random.pick(acts)] : [text];
  return handMadeUpdate([
    { client, clock: Y.getState(doc.store, client), structs: [{ parent: ACTS, sub, content: { any } }] },
  ]);
}

/** As Yjs writes it, on a copy of the document, under an id of the attacker's own. */
function honestly(random: SeededRandom, doc: Y.Doc, own: readonly number[]): Uint8Array {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  copy.clientID = random.pick(own);
  const before = Y.encodeStateVector(copy);
  const root = [...doc.share.keys()].filter((name) => name.startsWith('prose/'));
  const fragment = copy.getXmlFragment(random.pick([...root, 'prose/minutes/lights']));
  const element = fragment.length > 0 ? fragment.get(random.below(fragment.length)) : undefined;
  const text = element instanceof Y.XmlElement && element.length > 0 ? element.get(0) : undefined;
  const edit = [
    () => fragment.insert(random.below(fragment.length + 1), [new Y.XmlElement('paragraph')]),
    () => fragment.length > 0 && fragment.delete(random.below(fragment.length), 1),
    () => text instanceof Y.XmlText && text.insert(random.below(text.length + 1), '插话🙂'),
    () => text instanceof Y.XmlText && text.length > 0 && text.delete(random.below(text.length), 1),
    () => text instanceof Y.XmlText && text.format(0, text.length, { bold: random.pick([true, null]) }),
    () => element instanceof Y.XmlElement && element.setAttribute('align', String(random.below(9))),
    () =>
      copy
        .getMap('sheet')
        .set(random.pick(['meeting/title', 'item/lights/title', 'X', 'meeting/place']), '改'),
  ];
  copy.transact(() => {
    for (let edits = 1 + random.below(3); edits > 0; edits--) random.pick<() => unknown>(edit)();
  });
  return Y.encodeStateAsUpdate(copy, before);
}

type Make = (random: SeededRandom, arsenal: Arsenal) => Uint8Array;

const otherMessages: readonly Make[] = [
  (random, { doc }) =>
    awarenessOf(random.pick([...doc.store.clients.keys(), 70_000]), random.below(9), { x: 1 }),
  (random, arsenal) =>
    awarenessOf(random.pick(arsenal.own), random.below(99), random.pick([null, { x: 'y' }])),
  (random, { valid }) => brokenNumber(random, updateFrame(random.pick(valid))),
  (random, { valid }) => brokenBytes(random, [updateFrame(random.pick(valid)), awarenessOf(64, 1, {})]),
  (random, { doc }) => brokenNumber(random, step1Frame(Y.encodeStateVector(doc))),
  (_random, { doc }) => step1Frame(Y.encodeStateVector(doc)),
  () => step2Frame(new Uint8Array([0, 0])),
  (random) => {
    const encoder = encoding.createEncoder();
    encoding.writeVarUint(
      encoder,
      random.pick([message.auth, message.queryAwareness, 4, 99, message.stored]),
    );
    encoding.writeVarUint(encoder, random.below(300));
    return encoding.toUint8Array(encoder);
  },
];
