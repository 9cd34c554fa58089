/**
 * Frames by the thousand, valid and mutated, on a document that others are using. The same seed sends the same frames.
 * Whatever comes: nothing but a refusal, and soon; nothing of what is refused stays; nothing changes that its sender
 * may not change; the others notice nothing; and all replicas come to the same, in whatever order they hear of it.
 */
import * as Y from 'yjs';
import { decodeUpdate } from '../../lib/record/decode.ts';
import { BADGES, badgesOf } from '../../lib/record/document.ts';
import { leaveFormatsToTheCentre } from '../../lib/record/formats.ts';
import { placeUpdate } from '../../lib/record/placement.ts';
import { verifyActs } from '../../lib/record/replica.ts';
import { Spots } from '../../lib/record/spot.ts';
import type { ActId, DocumentId } from '../../lib/shared/ids.ts';
import type { TestDevice } from '../../lib/testing/device.ts';
import { handMadeUpdate } from '../../lib/testing/hand-made-update.ts';
import { type SeededRandom, seededRandom } from '../../lib/testing/seeded-random.ts';
import type { Connection } from '../relay/connection.ts';
import { updateFrame } from '../relay/wire.ts';
import { attackFrame } from './attack-frames.ts';
import { outline } from './fuzz-oracle.ts';
import { FuzzRoom, Wire } from './fuzz-room.ts';
import { demoDevices, type FuzzScene } from './fuzz-scenes.ts';
import { toyNotary } from './toy-community.ts';

/** Each round has a seed of its own, so that what fails is soon repeated. */
export const FRAMES_A_ROUND = 250;
const BATCH = 25;
const MAX_MS = 2000;
const LONGEST_VALID = 4096;

export interface Round {
  /** How many frames came to what. */
  readonly verdicts: ReadonlyMap<string, number>;
  readonly slowestMs: number;
}

interface Attacker {
  readonly device: TestDevice;
  readonly own: readonly number[];
  readonly acts: readonly string[];
  readonly claims: ReadonlySet<number> | undefined;
  wire: Wire;
  connection: Connection;
}

/** Throws what went wrong, with the frame that did it. */
export async function fuzzRound(scenes: readonly FuzzScene[], seed: number): Promise<Round> {
  const random = seededRandom(seed);
  const scene = scenes[random.below(8) === 0 ? 1 : random.below(2) * 2] as FuzzScene;
  const fuzz = await FuzzRoom.open(scene, seed % 3 === 0);
  const devices = demoDevices(`-${seed}`, random);
  const honest = [devices.recorder, devices.elder].map((device) => ({ device, wire: fuzz.join(device) }));
  const attackers = await Promise.all(
    [devices.resident, devices.chair, devices.committee, devices.volunteer].map((device, i) =>
      attackerOf(fuzz, device, i, random),
    ),
  );
  let slowestMs = 0;
  for (let frame = 0; frame < FRAMES_A_ROUND; frame++) {
    if (frame % BATCH === 0) {
      await writeHonestly(fuzz, honest[random.below(2)]?.device as TestDevice, frame, random);
      for (const { device, wire } of honest)
        if (wire.refusal) throw new Error(`${device.id}, who is honest, was told ${wire.refusal}`);
    }
    const ms = attack(fuzz, random.pick(attackers), random, seed, frame);
    slowestMs = Math.max(slowestMs, ms);
  }
  await settled(fuzz);
  await compareReplicas(
    fuzz,
    honest.map(({ device }) => device.doc(scene.id)),
    random,
  );
  return { verdicts: fuzz.verdicts, slowestMs };
}

async function attackerOf(
  fuzz: FuzzRoom,
  device: TestDevice,
  index: number,
  random: SeededRandom,
): Promise<Attacker> {
  const wire = new Wire(() => undefined);
  const { id } = fuzz.scene;
  // Some say what is theirs, and one of them says too much.
  const own = [64 + index, 5000 + index, 4_294_967_295 - index];
  Y.applyUpdate(device.doc(id), fuzz.scene.state);
  const acts = [...fuzz.room.doc.getMap('acts').values()].filter((text) => typeof text === 'string');
  const known = [...fuzz.room.doc.getMap('acts').keys()] as ActId[];
  const bodies = acts.map((text) =>
    JSON.parse(Buffer.from(text.split('.')[1] ?? '', 'base64url').toString()),
  );
  for (let i = 0; i < 6; i++) {
    const { type, body } = random.pick([...bodies, { type: 'assign', body: { item: 'x' } }]);
    const seen = [random.pick([...known, 'nowhere' as ActId])];
    acts.push((await device.sign(id, type, body, { seen, n: 1 + random.below(4) })).jws);
  }
  const claims =
    index % 2 === 0
      ? undefined
      : new Set(index === 1 ? own : [...own, ...fuzz.room.doc.store.clients.keys()]);
  const connection = fuzz.connect(device.member, wire, claims);
  connection.receive(updateFrame(badgeUpdate(device, id, own[0] as number, acts[0] ?? '')));
  return { device, own, acts, claims, wire, connection };
}

