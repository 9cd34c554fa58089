/** A sealed meeting with something of everything, and the file that a phone would save of it. */
import { minutesRoot } from '../deliberation/agenda.ts';
import { recordFileText } from '../deliberation/record-file.ts';
import type { PreviousRecord } from '../deliberation/record-manifest.ts';
import { readCopies } from '../deliberation/sealed-copies.ts';
import { parseAct } from '../record/act.ts';
import { actsOf, badgesOf, sheetOf } from '../record/document.ts';
import type { ActId, MemberId } from '../shared/ids.ts';
import type { TestDevice } from './device.ts';
import {
  ballot,
  closeVote,
  gatherForVote,
  meet,
  type Scene,
  type SceneDocument,
  stateOn,
} from './meeting-scene.ts';
import { countersign, nameInTests, sealOn } from './sealing-steps.ts';

/** Votes, decides, writes minutes, seals and signs; a correction and an objection follow. */
export async function holdSealed(scene: Scene, previous?: PreviousRecord): Promise<void> {
  const vote = await gatherForVote(scene);
  const ballots = [
    await ballot(scene, scene.wang, vote, 'for'),
    await ballot(scene, scene.li, vote, 'against'),
  ];
  meet(scene);
  await closeVote(scene, vote, ballots);
  await scene.chair.act(scene.id, 'decide', { item: 'lights', vote, outcome: 'rejected', text: '再议' });
  await scene.chair.act(scene.id, 'assign', {
    item: 'lights',
    title: '问三家报价',
    owner: scene.wang.id,
    due: '2026-12-20',
  });
  scene.recorder.type(
    scene.id,
    minutesRoot('lights'),
    '物业说明费用，大家“没有”不同意见。',
    '再问三家报价。',
  );
  meet(scene);
  const seal = await sealOn(scene, scene.chair, previous ? { previous } : {});
  meet(scene);
  await countersign(scene, scene.recorder, seal);
  meet(scene);
  await scene.recorder.act(scene.id, 'correct', { seal: seal.act, item: 'lights', text: '应为四家' });
  await scene.wang.act(scene.id, 'object', { seal: seal.act, text: '我没有反对' });
  meet(scene);
}

export interface SaveOptions {
  readonly nameOf?: (member: MemberId) => string | undefined;
}

/** As the screen saves it. */
export async function recordFileOf(
  scene: SceneDocument,
  device: TestDevice,
  { nameOf = nameInTests }: SaveOptions = {},
): Promise<string> {
  const state = await stateOn(scene, device);
  const { sealing, acts, afterSeal } = state;
  if (sealing.at !== 'waiting' && sealing.at !== 'sealed') throw new Error(sealing.at);
  const doc = device.doc(scene.id);
  const text = recordFileText({
    doc: scene.id,
    sealing,
    acts,
    afterSeal,
    parts: readCopies(sealing.seal.parts, sheetOf(doc), nameOf),
    communityKey: scene.community.publicKey,
    signedText: (act: ActId) => {
      const jws = String(actsOf(doc).get(act));
      const parsed = parseAct(jws);
      return parsed.ok ? { jws, badge: String(badgesOf(doc).get(parsed.value.badge)) } : undefined;
    },
  });
  if (!text) throw new Error('not all is here');
  return text;
}
