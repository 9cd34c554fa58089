/** A meeting with 700 acts: 300 on the roll, all of them present, two votes that nearly all take part in. */
import * as Y from 'yjs';
import { itemKey, TITLE_KEY } from '../lib/deliberation/agenda.ts';
import { hallDigest } from '../lib/deliberation/hall-code.ts';
import { rollDigest } from '../lib/deliberation/roll.ts';
import type { PublicKey } from '../lib/record/jws.ts';
import { sha256Hex } from '../lib/shared/digest.ts';
import { type DocumentId, documentId } from '../lib/shared/ids.ts';
import { makeCommunity } from '../lib/testing/community.ts';
import { councilProfile } from '../lib/testing/demo-profiles.ts';
import { makeDevice, type TestDevice } from '../lib/testing/device.ts';
import { stampActs } from '../lib/testing/folded.ts';
import { type DemoAccountName, makeNeighbourhood, rollOf } from '../lib/testing/neighbourhood.ts';
import { seededRandom } from '../lib/testing/seeded-random.ts';

export const ACTS = 700;
const START = Date.UTC(2026, 11, 5, 6);
const MOTION = '同意换灯。';

export interface CrowdedMeeting {
  readonly id: DocumentId;
  readonly update: Uint8Array;
  readonly communityKey: PublicKey;
}

export async function crowdedMeeting(): Promise<CrowdedMeeting> {
  const id = documentId('meeting', '2026-12-05');
  const community = await makeCommunity('和睦里', START);
  const { accounts, people } = makeNeighbourhood();
  const random = seededRandom(700);
  const { issueBadge } = community;
  const device = (account: DemoAccountName): Promise<TestDevice> =>
    makeDevice({ issueBadge, member: accounts[account].member, random, at: START });
  const [planner, chair, recorder] = await Promise.all([
    device('committee'),
    device('chair'),
    device('recorder'),
  ]);
  const roll = rollOf(people);

  planner.set(id, TITLE_KEY, '十二月议事会');
  planner.set(id, itemKey('lights', 'title'), '楼道照明');
  await planner.act(id, 'notice', {
    title: '十二月议事会',
    place: '议事亭',
    startsAt: '2026-12-05T14:00',
    profile: councilProfile,
    agenda: [{ id: 'lights', title: '楼道照明', minutes: 20 }],
    roll,
    rollSource: '名册',
    rollDigest: rollDigest(roll),
    carried: [],
    carriedSource: '',
  });
  chair.merge(id, planner);
  await chair.act(id, 'takeChair', { hall: hallDigest(id, '4711') });
  recorder.merge(id, chair);
  for (const { id: member } of roll) await recorder.act(id, 'tick', { present: true }, { for: member });
  chair.merge(id, recorder);
  await chair.act(id, 'openItem', { item: 'lights' });
  for (let made = roll.length + 3; made < ACTS; ) {
    const text = `${MOTION}${made}`;
    const present = roll.map((entry) => entry.id);
    const vote = await chair.act(id, 'openVote', { item: 'lights', method: 'named', text, present });
    recorder.merge(id, chair);
    const voters = roll.slice(0, Math.min(roll.length, ACTS - made - 2));
    const counted = [];
    for (const voter of voters) {
      const body = { vote, choice: 'for', digest: sha256Hex(text) };
      counted.push(await recorder.act(id, 'ballot', body, { for: voter.id }));
    }
    chair.merge(id, recorder);
    await chair.act(id, 'closeVote', { vote, counted });
    made += voters.length + 2;
  }
  const doc = chair.doc(id);
  stampActs(doc, [...doc.getMap('acts').keys()] as never);
  return { id, update: Y.encodeStateAsUpdate(doc), communityKey: community.publicKey };
}
