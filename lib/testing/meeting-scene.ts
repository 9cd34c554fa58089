/** A small meeting for tests: a dozen people with known offices and households, and the steps that most tests share. */
import { itemKey, TITLE_KEY } from '../deliberation/agenda.ts';
import { hallDigest } from '../deliberation/hall-code.ts';
import type { BodyOf, Choice, RollEntry } from '../deliberation/meeting-acts.ts';
import type { MeetingState, Vote } from '../deliberation/meeting-state.ts';
import { rollDigest } from '../deliberation/roll.ts';
import type { RuleProfile } from '../deliberation/rule-profile.ts';
import type { Member, Role } from '../record/badge.ts';
import { sha256Hex } from '../shared/digest.ts';
import { type ActId, type DocumentId, documentId, type MemberId, memberId } from '../shared/ids.ts';
import { makeCommunity, type TestCommunity } from './community.ts';
import { councilProfile } from './demo-profiles.ts';
import { makeDevice, type TestDevice } from './device.ts';
import { foldMeetingOf } from './folded.ts';
import { seededRandom } from './seeded-random.ts';

export const SCENE_START = Date.UTC(2026, 11, 5, 6);
export const SCENE_CODE = '4711';
export const MOTION = '同意换灯';

/** Office, household, and whether its representative. */
const cast = {
  planner: ['planner', 'h-planner', true],
  chair: ['chair', 'h-chair', true],
  deputy: ['chair', 'h-deputy', true],
  recorder: ['recorder', 'h-recorder', true],
  helper: ['recorder', 'h-helper', true],
  wang: ['resident', 'h-wang', true],
  li: ['resident', 'h-li', true],
  zhao: ['resident', 'h-zhao', true],
  /** Of the household that Zhao represents. */
  qian: ['resident', 'h-zhao', false],
  /** Two of one household without a representative. */
  sun: ['resident', 'h-sun', false],
  zhou: ['resident', 'h-sun', false],
} as const satisfies Record<string, readonly [Role, string, boolean]>;
export type SceneName = keyof typeof cast;
const names = Object.keys(cast) as SceneName[];

/** On the roll, without a phone. */
export const paper = memberId('paper');

export interface Scene extends Readonly<Record<SceneName, TestDevice>> {
  readonly id: DocumentId;
  readonly community: TestCommunity;
  readonly roll: readonly RollEntry[];
  readonly all: readonly TestDevice[];
}

export async function makeScene(seed = 1): Promise<Scene> {
  const community = await makeCommunity('test', SCENE_START);
  const random = seededRandom(seed);
  const devices = await Promise.all(
    names.map((name) =>
      makeDevice({
        issueBadge: community.issueBadge,
        member: sceneMember(name),
        random,
        at: SCENE_START,
      }),
    ),
  );
  const byName = Object.fromEntries(names.map((name, at) => [name, devices[at]]));
  const roll: RollEntry[] = names.map((name) => {
    const [, household, rep] = cast[name];
    return rep ? { id: memberId(name), household, rep } : { id: memberId(name), household };
  });
  return {
    ...(byName as unknown as Record<SceneName, TestDevice>),
    id: documentId('meeting', '2026-12-05'),
    community,
    roll: [...roll, { id: paper, household: 'h-paper', rep: true }],
    all: devices,
  };
}

export function sceneMember(name: SceneName): Member {
  const [office, household, rep] = cast[name];
  const roles: Role[] = office === 'resident' ? ['resident'] : ['resident', office];
  return { id: memberId(name), roles, household, rep, areas: ['east'] };
}

/** A quorum of three persons of the twelve on the roll, and more than half of those present. */
export const sceneProfile: RuleProfile = {
  ...councilProfile,
  quorum: { num: 1, den: 4, of: 'roll', strict: false },
};

