import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { keyFingerprint } from '../lib/deliberation/record-fingerprint.ts';
import { makeScene, type Scene } from '../lib/testing/meeting-scene.ts';
import { holdSealed, recordFileOf } from '../lib/testing/sealed-scene.ts';

const folder = mkdtempSync(join(tmpdir(), 'verify-record-'));
const saved = join(folder, 'record.json');
let scene: Scene;
let text: string;
beforeAll(async () => {
  scene = await makeScene();
  await holdSealed(scene);
  text = await recordFileOf(scene, scene.chair);
  writeFileSync(saved, `${text}\n`);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** As somebody runs it: by its own file, which names its interpreter. */
const run = (...args: string[]): Promise<{ code: number; said: string }> =>
  new Promise((resolve) => {
    execFile(join(import.meta.dirname, 'verify-record.ts'), args, (error, stdout, stderr) => {
      resolve({ code: Number(error?.code ?? 0), said: stdout + stderr });
    });
  });

test('[MEET14] the command verifies a saved record by the printed fingerprint, in both languages', async () => {
  const key = keyFingerprint(scene.community.publicKey);
  const chinese = await run('--key', key, saved);
  expect(chinese.said).toContain('✓ 没有改动过');
  expect(chinese.said).toContain('主持人的签名，姓名chair');
  expect(chinese.code).toBe(0);
  const english = await run('--language', 'en', '--key', key.slice(0, 16), saved);
  expect(english.said).toContain('✓ Unchanged');
  expect(english.code).toBe(0);
});

test('[MEET14] without a fingerprint the command says that the key was not compared', async () => {
  const { said, code } = await run(saved);
  expect(said).toContain('公钥没有和别处的对照过');
  expect(code).toBe(0);
});

test('[MEET14] the command names the place of a change, and ends with 1', async () => {
  const changed = join(folder, 'changed.json');
  writeFileSync(changed, text.replace('再问三家报价。', '再问两家报价。'));
  const { said, code } = await run(changed);
  expect(said).toContain('被改动：“楼道照明”的文字记录');
  expect(code).toBe(1);
});

test('a file that is not there, and no file at all, end with 2', async () => {
  expect((await run(join(folder, 'none.json'))).code).toBe(2);
  expect((await run()).said).toContain('verify-record [--key FINGERPRINT]');
});
