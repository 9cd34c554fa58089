import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import * as Y from 'yjs';
import { parseAct } from '../record/act.ts';
import { actsOf } from '../record/document.ts';
import { type ActId, documentId } from '../shared/ids.ts';
import { alike } from '../testing/alike.ts';
import type { TestDevice } from '../testing/device.ts';
import { foldMeetingOf, stampActs } from '../testing/folded.ts';
import {
  ballot,
  checkIn,
  makeScene,
  meet,
  openSession,
  paper,
  SCENE_CODE,
  type Scene,
  stateOn,
  tick,
} from '../testing/meeting-scene.ts';
import { countersign, sealOn } from '../testing/sealing-steps.ts';
import { type SeededRandom, seededRandom } from '../testing/seeded-random.ts';

let base: Scene;
let runs = 0;
beforeAll(async () => {
  base = await makeScene();
});

const actsOn = (scene: Scene, device: TestDevice, type: string): ActId[] =>
  [...actsOf(device.doc(scene.id)).values()].flatMap((text) => {
    const parsed = parseAct(String(text));
    return parsed.ok && parsed.value.payload.type === type ? [parsed.value.payload.id] : [];
  });

const steps = [
  'meet',
  'checkIn',
  'tick',
  'takeChair',
  'openVote',
  'ballot',
  'ballot',
  'desk',
  'close',
  'decide',
  'stamp',
  'seal',
  'countersign',
  'reopen',
  'object',
];

/** One thing that one of the devices does, by right or not. */
async function step(
  scene: Scene,
  what: string,
  devices: readonly TestDevice[],
  random: SeededRandom,
): Promise<void> {
  const device = random.pick(devices);
  const { id } = scene;
  const vote = actsOn(scene, device, 'openVote').at(random.below(3) === 0 ? 0 : -1);
  if (what === 'meet') meet(scene, device, random.pick(devices));
  if (what === 'checkIn') await checkIn(scene, device, random.pick([SCENE_CODE, '0000']));
  if (what === 'tick') {
    await tick(
      scene,
      random.pick([scene.recorder, scene.helper, scene.chair]),
      random.pick([paper, scene.wang.id]),
      random.below(3) > 0,
    );
  }
  if (what === 'takeChair')
    await random.pick([scene.chair, scene.deputy]).act(id, 'takeChair', { hall: '0'.repeat(64) });
  if (what === 'openVote') {
    const present = devices.filter(() => random.below(2) === 0).map((one) => one.id);
    await scene.chair.act(id, 'openVote', { item: 'lights', method: 'named', text: '同意换灯', present });
  }
  if (what === 'ballot' && vote)
    await ballot(scene, device, vote, random.pick(['for', 'against', 'abstain']));
  if (what === 'desk' && vote)
    await ballot(
      scene,
      scene.recorder,
      vote,
      random.pick(['for', 'against']),
      random.pick([paper, scene.wang.id]),
    );
  if (what === 'close' && vote) {
    const counted = actsOn(scene, scene.chair, 'ballot').filter(() => random.below(4) > 0);
    await random.pick([scene.chair, scene.deputy]).act(id, 'closeVote', { vote, counted });
  }
  if (what === 'decide' && vote) {
    const outcome = random.pick(['adopted', 'rejected']);
    await random
      .pick([scene.chair, scene.deputy])
      .act(id, 'decide', { item: 'lights', vote, outcome, text: '换' });
  }
  await sealStep(scene, what, device, random);
}

/** Seals, signs, takes back or objects, as one of the devices knows of it. */
async function sealStep(scene: Scene, what: string, device: TestDevice, random: SeededRandom): Promise<void> {
  const { id } = scene;
  if (what === 'seal') {
    await sealOn(scene, random.pick([scene.chair, scene.deputy]), { reason: '两边当面核对过' });
    return;
  }
  const seal = actsOn(scene, device, 'seal').at(random.below(3) === 0 ? 0 : -1);
  if (!seal) return;
  if (what === 'countersign') {
    const { sealing } = await stateOn(scene, scene.recorder);
    if (sealing.at === 'waiting') await countersign(scene, scene.recorder, { ...sealing.seal });
  }
  if (what === 'reopen')
    await random.pick([scene.chair, scene.recorder]).act(id, 'reopen', { seal, reason: '漏记' });
  if (what === 'object') await device.act(id, 'object', { seal, text: '我不同意' });
}