export function noticeOf(scene: Scene, profile: RuleProfile = sceneProfile): BodyOf<'notice'> {
  return {
    title: '十二月议事会',
    place: '议事亭',
    startsAt: '2026-12-05T14:00',
    profile,
    agenda: [{ id: 'lights', title: '楼道照明', minutes: 20 }],
    roll: [...scene.roll],
    rollSource: '测试名册',
    rollDigest: rollDigest(scene.roll),
    carried: [],
    carriedSource: '无',
  };
}

/** Prepares, publishes, and takes the chair; everybody has heard of it. */
export async function openSession(scene: Scene, profile: RuleProfile = sceneProfile): Promise<void> {
  scene.planner.set(scene.id, TITLE_KEY, '十二月议事会');
  scene.planner.set(scene.id, itemKey('lights', 'title'), '楼道照明');
  await scene.planner.act(scene.id, 'notice', noticeOf(scene, profile));
  scene.chair.merge(scene.id, scene.planner);
  await scene.chair.act(scene.id, 'takeChair', { hall: hallDigest(scene.id, SCENE_CODE) });
  meet(scene);
}

/** All these devices (all of the scene, if none is named) have what any of them has. */
export function meet(scene: Scene, ...devices: readonly TestDevice[]): void {
  const circle = devices.length > 0 ? devices : scene.all;
  for (const device of circle) circle[0]?.merge(scene.id, device);
  for (const device of circle) if (circle[0]) device.merge(scene.id, circle[0]);
}

export const checkIn = (scene: Scene, device: TestDevice, code?: string): Promise<ActId> =>
  device.act(scene.id, 'checkIn', code === undefined ? {} : { code });

export const tick = (scene: Scene, by: TestDevice, member: MemberId, present: boolean): Promise<ActId> =>
  by.act(scene.id, 'tick', { present }, { for: member });

export const openVote = (
  scene: Scene,
  present: readonly TestDevice[],
  method: 'named' | 'hands' = 'named',
): Promise<ActId> =>
  scene.chair.act(scene.id, 'openVote', {
    item: 'lights',
    method,
    text: MOTION,
    present: present.map((device) => device.id),
  });

export const ballot = (
  scene: Scene,
  by: TestDevice,
  vote: ActId,
  choice: Choice,
  onBehalfOf?: MemberId,
): Promise<ActId> =>
  by.act(
    scene.id,
    'ballot',
    { vote, choice, digest: sha256Hex(MOTION) },
    onBehalfOf ? { for: onBehalfOf } : {},
  );

/** The session is open, and everybody is present. */
export async function gather(scene: Scene, profile?: RuleProfile): Promise<void> {
  await openSession(scene, profile);
  for (const device of scene.all) await checkIn(scene, device, SCENE_CODE);
  meet(scene);
}

/** Everybody is present and hears of the vote. */
export async function gatherForVote(
  scene: Scene,
  profile?: RuleProfile,
  method: 'named' | 'hands' = 'named',
): Promise<ActId> {
  await gather(scene, profile);
  const vote = await openVote(scene, scene.all, method);
  meet(scene);
  return vote;
}

export const closeVote = (scene: Scene, vote: ActId, counted: readonly ActId[]): Promise<ActId> =>
  scene.chair.act(scene.id, 'closeVote', { vote, counted });

/** The meeting itself, whoever takes part. */
export type SceneDocument = Pick<Scene, 'id' | 'community'>;

export const stateOn = async (scene: SceneDocument, device: TestDevice): Promise<MeetingState> =>
  (await foldMeetingOf(scene.community, scene.id, device.doc(scene.id))).state;

export function onlyVote(state: MeetingState): Vote {
  const [vote, ...more] = state.votes;
  if (!vote || more.length > 0) throw new Error(`${state.votes.length} votes`);
  return vote;
}

/** Choice and standing of each ballot by who voted, in fold order. */
export const ballotsOf = (vote: Vote): string[] =>
  vote.ballots.map(({ voter, choice, standing }) => `${voter} ${choice} ${standing}`);
