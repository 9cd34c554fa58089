import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { documentId } from '../../lib/shared/ids.ts';
import type { TestDevice } from '../../lib/testing/device.ts';
import { wording } from '../../lib/testing/topic-scene.ts';
import { refusalOf, roomFixture } from '../relay/room-fixture.ts';
import { Rooms } from '../relay/rooms.ts';

const TOPIC = documentId('topic', 'lift');
const PROPOSAL = 'prose/proposal';

/** A topic's own rules in a real room. */
async function topicRoom() {
  const fixture = await roomFixture();
  const opened = await new Rooms(fixture, { keepMs: 0 }).open(TOPIC);
  if (!opened) throw new Error('no room');
  const { room } = opened;
  const push = async (device: TestDevice) => {
    const submission = fixture.push(room, device);
    if (submission.at === 'admitted') await submission.stored;
    return submission;
  };
  const [resident, elder, planner] = await Promise.all([
    fixture.device('resident'),
    fixture.device('elder'),
    fixture.device('committee'),
  ]);
  return { push, resident, elder, planner, room };
}

test('[TOPIC5] a topic raised offline comes with its proposal in one update, and neighbours write on', async () => {
  const { push, resident, elder, room } = await topicRoom();
  await resident.act(TOPIC, 'raise', wording);
  resident.type(TOPIC, PROPOSAL, '先征求二单元的意见。');
  expect((await push(resident)).at).toBe('admitted');
  elder.merge(TOPIC, resident);
  elder.type(TOPIC, PROPOSAL, '再请物业估价。');
  expect((await push(elder)).at).toBe('admitted');
  expect(room.doc.getXmlFragment(PROPOSAL)).toHaveLength(2);
});

test('[GUARD6] a proposal edited while it is screened out is refused by its place alone, and what was signed goes in', async () => {
  const { push, resident, elder, planner, room } = await topicRoom();
  await resident.act(TOPIC, 'raise', wording);
  await push(resident);
  elder.merge(TOPIC, resident);
  planner.merge(TOPIC, resident);
  await planner.act(TOPIC, 'screen', { verdict: 'declined', reason: '属于楼内自家的事' });
  await push(planner);
  const second = await elder.act(TOPIC, 'second', {});
  elder.type(TOPIC, PROPOSAL, '请物业先来估价。');
  const refused = await push(elder);
  expect(refusalOf(refused)).toEqual({ code: 'topic-closed', places: [{ root: PROPOSAL }] });
  expect(room.doc.getMap('acts').has(second)).toBe(false);

  // As the device does then: everything but that place, into the server's own copy.
  const fresh = new Y.Doc();
  Y.applyUpdate(fresh, Y.encodeStateAsUpdate(room.doc));
  const known = Y.encodeStateVector(fresh);
  for (const root of ['badges', 'acts']) {
    for (const [key, text] of elder.doc(TOPIC).getMap(root)) {
      if (!fresh.getMap(root).has(key)) fresh.getMap(root).set(key, text);
    }
  }
  const entered = room.submit(elder.member, Y.encodeStateAsUpdate(fresh, known), undefined);
  expect(entered.at).toBe('admitted');
  expect(room.doc.getMap('acts').has(second)).toBe(true);
  expect(room.doc.getXmlFragment(PROPOSAL)).toHaveLength(0);
});