/** The device's badge alone, so that its acts meet more than its absence. */
function badgeUpdate(device: TestDevice, id: DocumentId, client: number, act: string): Uint8Array {
  const known = new Set(badgesOf(device.doc(id)).keys());
  device.write(id, 'any', act);
  const [[sub, badge] = ['', '']] = [...badgesOf(device.doc(id))].filter(([key]) => !known.has(key));
  return handMadeUpdate([
    { client, clock: 0, structs: [{ parent: BADGES, sub, content: { any: [badge] } }] },
  ]);
}

/** How long it took, ms. */
function attack(fuzz: FuzzRoom, attacker: Attacker, random: SeededRandom, seed: number, at: number): number {
  if (attacker.wire.refusal) {
    attacker.wire = new Wire(() => undefined);
    attacker.connection = fuzz.connect(attacker.device.member, attacker.wire, attacker.claims);
  }
  const { room, scene, stored } = fuzz;
  const recorded = scene.frames.map(({ update }) => update);
  const valid = [...recorded, ...stored.slice(1)].filter(({ length }) => length < LONGEST_VALID);
  const { own, acts } = attacker;
  const frame = attackFrame(random, { doc: room.doc, roots: scene.roots, own, acts, valid });
  const start = performance.now();
  try {
    attacker.connection.receive(frame);
    const ms = performance.now() - start;
    if (ms > MAX_MS) throw new Error(`${Math.round(ms)} ms`);
    return ms;
  } catch (error) {
    const hex = Buffer.from(frame).toString('hex').slice(0, 2000);
    throw new Error(`seed ${seed}, frame ${at} of ${attacker.device.id}: ${hex}`, { cause: error });
  }
}

async function writeHonestly(
  fuzz: FuzzRoom,
  device: TestDevice,
  frame: number,
  random: SeededRandom,
): Promise<void> {
  const { id, kind } = fuzz.scene;
  await settled(fuzz);
  if (kind.kind !== 'meeting') device.type(id, 'prose/proposal', `第 ${frame} 帧。`);
  else if (!device.member.roles.includes('recorder')) return;
  else if (random.below(2) === 0) device.type(id, 'prose/minutes/lights', `第 ${frame} 帧。`);
  else await device.act(id, 'assign', { item: 'lights', title: '换灯', owner: device.id, due: '2026-12-20' });
  await settled(fuzz);
}

/** What was let in is stored, and everybody has it. */
async function settled({ room }: FuzzRoom): Promise<void> {
  await room.durable();
  await new Promise(setImmediate);
}

async function compareReplicas(fuzz: FuzzRoom, heard: readonly Y.Doc[], random: SeededRandom): Promise<void> {
  const { room, stored, scene } = fuzz;
  const wanted = outline(room.doc);
  const replicas: Readonly<Record<string, Y.Doc>> = {
    'loaded again': await fuzz.loadedAgain(),
    'who listened': heard[0] as Y.Doc,
    'who listened, too': heard[1] as Y.Doc,
    'in one piece': replicaOf([Y.mergeUpdates(stored)]),
    'in another order': inAnotherOrder(stored, random),
    'in yet another': inAnotherOrder(stored, random),
    'by state vectors': byStateVectors(stored, random),
  };
  for (const [name, replica] of Object.entries(replicas))
    if (outline(replica) !== wanted) throw new Error(`the replica ${name} differs`);
  const { communityKey } = toyNotary;
  const { refused } = await verifyActs(scene.kind, scene.id, room.doc, communityKey, async (...asked) =>
    toyNotary.verify(...asked),
  );
  if (refused.size > 0) throw new Error(`acts that replicas refuse: ${JSON.stringify([...refused])}`);
}

function emptyReplica(): Y.Doc {
  const doc = new Y.Doc();
  leaveFormatsToTheCentre(doc);
  return doc;
}

function replicaOf(updates: readonly Uint8Array[]): Y.Doc {
  const doc = emptyReplica();
  for (const update of updates) Y.applyUpdate(doc, update);
  return doc;
}

/** Each after what it stands on: Yjs itself waits for ever for some that come before. */
function inAnotherOrder(updates: readonly Uint8Array[], random: SeededRandom): Y.Doc {
  const doc = emptyReplica();
  const rest = [...updates];
  while (rest.length > 0) {
    // Often near the oldest, or few could be applied.
    const at = random.below(random.below(2) === 0 ? Math.min(rest.length, 6) : rest.length);
    const update = rest[at] as Uint8Array;
    const decoded = decodeUpdate(update);
    if (!decoded.ok) throw new Error('what was stored is not an update');
    const placed = placeUpdate(doc, new Spots(doc), decoded.value);
    if (!placed.ok && placed.refusal.code === 'missing-predecessors') continue;
    Y.applyUpdate(doc, update);
    rest.splice(at, 1);
  }
  return doc;
}

/** As a device that is online now and then: in pieces that nobody sent. */
function byStateVectors(updates: readonly Uint8Array[], random: SeededRandom): Y.Doc {
  const [server, doc] = [emptyReplica(), emptyReplica()];
  const sync = () => Y.applyUpdate(doc, Y.encodeStateAsUpdate(server, Y.encodeStateVector(doc)));
  for (const update of updates) {
    Y.applyUpdate(server, update);
    if (random.below(6) === 0) sync();
  }
  sync();
  return doc;
}
