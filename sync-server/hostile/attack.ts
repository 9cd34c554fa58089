/**
 * For tests of attacks: each is made by a signed-in member over a real socket on a document that others have open, in a
 * community and in one that was set back to a backup.
 */
import { afterEach, beforeEach, describe, it } from 'vitest';
import * as Y from 'yjs';
import { SHEET } from '../../lib/record/document.ts';
import type { DocumentId } from '../../lib/shared/ids.ts';
import { handMadeUpdate } from '../../lib/testing/hand-made-update.ts';
import { MEETING } from '../relay/room-fixture.ts';
import { updateFrame } from '../relay/wire.ts';
import { AttackScene, block, MINUTES, type Outcome } from './attack-scene.ts';

/** Of the test that runs. */
export let scene: AttackScene;

type Made = Uint8Array | string | readonly (Uint8Array | string)[];

export interface Attack {
  readonly name: string;
  /** The sender may do all but what is wrong with it: else it would be refused for that. */
  readonly from: string;
  readonly on?: DocumentId;
  readonly becomes: Outcome;
  /** Where the community runs on a restored backup and devices may bring what others wrote, if it is another. */
  readonly setBack?: Outcome;
  /** Updates; where they are whole frames, `frames`. */
  readonly update?: (scene: AttackScene) => Promise<Made> | Made;
  readonly frames?: (scene: AttackScene) => Promise<Made> | Made;
}

export const refused = (code: string): Outcome => ({ refused: code });
const all = (made: Made): readonly (Uint8Array | string)[] =>
  typeof made === 'string' || made instanceof Uint8Array ? [made] : made;

/** Set for the tests below it. */
let isSetBack = false;

export function attacks(named: readonly Attack[]): void {
  it.each(named)('[GUARD7] $name', async ({ from, on, becomes, setBack, update, frames }) => {
    const made = frames
      ? all(await frames(scene))
      : all((await update?.(scene)) ?? []).map((one) => updateFrame(one as Uint8Array));
    await scene.expectOf(made, { from, doc: on }, (isSetBack && setBack) || becomes);
  });
}

export const paragraph = { parent: MINUTES, content: { element: 'paragraph' } } as const;
export const sheetValue = (value: unknown, sub = 'meeting/place') =>
  handMadeUpdate([block(9000, { parent: SHEET, sub, content: { any: [value] } })]);
/** Under a client id of the planner's, behind what it wrote. */
export async function behindThePlanner(of: AttackScene, ...structs: Parameters<typeof block>[1][]) {
  const client = of.planner.doc(MEETING).clientID;
  const clock = Y.getState((await of.stored()).store, client);
  return handMadeUpdate([{ client, clock, structs }]);
}

/** `tests` are described once for each. */
export function inEachCommunity(tests: () => void): void {
  describe.each([
    ['a community', false],
    ['a community that was set back to a backup', true],
  ])('%s', (_name, wasSetBack) => {
    beforeEach(async () => {
      isSetBack = wasSetBack;
      scene = await AttackScene.start(isSetBack);
    });
    afterEach(() => scene.stop());

    tests();
  });
}
