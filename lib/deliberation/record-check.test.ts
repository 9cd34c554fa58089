import { beforeAll, describe, expect, test } from 'vitest';
import { canonical } from '../shared/canonical.ts';
import { documentId } from '../shared/ids.ts';
import { allMessages } from '../testing/all-messages.ts';
import { makeCommunity } from '../testing/community.ts';
import {
  gather,
  makeScene,
  meet,
  openSession,
  SCENE_START,
  type Scene,
  stateOn,
  tick,
} from '../testing/meeting-scene.ts';
import { holdSealed, recordFileOf } from '../testing/sealed-scene.ts';
import { countersign, nameInTests, sealOn } from '../testing/sealing-steps.ts';
import { verifyInTests } from '../testing/verify.ts';
import { minutesRoot } from './agenda.ts';
import { type CheckedRecord, checkRecord, type Fault, type KnownKey, linkOf } from './record-check.ts';
import { type RecordFile, withhold } from './record-file.ts';
import { keyFingerprint } from './record-fingerprint.ts';
import { readRecordFile } from './record-reading.ts';
import { checkedSentences, faultSentence, uncheckedSentences } from './verdict-words.ts';

let scene: Scene;
let text: string;
let pinned: KnownKey;
beforeAll(async () => {
  scene = await makeScene();
  await holdSealed(scene);
  text = await recordFileOf(scene, scene.wang);
  pinned = { from: 'pinned', key: scene.community.publicKey };
});

const check = (file: string, known: KnownKey = pinned) => checkRecord(file, known, verifyInTests);
async function right(file: string, known?: KnownKey): Promise<CheckedRecord> {
  const verdict = await check(file, known);
  if (!verdict.right) throw new Error(JSON.stringify(verdict.faults));
  return verdict.record;
}
async function faults(file: string, known?: KnownKey): Promise<readonly Fault[]> {
  const verdict = await check(file, known);
  return verdict.right ? [] : verdict.faults;
}
const changed = (change: (file: RecordFile) => unknown): string => {
  const file = JSON.parse(text) as RecordFile;
  return canonical(change(file) ?? file);
};

describe('a record as it was saved', () => {
  test('[MEET14] verifies from the file and the community’s key, and says what it says', async () => {
    const record = await right(text);
    expect(record).toMatchObject({
      sealed: { by: 'chair' },
      countersigned: { by: 'recorder' },
      withheld: [],
    });
    expect(record.after.map(({ of, by, text: said }) => [of, by, said])).toEqual([
      ['correction', 'recorder', '应为四家'],
      ['objection', 'wang', '我没有反对'],
    ]);
    const [item] = readRecordFile(record.file).items;
    expect(item).toMatchObject({
      title: '楼道照明',
      minutes: '物业说明费用，大家“没有”不同意见。\n再问三家报价。',
      votes: [{ result: { for: 1, against: 1, abstain: 0, carried: false } }],
      decisions: [{ text: '再议' }],
    });
  });

  test('[MEET13] is the same on every device, whoever saves it', async () => {
    for (const device of scene.all) expect(await recordFileOf(scene, device)).toBe(text);
  });

  test('[MEET14] the key is compared with the one pinned, or with its fingerprint as it was typed', async () => {
    const fingerprint = keyFingerprint(scene.community.publicKey);
    const printed = (fingerprint.match(/.{4}/g) ?? []).join(' ').toUpperCase();
    expect((await right(text, { from: 'typed', fingerprint: printed })).keyFrom).toBe('typed');
    expect((await right(text, { from: 'typed', fingerprint: printed.slice(0, 20) })).keyFrom).toBe('typed');
    expect((await right(text, { from: 'none' })).keyFrom).toBe('none');
    const stranger = await makeCommunity('other', SCENE_START);
    expect(await faults(text, { from: 'pinned', key: stranger.publicKey })).toEqual([{ at: 'key' }]);
    expect(await faults(text, { from: 'typed', fingerprint: fingerprint.slice(0, 15) })).toEqual([
      { at: 'key' },
    ]);
    expect(await faults(text, { from: 'typed', fingerprint: `0${fingerprint.slice(1)}0` })).toEqual([
      { at: 'key' },
    ]);
  });

  test('[MEET14] what one phone seals says that the second signature is still missing', async () => {
    const other = { ...scene, id: documentId('meeting', '2026-11-05') };
    await gather(other);
    await sealOn(other, other.chair);
    const record = await right(await recordFileOf(other, other.chair));
    expect(record.countersigned).toBeUndefined();
    const words = { part: (name: string) => name, time: String, day: String };
    expect(uncheckedSentences(record, 'first', words).map(([key]) => key)).toContain('unchecked.countersign');
  });
});

