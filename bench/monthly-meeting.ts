/** A whole monthly meeting by one recorder: 60 people, 12 items with minutes, 8 votes that all take part in. */
import * as Y from 'yjs';
import { minutesRoot } from '../lib/deliberation/agenda.ts';
import { hallDigest } from '../lib/deliberation/hall-code.ts';
import { rollDigest } from '../lib/deliberation/roll.ts';
import type { PublicKey } from '../lib/record/jws.ts';
import { sha256Hex } from '../lib/shared/digest.ts';
import { type DocumentId, documentId } from '../lib/shared/ids.ts';
import { makeCommunity } from '../lib/testing/community.ts';
import { councilProfile } from '../lib/testing/demo-profiles.ts';
import { makeDevice } from '../lib/testing/device.ts';
import { stampActs } from '../lib/testing/folded.ts';
import { makeNeighbourhood, rollOf } from '../lib/testing/neighbourhood.ts';
import { recordFileOf } from '../lib/testing/sealed-scene.ts';
import { countersign, nameInTests, sealOn } from '../lib/testing/sealing-steps.ts';
import { seededRandom } from '../lib/testing/seeded-random.ts';

const START = Date.UTC(2026, 11, 5, 6);
const PEOPLE = 60;
const ITEMS = 12;
const VOTES = 8;
/** Of minutes for each item, some hundred characters each. */
const PARAGRAPHS = 6;

export interface MonthlyMeeting {
  readonly id: DocumentId;
  readonly acts: number;
  readonly unsealed: Uint8Array;
  /** By chair and recorder. */
  readonly sealed: Uint8Array;
  readonly file: string;
  readonly communityKey: PublicKey;
  readonly names: Readonly<Record<string, string>>;
}

export async function monthlyMeeting(): Promise<MonthlyMeeting> {
  const id = documentId('meeting', '2026-12-05');
  const community = await makeCommunity('和睦里', START);
  const { accounts, people } = makeNeighbourhood();
  const random = seededRandom(60);
  const { issueBadge } = community;
  // One person with every office: what a meeting with one phone comes to.
  const member = { ...accounts.chair.member, roles: ['resident', 'planner', 'recorder', 'chair'] as const };
  const phone = await makeDevice({ issueBadge, member, random, at: START });
  const second = await makeDevice({ issueBadge, member: accounts.recorder.member, random, at: START });
  const roll = rollOf(people).slice(0, PEOPLE);
  const items = Array.from({ length: ITEMS }, (_, at) => `item-${at + 1}`);
  await phone.act(id, 'notice', {
    title: '十二月议事会',
    place: '议事亭',
    startsAt: '2026-12-05T14:00',
    profile: councilProfile,
    agenda: items.map((item) => ({ id: item, title: `议程 ${item}`, minutes: 10 })),
    roll,
    rollSource: '名册',
    rollDigest: rollDigest(roll),
    carried: [],
    carriedSource: '',
  });
  await phone.act(id, 'takeChair', { hall: hallDigest(id, '4711') });
  for (const { id: person } of roll) await phone.act(id, 'tick', { present: true }, { for: person });
  for (const [at, item] of items.entries()) {
    await phone.act(id, 'openItem', { item });
    const paragraphs = Array.from({ length: PARAGRAPHS }, () =>
      '物业说明线路和费用，大家没有不同意见。'.repeat(6),
    );
    phone.type(id, minutesRoot(item), ...paragraphs);
    const text = `同意第 ${at + 1} 项。`;
    const vote =
      at < VOTES
        ? await phone.act(id, 'openVote', { item, method: 'named', text, present: roll.map((one) => one.id) })
        : undefined;
    const counted = [];
    for (const { id: voter } of vote ? roll : []) {
      const body = { vote, choice: 'for', digest: sha256Hex(text) };
      counted.push(await phone.act(id, 'ballot', body, { for: voter }));
    }
    if (vote) await phone.act(id, 'closeVote', { vote, counted });
    await phone.act(id, 'decide', { item, ...(vote && { vote }), outcome: 'adopted', text });
    await phone.act(id, 'assign', { item, title: text, owner: roll[at]?.id, due: '2026-12-20' });
  }
  const doc = phone.doc(id);
  stampActs(doc, [...doc.getMap('acts').keys()] as never);
  const scene = { id, community };
  const unsealed = Y.encodeStateAsUpdate(doc);
  const acts = doc.getMap('acts').size;
  const seal = await sealOn(scene, phone);
  second.merge(id, phone);
  await countersign(scene, second, seal);
  phone.merge(id, second);
  const names = Object.fromEntries(people.map((person) => [person.id, nameInTests(person.id)]));
  return {
    id,
    acts,
    unsealed,
    sealed: Y.encodeStateAsUpdate(doc),
    file: await recordFileOf(scene, phone),
    communityKey: community.publicKey,
    names,
  };
}
