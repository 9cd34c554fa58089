import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { kindFor } from '../kinds.ts';
import type { Change } from '../record/kind.ts';
import { comment, makeTopicScene, meetOn, propose, raised, screen, topicOn } from '../testing/topic-scene.ts';
import { readPlace } from './readable.ts';
import { reenter } from './reenter.ts';

const PROPOSAL = 'prose/proposal';

test('[GUARD6] proposal edited while it is screened out: the text is set aside with its reason, the acts of the same hour go in', async () => {
  const scene = await makeTopicScene();
  await raised(scene);
  propose(scene, scene.wang, '先征求二单元的意见。');
  meetOn(scene);
  await screen(scene, scene.planner, 'declined');
  propose(scene, scene.li, '请物业先来估价。');
  const made = await comment(scene, scene.li, '我写了一段');

  // What the centre says of Li's text, with the screening there before it.
  const state = await topicOn(scene, scene.planner);
  const change: Change = {
    to: 'prose',
    root: PROPOSAL,
    inserted: 8,
    deletedOwn: 0,
    deletedOthers: 0,
    deletedOthersInHour: 0,
    length: 10,
  };
  const refusal = kindFor(scene.id)?.mayWrite(scene.li.member, change, state as never);
  expect(refusal).toEqual({ code: 'topic-closed', places: [{ root: PROPOSAL }] });

  // What Li's device then does: the text is kept readable, and all but that place is entered anew.
  const old = scene.li.doc(scene.id);
  const aside = readPlace(old, { root: PROPOSAL });
  expect(aside).toContain('请物业先来估价。');
  const fresh = new Y.Doc();
  Y.applyUpdate(fresh, Y.encodeStateAsUpdate(scene.planner.doc(scene.id)));
  reenter({ old, fresh, named: refusal?.places ?? [] });
  expect(fresh.getXmlFragment(PROPOSAL).toString()).not.toContain('估价');
  expect(fresh.getXmlFragment(PROPOSAL).toString()).toContain('二单元');
  expect(fresh.getMap('acts').has(made)).toBe(true);
});
