import { expect, onTestFinished, test } from 'vitest';
import { instantOf } from '../../lib/deliberation/local-time.ts';
import { documentId } from '../../lib/shared/ids.ts';
import { wording } from '../../lib/testing/topic-scene.ts';
import { atAnyTime, CallingScene } from './calling-fixture.ts';
import { PushServiceStandIn } from './push-service-stand-in.ts';

const TOPIC = documentId('topic', 'lift');

test('[PUSH3] raiser and seconders are called when their topic is on an agenda and when they are asked how it went; who has answered meanwhile is not', async () => {
  const stand = await PushServiceStandIn.start();
  onTestFinished(() => stand.stop());
  const scene = await CallingScene.open(stand.origin);
  await scene.subscribe('li', stand.phone('li'), { ...atAnyTime, quiet: { from: '21:00', to: '07:00' } });
  await scene.subscribe('wang', stand.phone('wang'));
  await scene.subscribe('planner', stand.phone('planner'));
  const kinds = () =>
    stand.called.splice(0).map(({ phone, payload }) => `${phone} ${JSON.stringify(payload)}`);

  await scene.act('wang', TOPIC, 'raise', wording);
  await scene.act('li', TOPIC, 'second', {});
  await scene.act('planner', TOPIC, 'screen', { verdict: 'taken-up', reason: '' });
  await scene.round();
  expect(kinds()).toEqual([]);
  await scene.act('planner', TOPIC, 'schedule', { meeting: '2026-12-05' });
  await scene.round();
  const agenda = JSON.stringify({ v: 1, kind: 'agenda', doc: TOPIC });
  expect(kinds().sort()).toEqual([`li ${agenda}`, `wang ${agenda}`]);

  await scene.act('chair', TOPIC, 'decide', {
    meeting: '2026-12-05',
    outcome: 'adopted',
    text: '先征询意见',
  });
  const action = await scene.act('chair', TOPIC, 'assign', {
    title: '问清分摊',
    owner: 'planner',
    due: '2026-12-20',
  });
  scene.now = instantOf('2026-12-19T22:00');
  const claim = await scene.act('planner', TOPIC, 'claimDone', {
    ...{ action, text: '都问过了', photos: [], asked: [], askedSource: '', threshold: 60, days: 14 },
  });
  await scene.round();
  expect(kinds()).toEqual([`wang ${JSON.stringify({ v: 1, kind: 'rating', doc: TOPIC })}`]);
  await scene.act('li', TOPIC, 'rate', { claim, satisfied: 'yes', text: '' });
  await scene.round();
  scene.now = instantOf('2026-12-20T07:00');
  await scene.round();
  expect(kinds()).toEqual([]);
  expect(scene.outcomes.at(-1)).toBe('dropped');
  expect(scene.errors).toEqual([]);
});
