/** A small topic for tests: residents, helpers and offices with a device each, and the steps that most tests share. */

import { PROPOSAL, type Rating, type TopicBodyOf } from '../deliberation/topic-acts.ts';
import type { TopicState } from '../deliberation/topic-state.ts';
import type { Member, Role } from '../record/badge.ts';
import type { Photo } from '../record/photo.ts';
import { sha256Hex } from '../shared/digest.ts';
import { type ActId, type DocumentId, documentId, type MemberId, memberId } from '../shared/ids.ts';
import { makeCommunity, type TestCommunity } from './community.ts';
import { makeDevice, type TestDevice } from './device.ts';
import { foldTopicOf } from './folded.ts';
import { seededRandom } from './seeded-random.ts';

const TOPIC_START = Date.UTC(2026, 8, 1, 6);

const cast = {
  wang: [],
  li: [],
  zhao: [],
  qian: [],
  volunteer: ['volunteer'],
  planner: ['planner'],
  second: ['planner'],
  recorder: ['recorder'],
  chair: ['chair'],
  committee: ['committee'],
} as const satisfies Record<string, readonly Role[]>;
export type TopicRole = keyof typeof cast;
const names = Object.keys(cast) as TopicRole[];

/** Without a phone. */
export const granny = memberId('granny');

export interface TopicScene extends Readonly<Record<TopicRole, TestDevice>> {
  readonly id: DocumentId;
  readonly community: TestCommunity;
  readonly all: readonly TestDevice[];
}

export const topicMember = (name: TopicRole): Member => ({
  id: memberId(name),
  roles: ['resident', ...cast[name]],
  household: `h-${name}`,
  rep: true,
  areas: ['east'],
});

export async function makeTopicScene(seed = 1): Promise<TopicScene> {
  const community = await makeCommunity('test', TOPIC_START);
  const random = seededRandom(seed);
  const devices = await Promise.all(
    names.map((name) =>
      makeDevice({ issueBadge: community.issueBadge, member: topicMember(name), random, at: TOPIC_START }),
    ),
  );
  const byName = Object.fromEntries(names.map((name, at) => [name, devices[at]]));
  return {
    ...(byName as unknown as Record<TopicRole, TestDevice>),
    id: documentId('topic', 'lift'),
    community,
    all: devices,
  };
}

export const wording: TopicBodyOf<'raise'> = {
  title: '6 号楼想加装电梯',
  category: 'building',
  area: 'east',
  place: '6 号楼',
  text: '五楼以上有四位老人，上下楼不方便。',
  photos: [],
};

export const photo = (name: string): Photo => ({
  digest: sha256Hex(name),
  type: 'image/jpeg',
  bytes: 90_000,
  width: 1600,
  height: 1200,
});

/** All these devices (all of the scene, if none is named) have what any of them has. */
export function meetOn(scene: TopicScene, ...devices: readonly TestDevice[]): void {
  const circle = devices.length > 0 ? devices : scene.all;
  for (const device of circle) circle[0]?.merge(scene.id, device);
  for (const device of circle) if (circle[0]) device.merge(scene.id, circle[0]);
}

/** Wang raises it; everybody has heard of it. */
export async function raised(scene: TopicScene): Promise<ActId> {
  const raise = await scene.wang.act(scene.id, 'raise', wording);
  meetOn(scene);
  return raise;
}

export const second = (scene: TopicScene, device: TestDevice, onBehalfOf?: MemberId): Promise<ActId> =>
  device.act(scene.id, 'second', {}, onBehalfOf ? { for: onBehalfOf } : {});

export const screen = (
  scene: TopicScene,
  device: TestDevice,
  verdict: 'taken-up' | 'declined' = 'taken-up',
): Promise<ActId> =>
  device.act(scene.id, 'screen', { verdict, reason: verdict === 'declined' ? '属于业主自家的事' : '' });

export const assign = (scene: TopicScene, device: TestDevice, owner: TestDevice): Promise<ActId> =>
  device.act(scene.id, 'assign', { title: '问清分摊', owner: owner.id, due: '2026-10-20' });

export const decide = (
  scene: TopicScene,
  device: TestDevice,
  outcome: TopicBodyOf<'decide'>['outcome'] = 'adopted',
): Promise<ActId> =>
  device.act(scene.id, 'decide', { meeting: '2026-09-05', outcome, text: '同意先征询意见' });

/** Taken up, decided, and given to Li; everybody has heard of it. */
export async function underWay(scene: TopicScene): Promise<ActId> {
  await raised(scene);
  await screen(scene, scene.planner);
  meetOn(scene);
  await scene.planner.act(scene.id, 'schedule', { meeting: '2026-09-05' });
  meetOn(scene);
  await decide(scene, scene.chair);
  meetOn(scene);
  const action = await assign(scene, scene.chair, scene.li);
  meetOn(scene);
  return action;
}

export const claimDone = (
  scene: TopicScene,
  device: TestDevice,
  action: ActId,
  asked: readonly MemberId[] = [],
): Promise<ActId> =>
  device.act(scene.id, 'claimDone', {
    action,
    text: '都问过了',
    photos: [],
    asked: [...asked],
    askedSource: asked.length > 0 ? 'topic:other' : '',
    threshold: 60,
    days: 14,
  });

export const rate = (
  scene: TopicScene,
  device: TestDevice,
  claim: ActId,
  satisfied: Rating,
  onBehalfOf?: MemberId,
): Promise<ActId> =>
  device.act(scene.id, 'rate', { claim, satisfied, text: '' }, onBehalfOf ? { for: onBehalfOf } : {});

export const comment = (
  scene: TopicScene,
  device: TestDevice,
  text: string,
  more: Partial<TopicBodyOf<'comment'>> = {},
): Promise<ActId> => device.act(scene.id, 'comment', { text, photos: [], ...more });

export const propose = (scene: TopicScene, device: TestDevice, ...paragraphs: readonly string[]): void =>
  device.type(scene.id, PROPOSAL, ...paragraphs);

export const topicOn = async (scene: TopicScene, device: TestDevice): Promise<TopicState> =>
  (await foldTopicOf(scene.community, scene.id, device.doc(scene.id))).state;