function shuffled<T>(items: readonly T[], random: SeededRandom): T[] {
  return items
    .map((item) => ({ item, key: random.next() }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item);
}

test('[MEET15] any order, repetition and split of the same updates gives the same folded state', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom(...steps), { minLength: 5, maxLength: 30 }),
      fc.nat(),
      async (script, seed) => {
        const scene = { ...base, id: documentId('meeting', `run-${++runs}`) };
        const random = seededRandom(seed);
        const updates: Uint8Array[] = [];
        const devices = [scene.chair, scene.deputy, scene.recorder, scene.wang, scene.zhao, scene.qian];
        for (const device of scene.all)
          device.doc(scene.id).on('update', (update: Uint8Array) => updates.push(update));
        await openSession(scene);
        const server = new Y.Doc();
        server.clientID = 1;
        server.on('update', (update: Uint8Array) => updates.push(update));
        for (const what of script) {
          if (what === 'stamp') stampAll(server, random.pick(devices).doc(scene.id));
          else await step(scene, what, devices, random);
        }
        const expected = await foldOf(scene, updates);
        for (let replica = 0; replica < 3; replica++) {
          const some = shuffled([...updates, ...updates.filter(() => random.below(3) === 0)], random);
          const parts: Uint8Array[] = [];
          while (some.length > 0) {
            const taken = some.splice(0, 1 + random.below(4));
            parts.push(taken.length > 1 ? Y.mergeUpdates(taken) : (taken[0] as Uint8Array));
          }
          expect(await foldOf(scene, parts)).toEqual(expected);
        }
      },
    ),
    { numRuns: 25 },
  );
}, 20_000);

/** The server stores what a device brings, and stamps it in the order in which it stands there. */
function stampAll(server: Y.Doc, device: Y.Doc): void {
  const known = new Set(actsOf(server).keys());
  Y.applyUpdate(server, Y.encodeStateAsUpdate(device));
  stampActs(server, [...actsOf(server).keys()].filter((id) => !known.has(id)).sort() as ActId[]);
}

async function foldOf(scene: Scene, updates: readonly Uint8Array[]): Promise<unknown> {
  const doc = new Y.Doc();
  for (const update of updates) Y.applyUpdate(doc, update);
  const { state, acts } = await foldMeetingOf(scene.community, scene.id, doc);
  return alike({ state, refused: acts.refused });
}

test('[MEET13] once two have signed it nothing that arrives in any order changes a record or its digest', async () => {
  let sealedRuns = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom(...steps), { minLength: 3, maxLength: 12 }),
      fc.array(fc.constantFrom(...steps), { minLength: 3, maxLength: 12 }),
      fc.nat(),
      async (before, after, seed) => {
        const scene = { ...base, id: documentId('meeting', `sealed-${++runs}`) };
        const random = seededRandom(seed);
        const devices = [scene.chair, scene.deputy, scene.recorder, scene.wang, scene.zhao];
        await openSession(scene);
        for (const what of before)
          if (!sealings.has(what) && what !== 'stamp') await step(scene, what, devices, random);
        meet(scene);
        for (const vote of (await stateOn(scene, scene.chair)).votes)
          if (vote.phase.at === 'open') await closeVoteBy(scene, vote.id);
        // Whoever is in the chair seals; what stands in the way is for other tests.
        const { phase, obstacles } = await stateOn(scene, scene.chair);
        if (phase.at !== 'in-session' || obstacles.length > 0) return;
        const inTheChair = phase.chair === scene.chair.id ? scene.chair : scene.deputy;
        meet(scene, scene.recorder, inTheChair);
        const sealed = await sealOn(scene, inTheChair);
        meet(scene, scene.recorder, inTheChair);
        await countersign(scene, scene.recorder, sealed);
        const frozen = await frozenOn(scene, scene.recorder);
        sealedRuns++;
        // The others have heard of neither, and go on.
        const others = [scene.wang, scene.zhao, scene.helper];
        for (const what of after)
          if (!sealings.has(what) && what !== 'stamp' && what !== 'meet' && what !== 'takeChair')
            await step(scene, what, others, random);
        meet(scene);
        const devicesNow = scene.all.filter(() => random.below(2) === 0);
        for (const device of devicesNow) expect(await frozenOn(scene, device)).toEqual(frozen);
      },
    ),
    { numRuns: 15 },
  );
  expect(sealedRuns).toBeGreaterThan(5);
}, 30_000);

const sealings = new Set(['seal', 'countersign', 'reopen', 'object']);

async function closeVoteBy(scene: Scene, vote: ActId): Promise<void> {
  const { phase } = await stateOn(scene, scene.chair);
  if (phase.at !== 'in-session') return;
  const device = phase.chair === scene.chair.id ? scene.chair : scene.deputy;
  await device.act(scene.id, 'closeVote', { vote, counted: [] });
  meet(scene);
}

/** All that a record is made of, and its digest. */
async function frozenOn(scene: Scene, device: TestDevice): Promise<unknown> {
  const { sealing, acts, attendance, votes, decisions, actions, agenda } = await stateOn(scene, device);
  return alike({ sealing, acts, attendance, votes, decisions, actions, agenda });
}