describe('a changed record', () => {
  test('[MEET14] fails wherever one character of it is another', async () => {
    const small = { ...scene, id: documentId('meeting', 'small') };
    await openSession(small);
    await tick(small, small.chair, small.wang.id, true);
    await small.chair.act(small.id, 'decide', { item: 'lights', outcome: 'adopted', text: '换灯' });
    small.chair.type(small.id, minutesRoot('lights'), '大家“都”同意。');
    const seal = await sealOn(small, small.chair);
    meet(small);
    await countersign(small, small.recorder, seal);
    await small.recorder.act(small.id, 'correct', { seal: seal.act, text: '三盏' });
    const whole = await recordFileOf(small, small.recorder);
    await right(whole);
    const replaced = (at: number) => {
      const other = whole[at] === '0' ? '1' : '0';
      return `${whole.slice(0, at)}${other}${whole.slice(at + 1)}`;
    };
    // What is signed is mostly the same: each signature is checked once.
    const known = new Map<string, boolean>();
    const verify: typeof verifyInTests = async (key, input, signature) => {
      const asked = `${key.x} ${key.y} ${input} ${signature.join()}`;
      const answer = known.get(asked) ?? (await verifyInTests(key, input, signature));
      known.set(asked, answer);
      return answer;
    };
    const missed: number[] = [];
    for (let at = 0; at < whole.length; at++) {
      if ((await checkRecord(replaced(at), pinned, verify)).right) missed.push(at);
    }
    expect(missed).toEqual([]);
  }, 120_000);

  test('[MEET14] fails where a character is missing or added, and says from which on', async () => {
    expect(await faults(text.slice(0, -1))).toEqual([{ at: 'text', character: text.length }]);
    expect(await faults(` ${text}`)).toEqual([{ at: 'text', character: 1 }]);
    const at = text.indexOf('"parts"');
    expect(await faults(`${text.slice(0, at)} ${text.slice(at)}`)).toEqual([
      { at: 'text', character: at + 1 },
    ]);
    expect(await faults('')).toEqual([{ at: 'text', character: 1 }]);
    expect(await faults('[]')).toEqual([{ at: 'form', path: 'format' }]);
  });

  test('[MEET14] names the part in which something was changed', async () => {
    const minutes = text.replace('再问三家报价。', '再问两家报价。');
    expect(await faults(minutes)).toEqual([{ at: 'part', name: 'minutes/lights/1' }]);
    const renamed = text.replace('姓名wang', '姓名wong');
    expect(await faults(renamed)).toEqual([{ at: 'part', name: 'name/wang' }]);
    const added = changed((file) => {
      file.parts['minutes/lights/2'] = { salt: '00', value: { item: 'lights', text: '还有' } };
    });
    expect(await faults(added)).toEqual([{ at: 'foreign-part', name: 'minutes/lights/2' }]);
  });

  test('[MEET14] a part with its hash changed to fit fails by what was signed', async () => {
    const forged = changed((file) => {
      delete file.parts['name/wang'];
      delete file.manifest.parts['name/wang'];
    });
    expect(await faults(forged)).toContainEqual({ at: 'digest' });
    const fewer = changed((file) => ({
      ...file,
      manifest: { ...file.manifest, acts: file.manifest.acts.slice(1) },
    }));
    expect(await faults(fewer)).toEqual([{ at: 'digest' }]);
  });

  test('[MEET14] signatures of others, twice given, or without their badge do not count', async () => {
    const twice = changed((file) => ({ ...file, signed: [...file.signed, file.signed.at(-1) ?? ''] }));
    expect(await faults(twice)).toEqual([{ at: 'signature', of: 'after' }]);
    const unsigned = changed((file) => ({ ...file, signed: file.signed.slice(1) }));
    expect((await check(unsigned)).right).toBe(false);
    const none = changed((file) => ({ ...file, signed: [], badges: [] }));
    expect(await faults(none)).toEqual([{ at: 'signature', of: 'seal' }]);
    const withoutBadges = changed((file) => ({ ...file, badges: [] }));
    expect(await faults(withoutBadges)).toContainEqual({ at: 'badge', of: 'seal' });
    const other = await makeScene(2);
    await holdSealed(other);
    const theirs = JSON.parse(await recordFileOf(other, other.chair)) as RecordFile;
    const foreign = changed((file) => ({ ...file, signed: theirs.signed, badges: theirs.badges }));
    expect((await check(foreign)).right).toBe(false);
  });
});

