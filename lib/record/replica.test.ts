import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { toBase64url } from '../shared/base64url.ts';
import { sha256Hex } from '../shared/digest.ts';
import { type ActId, documentId } from '../shared/ids.ts';
import { alike } from '../testing/alike.ts';
import { makeCommunity } from '../testing/community.ts';
import { makeDevice, type TestDevice } from '../testing/device.ts';
import { foldMeetingOf } from '../testing/folded.ts';
import {
  ballot,
  checkIn,
  MOTION,
  makeScene,
  meet,
  openSession,
  openVote,
  paper,
  SCENE_CODE,
  SCENE_START,
  type Scene,
} from '../testing/meeting-scene.ts';
import { seededRandom } from '../testing/seeded-random.ts';
import { actsOf, badgesOf } from './document.ts';
import { parseJws } from './jws.ts';

let scene: Scene;
let vote: ActId;
let own: ActId;
let before: unknown;
beforeAll(async () => {
  scene = await makeScene();
  await openSession(scene);
  for (const device of scene.all) await checkIn(scene, device, SCENE_CODE);
  meet(scene);
  vote = await openVote(scene, scene.all);
  meet(scene);
  own = await ballot(scene, scene.wang, vote, 'for');
  meet(scene);
  before = alike((await foldMeetingOf(scene.community, scene.id, scene.chair.doc(scene.id))).state);
});

/** A copy on which somebody tampers. */
async function tampered(tamper: (doc: Y.Doc) => void) {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(scene.chair.doc(scene.id)));
  tamper(doc);
  const { state, acts } = await foldMeetingOf(scene.community, scene.id, doc);
  return { state: alike(state), refused: Object.fromEntries(acts.refused) };
}
const added = (id: string, jws: string) => tampered((doc) => actsOf(doc).set(id, jws));
const against = () => ({ vote, choice: 'against', digest: sha256Hex(MOTION) });
const stored = (id: ActId) => String(actsOf(scene.chair.doc(scene.id)).get(id));

describe('acts that change nothing', () => {
  test('[ACT5] signed by another key than the badge names', async () => {
    const { id, jws } = await scene.li.sign(scene.id, 'ballot', against());
    const [wangsHeader] = stored(own).split('.');
    const [, body, signature] = jws.split('.');
    const { state, refused } = await added(id, [wangsHeader, body, signature].join('.'));
    expect(state).toEqual(before);
    expect(refused).toEqual({ [id]: { code: 'bad-signature' } });
  });

  test('[ACT5] any of their characters altered', async () => {
    const { id, jws } = await scene.wang.sign(scene.id, 'ballot', against());
    await fc.assert(
      fc.asyncProperty(fc.nat(jws.length - 1), fc.constantFrom(...'aZ09-_.'), async (at, character) => {
        fc.pre(jws[at] !== character);
        const altered = jws.slice(0, at) + character + jws.slice(at + 1);
        const { state, refused } = await added(id, altered);
        expect(state).toEqual(before);
        expect(Object.keys(refused)).toEqual([id]);
      }),
      { numRuns: 40 },
    );
  });

  test('[ACT5] made for another document, or stored under another id', async () => {
    const other = await scene.wang.sign(documentId('meeting', '2027-01-05'), 'checkIn', {});
    expect(await added(other.id, other.jws)).toEqual({
      state: before,
      refused: { [other.id]: { code: 'other-document' } },
    });
    const { jws } = await scene.wang.sign(scene.id, 'ballot', against());
    expect(await added('elsewhere', jws)).toEqual({
      state: before,
      refused: { elsewhere: { code: 'other-id' } },
    });
  });

  test('[ACT5] of an unknown type, with a broken body, or by a role that the badge never had', async () => {
    const cases: [TestDevice, string, unknown, string][] = [
      [scene.wang, 'bribe', {}, 'bad-act'],
      [scene.wang, 'ballot', { ...against(), choice: 'maybe' }, 'bad-act'],
      [scene.wang, 'ballot', { ...against(), name: '王' }, 'bad-act'],
      [scene.wang, 'constructor', {}, 'bad-act'],
      [scene.wang, 'closeVote', { vote, counted: [] }, 'role-missing'],
    ];
    for (const [device, type, body, code] of cases) {
      const { id, jws } = await device.sign(scene.id, type, body);
      expect(await added(id, jws), type).toEqual({ state: before, refused: { [id]: { code } } });
    }
    const { id, jws } = await scene.wang.sign(scene.id, 'ballot', against(), { for: paper });
    expect((await added(id, jws)).refused).toEqual({ [id]: { code: 'role-missing' } });
  });

  test('[ACT5] under a badge that the community did not sign', async () => {
    const other = await makeCommunity('other', SCENE_START);
    const random = seededRandom(9);
    const member = { ...scene.chair.member };
    const forger = await makeDevice({ issueBadge: other.issueBadge, member, random, at: SCENE_START });
    forger.merge(scene.id, scene.chair);
    const id = await forger.act(scene.id, 'closeVote', { vote, counted: [] });
    const { state, refused } = await tampered((doc) =>
      Y.applyUpdate(doc, Y.encodeStateAsUpdate(forger.doc(scene.id))),
    );
    expect(state).toEqual(before);
    expect(refused).toEqual({ [id]: { code: 'bad-badge' } });
  });

  test('[ACT4] a badge that is no text, or under another id, lends nothing', async () => {
    const { state } = await tampered((doc) => {
      badgesOf(doc).set('x', 1);
      badgesOf(doc).set('y', String([...badgesOf(doc).values()][0]));
      actsOf(doc).set('z', 7);
    });
    expect(state).toEqual(before);
  });
});

describe('twins', () => {
  test('[ACT6] the valid twin of a signature is the same act', async () => {
    const twin = twinOf(stored(own));
    expect(twin).not.toBe(stored(own));
    const { state, refused } = await added(own, twin);
    expect(refused).toEqual({});
    expect(state).toEqual(before);
  });

  test('[ACT4] setting a key again to the same signing input changes nothing', async () => {
    const again = await scene.wang.signPayload(payloadOf(stored(own)));
    expect((await added(own, again)).state).toEqual(before);
  });

  test('[ACT6] two acts of one key under one number count only once one is stamped', async () => {
    const { n } = payloadOf(stored(own));
    const { id, jws } = await scene.wang.sign(scene.id, 'ballot', against(), { n, seen: [] });
    const { state } = await added(id, jws);
    const { remarks, votes } = state as {
      remarks: [string, { code: string }][];
      votes: { ballots: unknown[] }[];
    };
    expect(new Map(remarks).get(id)?.code).toBe('cloned-key');
    expect(new Map(remarks).get(own)?.code).toBe('cloned-key');
    expect(votes[0]?.ballots).toEqual([]);
  });
});

function payloadOf(jws: string): { n: number } {
  const parsed = parseJws(jws);
  if (!parsed) throw new Error('a JWS');
  return parsed.payload as { n: number };
}

/** ES256: with (r, s) also (r, order - s) verifies. */
function twinOf(jws: string): string {
  const parsed = parseJws(jws);
  if (!parsed) throw new Error('a JWS');
  const order = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
  const s = BigInt(`0x${Buffer.from(parsed.signature.slice(32)).toString('hex')}`);
  const other = Buffer.from((order - s).toString(16).padStart(64, '0'), 'hex');
  return `${parsed.signingInput}.${toBase64url(Buffer.concat([parsed.signature.slice(0, 32), other]))}`;
}
