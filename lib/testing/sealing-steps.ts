/** How tests seal a meeting: as a phone does, from what its copy holds. */
import { minutesRoot } from '../deliberation/agenda.ts';
import type { PreviousRecord } from '../deliberation/record-manifest.ts';
import { draftSeal, type SealDraft } from '../deliberation/seal-draft.ts';
import { proseOf } from '../record/document.ts';
import { blockTexts } from '../record/prose-text.ts';
import type { ActId } from '../shared/ids.ts';
import type { TestDevice } from './device.ts';
import { type SceneDocument, stateOn } from './meeting-scene.ts';
import { seededRandom } from './seeded-random.ts';

/** In the order in which they were asked for, so that a test's digests repeat. */
const salts = seededRandom(13);
const salt = (): string => {
  const bytes = salts.fill(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
};

export const nameInTests = (member: string): string => `姓名${member}`;

export interface SealOptions {
  readonly previous?: PreviousRecord;
  readonly reason?: string;
}

export async function draftSealOn(
  scene: SceneDocument,
  device: TestDevice,
  options: SealOptions = {},
): Promise<SealDraft> {
  const doc = device.doc(scene.id);
  const sources = {
    minutesOf: (item: string) => blockTexts(proseOf(doc, minutesRoot(item))).join('\n'),
    nameOf: nameInTests,
    previous: options.previous,
    salt,
  };
  return draftSeal(await stateOn(scene, device), sources, options.reason);
}

/** The seal's act; its digest. */
export async function sealOn(
  scene: SceneDocument,
  device: TestDevice,
  options: SealOptions = {},
): Promise<{ act: ActId; digest: string }> {
  const { body, copies } = await draftSealOn(scene, device, options);
  for (const [key, text] of copies) device.set(scene.id, key, text);
  return { act: await device.act(scene.id, 'seal', body), digest: body.digest };
}

export const countersign = (
  scene: SceneDocument,
  device: TestDevice,
  { act, digest }: { act: ActId; digest: string },
): Promise<ActId> => device.act(scene.id, 'countersign', { seal: act, digest });