describe('what was withheld', () => {
  test('[MEET13] a record without a person still verifies, and says how much is missing', async () => {
    const file = JSON.parse(text) as RecordFile;
    const without = canonical(withhold(file, (part) => /^(person|name)\/wang$/.test(part)));
    expect(without).not.toContain('姓名wang');
    expect((await right(without)).withheld).toEqual(['name/wang', 'person/wang']);
    const words = { part: (name: string) => name, time: String, day: String };
    expect(checkedSentences(await right(without), 'first', words)).toContainEqual([
      'check.withheld',
      { count: 2 },
    ]);
  });

  test('[MEET13] an item can be withheld by itself', async () => {
    const file = JSON.parse(text) as RecordFile;
    const record = await right(canonical(withhold(file, (part) => part.startsWith('minutes/lights/'))));
    expect(readRecordFile(record.file).items[0]?.minutes).toBeUndefined();
    expect(readRecordFile(record.file).items[0]?.votes).toHaveLength(1);
  });

  test('[MEET13] where somebody was erased from register and sheet, every device saves it without them', async () => {
    const erased = await makeScene(3);
    await holdSealed(erased);
    const { sealing } = await stateOn(erased, erased.chair);
    if (sealing.at !== 'sealed') throw new Error(sealing.at);
    for (const part of ['person/wang', 'name/wang']) {
      const hash = sealing.seal.parts[part] ?? '';
      erased.planner.set(erased.id, `sealed/${part.startsWith('name/') ? 'name/' : ''}${hash}`, undefined);
    }
    meet(erased);
    const nameOf = (member: string) => (member === 'wang' ? undefined : nameInTests(member));
    const saved = await recordFileOf(erased, erased.li, { nameOf });
    const known: KnownKey = { from: 'pinned', key: erased.community.publicKey };
    expect((await right(saved, known)).withheld).toEqual(['name/wang', 'person/wang']);
  });

  test('[MEET13] a name that is another by now is withheld, not shown in the old one’s place', async () => {
    const nameOf = (member: string) => (member === 'wang' ? '王改名' : nameInTests(member));
    const record = await right(await recordFileOf(scene, scene.li, { nameOf }));
    expect(record.withheld).toEqual(['name/wang']);
  });
});

test('[MEET13] each record names the one before it by its digest', async () => {
  const before = { ...scene, id: documentId('meeting', '2026-10-05') };
  await holdSealed(before);
  const first = await right(await recordFileOf(before, before.chair));
  const after = { ...scene, id: documentId('meeting', '2026-11-06') };
  await holdSealed(after, { doc: before.id, digest: first.digest });
  const second = await right(await recordFileOf(after, after.chair));
  expect(linkOf(first, [first, second])).toBe('first');
  expect(linkOf(second, [first, second])).toBe('right');
  expect(linkOf(second, [second])).toBe('not-given');
  expect(linkOf(second, [{ ...first, digest: '0'.repeat(64) }])).toBe('wrong');
});

test('[MEET14] every sentence of a verdict is among the words', async () => {
  const words = { part: (name: string) => name, time: String, day: String };
  const record = await right(text);
  const before = { doc: documentId('meeting', '2026-10-05'), digest: '0'.repeat(64) };
  const { countersigned: _second, ...once } = record;
  const records: CheckedRecord[] = [
    { ...record, previous: before },
    { ...once, keyFrom: 'none', withheld: ['name/wang'] },
    { ...record, keyFrom: 'typed' },
  ];
  const places = ['seal', 'countersign', 'after', 'other'] as const;
  const everyFault: Fault[] = [
    { at: 'text', character: 1 },
    { at: 'form', path: 'v' },
    { at: 'part', name: 'meeting' },
    { at: 'foreign-part', name: 'meeting' },
    { at: 'digest' },
    { at: 'key' },
    ...(['signature', 'badge', 'signer'] as const).flatMap((at) => places.map((of) => ({ at, of }))),
  ];
  const said = [
    ...everyFault.map((fault) => faultSentence(fault, words)),
    ...records.flatMap((each) =>
      (['first', 'right', 'wrong', 'not-given'] as const).flatMap((link) => [
        ...checkedSentences(each, link, words),
        ...uncheckedSentences(each, link, words),
      ]),
    ),
  ];
  const keys = new Set(said.map(([key]) => `verify.${key}`));
  const known = [...allMessages('zh-cn').keys()].filter((key) =>
    /^verify\.(fault|check|unchecked)\./.test(key),
  );
  expect([...keys].sort()).toEqual(known.sort());
});
