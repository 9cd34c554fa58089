import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import type * as Y from 'yjs';
import { actsOf, badgesOf } from '../record/document.ts';
import { asAnyKind, defineKind } from '../record/kind.ts';
import { documentId, memberId } from '../shared/ids.ts';
import { makeCommunity } from '../testing/community.ts';
import { makeDevice } from '../testing/device.ts';
import { seededRandom } from '../testing/seeded-random.ts';
import { type SignatureMemory, VerifiedActs } from './verified-acts.ts';
import { webCryptoVerify } from './web-crypto-verify.ts';

const id = documentId('topic', 'bench');
const AT = Date.UTC(2026, 11, 5);

/** Residents greet, planners tell. */
const noticeboard = asAnyKind(
  defineKind({
    kind: 'topic',
    acts: { greet: v.strictObject({}), tell: v.strictObject({}) },
    fold: () => ({ remarks: new Map() }),
    view: () => undefined,
    mayCreate: () => undefined,
    mayRead: () => true,
    mayAct: (author, { type }) =>
      type === 'tell' && !author.roles.includes('planner') ? { code: 'role-missing' } : undefined,
    mayWrite: () => undefined,
    summarise: () => ({}),
  }),
);

function remembering(): SignatureMemory {
  const known = new Set<string>();
  return {
    has: async (signingInput, badge) => known.has(`${badge} ${signingInput}`),
    add: async (signingInput, badge) => void known.add(`${badge} ${signingInput}`),
  };
}

async function hall() {
  const community = await makeCommunity('test', AT);
  const member = {
    id: memberId('m1'),
    roles: ['resident', 'chair'],
    household: 'h1',
    rep: true,
    areas: [],
  } as const;
  const device = await makeDevice({ ...community, member, random: seededRandom(1), at: AT });
  let checked = 0;
  const verify = webCryptoVerify(crypto.subtle);
  const verification = {
    verify: async (...of: Parameters<typeof verify>) => {
      checked += 1;
      return verify(...of);
    },
    memory: remembering(),
    communityKey: () => community.publicKey,
  };
  const open = () => new VerifiedActs(noticeboard, id, verification);
  return { device, doc: device.doc(id), verification, open, checked: () => checked };
}

const idsOf = async (acts: VerifiedActs, doc: Y.Doc) => (await acts.of(doc)).map((act) => act.id);

describe('the acts of an open document', () => {
  test('[ACT5] a signature is checked once per device, and an act examined once per opening', async () => {
    const { device, doc, open, checked } = await hall();
    const first = await device.act(id, 'greet', {});
    const acts = open();
    expect(await idsOf(acts, doc)).toEqual([first]);
    expect(checked()).toBe(2);
    const second = await device.act(id, 'greet', {});
    expect((await idsOf(acts, doc)).sort()).toEqual([first, second].sort());
    expect((await idsOf(open(), doc)).length).toBe(2);
    expect(checked()).toBe(3);
  });

  test('[ACT5] an act that comes before its badge counts when the badge is there', async () => {
    const { device, doc, open } = await hall();
    const act = await device.act(id, 'greet', {});
    const [[badge, jwt]] = [...badgesOf(doc)] as [[string, unknown]];
    badgesOf(doc).delete(badge);
    const acts = open();
    expect(await idsOf(acts, doc)).toEqual([]);
    badgesOf(doc).set(badge, jwt);
    expect(await idsOf(acts, doc)).toEqual([act]);
  });

  test('[ACT5] a changed signature, a foreign key and an office that the badge lacks do not count', async () => {
    const { device, doc, open, verification } = await hall();
    const { id: act, jws } = await device.sign(id, 'greet', {});
    device.write(id, act, `${jws.slice(0, jws.lastIndexOf('.') + 1)}${'A'.repeat(86)}`);
    await device.act(id, 'tell', {});
    actsOf(doc).set('odd', 'a.b.c');
    expect(await idsOf(open(), doc)).toEqual([]);
    const stranger = await makeCommunity('other', AT);
    await device.act(id, 'greet', {});
    const elsewhere = new VerifiedActs(noticeboard, id, {
      ...verification,
      memory: remembering(),
      communityKey: () => stranger.publicKey,
    });
    expect(await idsOf(elsewhere, doc)).toEqual([]);
  });
});
