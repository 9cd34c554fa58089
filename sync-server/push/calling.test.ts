import { expect, onTestFinished, test } from 'vitest';
import { hallDigest } from '../../lib/deliberation/hall-code.ts';
import { instantOf } from '../../lib/deliberation/local-time.ts';
import { memberId } from '../../lib/shared/ids.ts';
import { atAnyTime, CallingScene } from './calling-fixture.ts';
import { PushServiceStandIn } from './push-service-stand-in.ts';

const HOUR = 3_600_000;

async function standIn(): Promise<PushServiceStandIn> {
  const stand = await PushServiceStandIn.start();
  onTestFinished(() => stand.stop());
  return stand;
}

async function open() {
  const stand = await standIn();
  const scene = await CallingScene.open(stand.origin);
  return { stand, scene };
}

test('[PUSH6] a phone is called with version, kind and document alone, encrypted for it and signed by the server', async () => {
  const { stand, scene } = await open();
  await scene.subscribe('li', stand.phone('li'));
  const doc = await scene.publish('2026-12-05');
  await scene.round();
  expect(stand.problems).toEqual([]);
  const [called] = stand.called;
  expect(called?.payload).toEqual({ v: 1, kind: 'notice', doc });
  expect(called?.key).toBe(scene.services.vapid.publicKey);
  expect(called?.claims.aud).toBe(stand.origin);
  const left = (called?.claims.exp ?? 0) - scene.now / 1000;
  expect(left).toBeGreaterThan(60);
  expect(left).toBeLessThanOrEqual(24 * 3600);
  expect(called?.headers).toMatchObject({ 'content-encoding': 'aes128gcm', ttl: String(3 * 24 * 3600) });
  expect(called?.headers.topic).toMatch(/^[\w-]{32}$/);
});

test('[PUSH2] those on the roll are called once, on each of their phones, and nobody else; not again after a restart', async () => {
  const { stand, scene } = await open();
  await scene.subscribe('li', stand.phone('li-1'));
  await scene.subscribe('li', stand.phone('li-2'));
  await scene.subscribe('wang', stand.phone('wang'));
  await scene.subscribe('chair', stand.phone('chair'));
  const doc = await scene.publish('2026-12-05');
  await scene.round();
  await scene.round();
  expect([...stand.names].sort()).toEqual(['li-1', 'li-2', 'wang']);
  await scene.restart();
  await scene.writeOn(doc);
  await scene.round();
  expect(stand.called).toHaveLength(3);
  expect(scene.outcomes).toEqual(['taken', 'taken', 'taken']);
});

test('[PUSH2] what was committed before a stop, and not looked at, is told after the next start', async () => {
  const { stand, scene } = await open();
  await scene.subscribe('li', stand.phone('li'));
  await scene.publish('2026-12-05');
  await scene.restart();
  await scene.round();
  expect(stand.names).toEqual(['li']);
});

test('[PUSH2] who asks to be told later is not told what was known before', async () => {
  const { stand, scene } = await open();
  await scene.subscribe('li', stand.phone('li'));
  const doc = await scene.publish('2026-12-05');
  await scene.round();
  scene.now += HOUR;
  await scene.subscribe('wang', stand.phone('wang'));
  await scene.restart();
  await scene.writeOn(doc);
  await scene.round();
  expect(stand.names).toEqual(['li']);
});

test('[PUSH2] data from before the server called anybody are nobody’s news', async () => {
  const { stand, scene } = await open();
  await scene.subscribe('li', stand.phone('li'));
  await scene.publish('2026-12-05');
  await scene.services.db.run(`delete from meta where key = 'push-cursor'`);
  await scene.restart();
  await scene.round();
  expect(stand.called).toEqual([]);
  await scene.publish('2027-01-05');
  await scene.round();
  expect(stand.names).toEqual(['li']);
});

