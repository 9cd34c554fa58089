import { expect, onTestFinished, test } from 'vitest';
import { backUp } from '../backup/backup.ts';
import { restore } from '../backup/restore.ts';
import { CallingScene } from './calling-fixture.ts';
import { PushServiceStandIn } from './push-service-stand-in.ts';

test('the key for push services is made once, and comes back with a backup beside the subscriptions bound to it', async () => {
  const stand = await PushServiceStandIn.start();
  onTestFinished(() => stand.stop());
  const scene = await CallingScene.open(stand.origin);
  await scene.subscribe('li', stand.phone('li'));
  const { publicKey } = scene.services.vapid;
  await scene.restart();
  expect(scene.services.vapid.publicKey).toBe(publicKey);
  await scene.close();
  await backUp(scene.dataDir, `${scene.dataDir}.backup`, scene.now);
  await restore(scene.dataDir, `${scene.dataDir}.backup`, scene.now);
  await scene.start();
  expect(scene.services.vapid.publicKey).toBe(publicKey);
  await scene.publish('2026-12-05');
  await scene.round();
  expect(stand.names).toEqual(['li']);
  expect(stand.called[0]?.key).toBe(publicKey);
  const other = await CallingScene.open(stand.origin);
  expect(other.services.vapid.publicKey).not.toBe(publicKey);
});
