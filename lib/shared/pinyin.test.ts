import { expect, test } from 'vitest';
import { findPinyin, readingsOf } from './pinyin.ts';

const at = (text: string, typed: string) => findPinyin(readingsOf(text), typed);

test.each([
  ['加装电梯', 'dianti', 2],
  ['加装电梯', 'dt', 2],
  ['加装电梯', 'diant', 2],
  ['加装电梯', 'dti', 2],
  ['加装电梯', 'jzdt', 0],
  ['6 号楼', '6haolou', -1],
  ['6号楼', '6hl', 0],
  ['绿化', 'lvhua', 0],
  ['绿化', 'lühua', 0],
  ['充电桩', 'chongdianzhuang', 0],
  ['垃圾桶', 'ljt', 0],
  ['钥匙', 'yaoshi', 0],
  ['西安', "xi'an", 0],
  ['遛狗', 'liugou', 0],
  ['电梯', 'dianqi', -1],
  ['电梯', 'dtx', -1],
  ['', 'a', -1],
  ['电梯', '', -1],
] as const)('%s by %s', (text, typed, found) => {
  expect(at(text, typed)).toBe(found);
});

test('every character of the first level has a reading, alike in any browser: 3,755 of them', () => {
  const bytes: number[] = [];
  for (let row = 0xb0; row <= 0xd7; row++) {
    for (let cell = 1; cell <= (row === 0xd7 ? 89 : 94); cell++) bytes.push(row, 0xa0 + cell);
  }
  const characters = new TextDecoder('gbk').decode(new Uint8Array(bytes));
  const readings = readingsOf(characters);
  expect(readings).toHaveLength(3755);
  expect(readings.every(([first]) => first !== undefined && /^[a-z]+$/.test(first))).toBe(true);
  // The same order by syllable as the standard's: ü stands with u.
  const order = readings.map(([first = '']) => first.replace('v', 'u'));
  expect(order).toEqual([...order].sort());
});

test.each([
  ['停车难', 'tingchenan'],
  ['楼道照明', 'loudaozhaoming'],
  ['消防通道', 'xiaofangtongdao'],
  ['老年食堂', 'laonianshitang'],
  ['高空抛物', 'gaokongpaowu'],
  ['噪音扰民', 'zaoyinraomin'],
  ['水管漏水', 'shuiguanloushui'],
  ['维修资金', 'weixiuzijin'],
  ['健身器材', 'jianshenqicai'],
  ['宠物粪便', 'chongwufenbian'],
  ['外墙脱落', 'waiqiangtuoluo'],
  ['快递柜', 'kuaidigui'],
])('%s reads %s', (text, typed) => {
  expect(at(text, typed)).toBe(0);
});