test('[PUSH2] a push service that is busy or silent is asked again later, under the same topic', async () => {
  const { stand, scene } = await open();
  const busy = stand.phone('li');
  await scene.subscribe('li', busy);
  stand.answer = () => ({ status: 429, headers: { 'retry-after': '120' } });
  await scene.publish('2026-12-05', ['li']);
  await scene.round();
  await scene.round();
  expect(stand.names).toEqual(['li']);
  scene.now += 121_000;
  stand.answer = () => ({ status: 503 });
  await scene.round();
  expect(stand.names).toEqual(['li', 'li']);
  scene.now += 100_000;
  await scene.restart();
  await scene.round();
  expect(stand.names).toHaveLength(2);
  scene.now += 30_000;
  stand.answer = () => ({ status: 201 });
  await scene.round();
  await scene.round();
  expect(stand.names).toHaveLength(3);
  expect(new Set(stand.called.map(({ headers }) => headers.topic)).size).toBe(1);
  expect(scene.outcomes).toEqual(['later', 'later', 'taken']);
});

test('[PUSH2] a push service that fails is left alone for a while, however many phones wait for it', async () => {
  const { stand, scene } = await open();
  for (let n = 0; n < 10; n++) {
    await scene.subscribe('li', stand.phone(`li-${n}`));
    await scene.subscribe('wang', stand.phone(`wang-${n}`));
  }
  stand.answer = () => ({ status: 503 });
  await scene.publish('2026-12-05');
  await scene.round();
  expect(stand.called).toHaveLength(8);
  stand.answer = () => ({ status: 201 });
  scene.now += 31_000;
  await scene.round();
  scene.now += 200_000;
  await scene.round();
  expect(new Set(stand.names).size).toBe(20);
  expect(scene.outcomes.filter((outcome) => outcome === 'taken')).toHaveLength(20);
});

test('[PUSH2] what could not be brought for three days is given up', async () => {
  const { stand, scene } = await open();
  await scene.subscribe('li', stand.phone('li'));
  stand.answer = () => ({ status: 500 });
  await scene.publish('2026-12-05');
  for (let hours = 0; hours < 80; hours++) {
    await scene.round();
    scene.now += HOUR;
  }
  expect(stand.called.length).toBeGreaterThan(5);
  expect(stand.called.length).toBeLessThan(20);
  expect(scene.outcomes.at(-1)).toBe('dropped');
  expect(await scene.services.pushQueue.waiting()).toBe(0);
});

test('[PUSH3] in quiet hours it is held until they end, also over a restart', async () => {
  const { stand, scene } = await open();
  const quiet = { from: '21:00', to: '07:00' };
  await scene.subscribe('li', stand.phone('li'), { ...atAnyTime, quiet });
  await scene.subscribe('wang', stand.phone('wang'));
  scene.now = instantOf('2026-11-28T23:00');
  await scene.publish('2026-12-05');
  await scene.round();
  expect(stand.names).toEqual(['wang']);
  await scene.restart();
  scene.now = instantOf('2026-11-29T06:59');
  await scene.round();
  expect(stand.names).toEqual(['wang']);
  scene.now = instantOf('2026-11-29T07:00');
  await scene.round();
  expect(stand.names).toEqual(['wang', 'li']);
});

test('[PUSH3] what has come to nothing while it was held is not sent', async () => {
  const { stand, scene } = await open();
  await scene.subscribe('li', stand.phone('li'), { ...atAnyTime, quiet: { from: '09:00', to: '12:00' } });
  const doc = await scene.publish('2026-12-05');
  await scene.round();
  const chair = await scene.device('chair');
  chair.merge(doc, await scene.device('planner'));
  await chair.act(doc, 'takeChair', { hall: hallDigest(doc, '4711') });
  await scene.submit('chair', doc);
  scene.now = instantOf('2026-11-28T12:30');
  await scene.round();
  expect(stand.called).toEqual([]);
  expect(scene.outcomes).toEqual(['dropped']);
});

test('[PUSH3] a kind that somebody has not chosen is not sent to them', async () => {
  const { stand, scene } = await open();
  await scene.subscribe('li', stand.phone('li'), { kinds: ['rating', 'agenda'] });
  await scene.subscribe('wang', stand.phone('wang'), { kinds: ['notice'] });
  await scene.publish('2026-12-05');
  await scene.round();
  expect(stand.names).toEqual(['wang']);
});

test('[PUSH3] who may not read the document is not told of it, whether they lost the right before or since', async () => {
  const { stand, scene } = await open();
  const quiet = { from: '09:00', to: '12:00' };
  await scene.subscribe('li', stand.phone('li'), { ...atAnyTime, quiet });
  await scene.subscribe('wang', stand.phone('wang'), atAnyTime);
  await scene.services.people.withdraw(memberId('wang'), { role: 'resident' });
  await scene.publish('2026-12-05');
  await scene.round();
  await scene.services.people.withdraw(memberId('li'), { role: 'resident' });
  scene.now = instantOf('2026-11-28T13:00');
  await scene.round();
  expect(stand.called).toEqual([]);
  expect(scene.outcomes).toEqual(['dropped']);
});

