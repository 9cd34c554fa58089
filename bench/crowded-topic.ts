/** A topic with 200 acts by forty people, as a lively one gathers them over months. */
import * as Y from 'yjs';
import { PROPOSAL } from '../lib/deliberation/topic-acts.ts';
import type { Member, Role } from '../lib/record/badge.ts';
import { actsOf } from '../lib/record/document.ts';
import type { PublicKey } from '../lib/record/jws.ts';
import { type ActId, type DocumentId, documentId, memberId } from '../lib/shared/ids.ts';
import { makeCommunity } from '../lib/testing/community.ts';
import { makeDevice, type TestDevice } from '../lib/testing/device.ts';
import { stampActs } from '../lib/testing/folded.ts';
import { recordUpdates } from '../lib/testing/recorded-updates.ts';
import { seededRandom } from '../lib/testing/seeded-random.ts';
import { photo, wording } from '../lib/testing/topic-scene.ts';

export const TOPIC_ACTS = 200;
const PEOPLE = 40;
const START = Date.UTC(2026, 8, 1, 6);

export interface CrowdedTopic {
  readonly id: DocumentId;
  readonly update: Uint8Array;
  readonly communityKey: PublicKey;
}

export async function crowdedTopic(): Promise<CrowdedTopic> {
  const community = await makeCommunity('bench', START);
  const random = seededRandom(11);
  const offices: readonly Role[] = ['committee', 'planner', 'chair', 'recorder', 'volunteer'];
  const devices = await Promise.all(
    Array.from({ length: PEOPLE }, (_, n) => {
      const office = offices[n];
      const member: Member = {
        id: memberId(`p${n}`),
        roles: office ? ['resident', office] : ['resident'],
        household: `h${n}`,
        rep: true,
        areas: ['east'],
      };
      return makeDevice({ issueBadge: community.issueBadge, member, random, at: START });
    }),
  );
  const id = documentId('topic', 'crowded');
  const written = recordUpdates(id, devices);
  await discuss(id, devices);
  const doc = new Y.Doc();
  for (const { update } of written()) Y.applyUpdate(doc, update);
  stampActs(doc, [...actsOf(doc).keys()] as ActId[]);
  return { id, update: Y.encodeStateAsUpdate(doc), communityKey: community.publicKey };
}

async function discuss(id: DocumentId, devices: readonly TestDevice[]): Promise<void> {
  const [committee, planner, chair, , volunteer] = devices;
  const raiser = devices.at(-1);
  if (!committee || !planner || !chair || !volunteer || !raiser) throw new Error('too few people');
  await raiser.act(id, 'raise', { ...wording, photos: [photo('stairs')] });
  for (const device of devices) await device.act(id, 'second', {});
  for (let n = 0; n < 20; n++) await volunteer.act(id, 'second', {}, { for: memberId(`paper${n}`) });
  await planner.act(id, 'screen', { verdict: 'taken-up', reason: '' });
  for (let n = 0; n < 90; n++) {
    const text = `第 ${n} 条意见：先征求二单元的意见，再请物业估价，结果贴在门口。`;
    await devices[n % PEOPLE]?.act(id, 'comment', { text, photos: n % 9 === 0 ? [photo(`${n}`)] : [] });
  }
  for (let n = 0; n < 8; n++) devices[n]?.type(id, PROPOSAL, `第 ${n} 段：按楼层分摊，一、二楼不出钱。`);
  await planner.act(id, 'schedule', { meeting: '2026-10-05' });
  await chair.act(id, 'decide', { meeting: '2026-10-05', outcome: 'adopted', text: '同意先征询意见。' });
  const action = await chair.act(id, 'assign', { title: '征询意见', owner: committee.id, due: '2026-11-20' });
  for (let n = 0; n < 4; n++)
    await committee.act(id, 'progress', { action, text: `问了 ${n + 1} 户`, photos: [photo(`w${n}`)] });
  const rule = { asked: [], askedSource: '', threshold: 60, days: 14 };
  const claim = await committee.act(id, 'claimDone', { action, text: '都问过了', photos: [], ...rule });
  for (const device of devices) await device.act(id, 'rate', { claim, satisfied: 'yes', text: '' });
}
