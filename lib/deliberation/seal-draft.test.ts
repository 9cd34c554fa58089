import { expect, test } from 'vitest';
import { sheetOf } from '../record/document.ts';
import { makeScene, meet, type Scene, stateOn } from '../testing/meeting-scene.ts';
import { holdSealed } from '../testing/sealed-scene.ts';
import { draftSealOn, nameInTests } from '../testing/sealing-steps.ts';
import type { MeetingState } from './meeting-state.ts';
import type { Part } from './record-manifest.ts';
import { recordParts } from './record-parts.ts';
import { differencesFrom, differingParts } from './seal-draft.ts';
import { readCopies } from './sealed-copies.ts';

const MINUTES = '物业说明费用，大家“没有”不同意见。\n再问三家报价。';

async function sealedHere(): Promise<{
  scene: Scene;
  state: MeetingState;
  hashes: Readonly<Record<string, string>>;
  parts: Map<string, Part>;
}> {
  const scene = await makeScene();
  await holdSealed(scene);
  const state = await stateOn(scene, scene.recorder);
  if (state.sealing.at !== 'sealed') throw new Error(state.sealing.at);
  const hashes = state.sealing.seal.parts;
  const parts = readCopies(hashes, sheetOf(scene.recorder.doc(scene.id)), nameInTests);
  return { scene, state, hashes, parts };
}

test('[MEET13] what a device makes of a sealed meeting is what was sealed, also after corrections and objections', async () => {
  const { state, hashes, parts } = await sealedHere();
  expect(parts.size).toBe(Object.keys(hashes).length);
  expect(differencesFrom(state, () => MINUTES, hashes, parts)).toEqual([]);
});

test('[MEET13] the recorder is shown in which part the sealed record is not their own', async () => {
  const { state, hashes, parts } = await sealedHere();
  expect(differencesFrom(state, () => `${MINUTES}又有人来了。`, hashes, parts)).toEqual(['minutes/lights/1']);
  const elsewhere = { ...state, place: '活动室' };
  expect(differencesFrom(elsewhere, () => MINUTES, hashes, parts)).toEqual(['meeting']);
});

test('[MEET13] a part that was erased is no difference', async () => {
  const { state, hashes, parts } = await sealedHere();
  parts.delete('person/wang');
  parts.delete('name/wang');
  expect(differencesFrom(state, () => MINUTES, hashes, parts)).toEqual([]);
});

test('two records of one meeting are compared by what they say, not by the order of their fields', () => {
  const one = new Map<string, unknown>([['meeting', { place: '议事亭', due: 3 }]]);
  expect(differingParts(one, new Map([['meeting', { due: 3, place: '议事亭' }]]))).toEqual([]);
  expect(differingParts(one, new Map())).toEqual(['meeting']);
});

test('[MEET13] long minutes are cut into parts that fit on the sheet, and together are the text', async () => {
  const { scene, state } = await sealedHere();
  const long = '有人说“好”，\n也有人说“再看看”。😀'.repeat(1500);
  const pieces = recordParts(state, () => long).filter(([name]) => name.startsWith('minutes/lights/'));
  expect(pieces.length).toBeGreaterThan(3);
  expect(pieces.map(([, value]) => (value as { text: string }).text).join('')).toBe(long);
  meet(scene);
  const { copies } = await draftSealOn(scene, scene.chair);
  expect(Math.max(...copies.map(([, text]) => text.length))).toBeLessThanOrEqual(8192);
  for (const [, value] of pieces) expect(JSON.stringify(value).length).toBeLessThan(7000);
});