test('[PUSH4] a session that ended, or ran out, is told nothing, and what waited for it is gone', async () => {
  const { stand, scene } = await open();
  const quiet = { from: '09:00', to: '12:00' };
  const cookie = await scene.subscribe('li', stand.phone('li'), { ...atAnyTime, quiet });
  await scene.subscribe('wang', stand.phone('wang'), { ...atAnyTime, quiet });
  await scene.publish('2026-12-05');
  await scene.round();
  expect(await scene.services.pushQueue.waiting()).toBe(2);
  await scene.services.sessions.end(cookie);
  expect(await scene.services.pushQueue.waiting()).toBe(1);
  await scene.services.db.run('update sessions set expires_at = ?', scene.now);
  scene.now = instantOf('2026-11-28T13:00');
  await scene.round();
  expect(stand.called).toEqual([]);
  expect(await scene.services.pushQueue.waiting()).toBe(0);
});

test('[PUSH4] an erased person is told nothing', async () => {
  const { stand, scene } = await open();
  await scene.subscribe('li', stand.phone('li'));
  await scene.publish('2026-12-05');
  await scene.services.people.erase(memberId('li'));
  await scene.round();
  expect(stand.called).toEqual([]);
  expect(await scene.services.phones.count()).toBe(0);
});

test.each([404, 410])(
  '[PUSH4] a subscription of which the push service says %i is removed',
  async (status) => {
    const { stand, scene } = await open();
    await scene.subscribe('li', stand.phone('gone'));
    await scene.subscribe('li', stand.phone('here'));
    stand.answer = (phone) => ({ status: phone === 'gone' ? status : 201 });
    await scene.publish('2026-12-05');
    await scene.round();
    await scene.publish('2027-01-05');
    await scene.round();
    expect([...stand.names].sort()).toEqual(['gone', 'here', 'here']);
    expect(await scene.services.phones.count()).toBe(1);
  },
);

test('[PUSH4] of more than ten phones of a member the newest ten are called', async () => {
  const { stand, scene } = await open();
  for (let n = 0; n < 12; n++) {
    scene.now += 1000;
    await scene.subscribe('li', stand.phone(`li-${n}`));
  }
  await scene.subscribe('wang', stand.phone('wang'));
  await scene.publish('2026-12-05');
  await scene.round();
  expect(new Set(stand.names)).toEqual(
    new Set(['wang', ...Array.from({ length: 10 }, (_, n) => `li-${n + 2}`)]),
  );
});

test('[PUSH4] whoever subscribes on a browser takes it over from who did before', async () => {
  const { stand, scene } = await open();
  const phone = stand.phone('shared');
  await scene.subscribe('li', phone);
  await scene.subscribe('wang', phone);
  await scene.publish('2026-12-05', ['li']);
  await scene.round();
  expect(stand.called).toEqual([]);
});

test('[PUSH5] no redirect is followed, and a push service that is no longer allowed is not sent to', async () => {
  const { stand, scene } = await open();
  const inside = await standIn();
  stand.answer = () => ({ status: 307, headers: { location: `${inside.origin}/li` } });
  await scene.subscribe('li', stand.phone('li'));
  await scene.subscribe('wang', inside.phone('wang'));
  await scene.publish('2026-12-05');
  await scene.round();
  expect(inside.called).toEqual([]);
  expect(scene.outcomes.sort()).toEqual(['gone', 'refused']);
});

test('[PUSH5] a key that is no point of the curve harms nobody else', async () => {
  const { stand, scene } = await open();
  const broken = stand.phone('broken');
  const keys = { ...broken.keys, p256dh: Buffer.alloc(65, 4).toString('base64url') };
  await scene.subscribe('wang', { ...broken, keys });
  await scene.subscribe('li', stand.phone('li'));
  await scene.publish('2026-12-05');
  await scene.round();
  expect(stand.names).toEqual(['li']);
  expect(await scene.services.pushQueue.waiting()).toBe(0);
});
