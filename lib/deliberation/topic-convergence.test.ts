import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import * as Y from 'yjs';
import { parseAct } from '../record/act.ts';
import { actsOf } from '../record/document.ts';
import { type ActId, documentId } from '../shared/ids.ts';
import { alike } from '../testing/alike.ts';
import type { TestDevice } from '../testing/device.ts';
import { foldTopicOf, stampActs } from '../testing/folded.ts';
import { type SeededRandom, seededRandom } from '../testing/seeded-random.ts';
import {
  assign,
  claimDone,
  comment,
  decide,
  granny,
  makeTopicScene,
  meetOn,
  photo,
  rate,
  screen,
  second,
  type TopicScene,
  wording,
} from '../testing/topic-scene.ts';
import { photosOfTopic } from './topic-photos.ts';
import { pushesOfTopic } from './topic-pushes.ts';
import { summariseTopic } from './topic-summary.ts';

let base: TopicScene;
let runs = 0;
beforeAll(async () => {
  base = await makeTopicScene();
});

const actsOn = (scene: TopicScene, device: TestDevice, type: string): ActId[] =>
  [...actsOf(device.doc(scene.id)).values()].flatMap((text) => {
    const parsed = parseAct(String(text));
    return parsed.ok && parsed.value.payload.type === type ? [parsed.value.payload.id] : [];
  });

type Step = (scene: TopicScene, device: TestDevice, random: SeededRandom) => Promise<unknown>;

/** One thing that one of the devices does, by right or not. */
const steps: Readonly<Record<string, Step>> = {
  meet: async (scene, device, random) => meetOn(scene, device, random.pick(scene.all)),
  raise: (scene, device) => device.act(scene.id, 'raise', wording),
  reword: (scene, device) => device.act(scene.id, 'reword', { ...wording, title: device.id }),
  second: (scene, device) => second(scene, device),
  secondFor: (scene, device, random) =>
    second(scene, device, random.pick([granny, scene.wang.id, scene.li.id])),
  withdraw: (scene, device) => device.act(scene.id, 'withdraw', {}),
  comment: (scene, device, random) =>
    comment(scene, device, '好', { photos: random.below(2) ? [photo('a')] : [] }),
  hide: async (scene, device) => {
    const made = actsOn(scene, device, 'comment').at(-1);
    if (made) await scene.committee.act(scene.id, 'hide', { comment: made, reason: 'spam' });
  },
  screen: (scene, _device, random) =>
    screen(scene, random.pick([scene.planner, scene.second]), random.pick(['taken-up', 'declined'])),
  merge: (scene, _device, random) =>
    random
      .pick([scene.planner, scene.second])
      .act(scene.id, 'mergeInto', { topic: random.pick(['one', 'two']) }),
  unmerge: async (scene, device) => {
    const made = actsOn(scene, device, 'mergeInto').at(-1);
    if (made) await scene.committee.act(scene.id, 'unmerge', { merge: made });
  },
  schedule: (scene) => scene.planner.act(scene.id, 'schedule', { meeting: '2026-10-05' }),
  decide: (scene, _device, random) =>
    decide(
      scene,
      random.pick([scene.chair, scene.recorder]),
      random.pick(['adopted', 'rejected', 'deferred']),
    ),
  assign: (scene, _device, random) =>
    assign(scene, random.pick([scene.chair, scene.recorder]), random.pick([scene.li, scene.zhao])),
  claim: async (scene, device, random) => {
    const action = actsOn(scene, device, 'assign').at(-1);
    if (action)
      await claimDone(scene, random.pick([scene.li, scene.zhao, scene.committee]), action, [granny]);
  },
  rate: async (scene, device, random) => {
    const claim = actsOn(scene, device, 'claimDone').at(-1);
    const forWhom = random.below(2) ? scene.wang.id : undefined;
    if (claim) await rate(scene, device, claim, random.pick(['yes', 'partly', 'no']), forWhom);
  },
  removePhoto: (scene, device) =>
    device.act(scene.id, 'removePhoto', { digest: photo('a').digest, reason: 'other' }),
};
const often = ['meet', 'meet', 'second', 'screen', 'assign', 'claim', 'rate', 'stamp', 'stamp'];

function shuffled<T>(items: readonly T[], random: SeededRandom): T[] {
  return items
    .map((item) => ({ item, key: random.next() }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item);
}

test('[TOPIC4] any order, repetition and split of the same updates gives the same topic on all replicas', async () => {
  const phases = new Set<string>();
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom(...Object.keys(steps), ...often), { minLength: 8, maxLength: 40 }),
      fc.nat(),
      async (script, seed) => {
        const scene = { ...base, id: documentId('topic', `run-${++runs}`) };
        const random = seededRandom(seed);
        const updates: Uint8Array[] = [];
        for (const device of scene.all)
          device.doc(scene.id).on('update', (update: Uint8Array) => updates.push(update));
        await scene.wang.act(scene.id, 'raise', wording);
        meetOn(scene);
        const server = new Y.Doc();
        server.clientID = 1;
        server.on('update', (update: Uint8Array) => updates.push(update));
        for (const what of script) {
          const device = random.pick(scene.all);
          if (what === 'stamp') stampAll(server, device.doc(scene.id));
          else await steps[what]?.(scene, device, random);
        }
        const expected = await foldOf(scene, updates);
        expectNothingLost(scene, server, expected.told);
        phases.add(expected.phase);
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
  expect(phases.size).toBeGreaterThan(3);
}, 30_000);

/** Whatever was said is in the topic, or has a remark that says why it does not count. */
function expectNothingLost(scene: TopicScene, server: Y.Doc, told: unknown): void {
  const shown = JSON.stringify(told);
  const said = ['second', 'comment', 'screen', 'mergeInto', 'decide', 'assign', 'claimDone', 'rate'];
  const here = [server, ...scene.all.map((device) => device.doc(scene.id))];
  for (const text of here.flatMap((doc) => [...actsOf(doc).values()])) {
    const parsed = parseAct(String(text));
    if (!parsed.ok || !said.includes(parsed.value.payload.type)) continue;
    expect(shown, parsed.value.payload.type).toContain(parsed.value.payload.id);
  }
}

/** The server stores what a device brings, and stamps it in the order in which it stands there. */
function stampAll(server: Y.Doc, device: Y.Doc): void {
  const known = new Set(actsOf(server).keys());
  Y.applyUpdate(server, Y.encodeStateAsUpdate(device));
  stampActs(server, [...actsOf(server).keys()].filter((id) => !known.has(id)).sort() as ActId[]);
}

async function foldOf(scene: TopicScene, updates: readonly Uint8Array[]) {
  const doc = new Y.Doc();
  for (const update of updates) Y.applyUpdate(doc, update);
  const { state, acts } = await foldTopicOf(scene.community, scene.id, doc);
  const told = {
    state,
    refused: acts.refused,
    summary: summariseTopic(state),
    pushes: pushesOfTopic(state),
    photos: photosOfTopic(state),
  };
  return { phase: state.phase, told: alike(told) };
}
