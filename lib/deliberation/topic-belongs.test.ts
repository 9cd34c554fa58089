import { describe, expect, test } from 'vitest';
import { belongsRules } from './belongs-rules.ts';
import { isCalendarDate } from './local-time.ts';
import { belongsHints } from './topic-belongs.ts';

const TODAY = '2026-12-05';
const ids = (text: string, today = TODAY) => belongsHints(text, undefined, today).map(({ rule }) => rule?.id);

describe('matters that only an owners’ assembly can decide', () => {
  test.each([
    ['想用维修基金修外墙', 'use-of-repair-fund'],
    ['6 号楼想加装 电梯', 'rebuilding'],
    ['物业太差，大家想换物业', 'property-manager'],
    ['业委会什么时候选举？', 'owners-committee'],
    ['把绿化带改成车位', 'use-of-common-parts'],
    ['电梯广告的公共收益怎么用', 'use-of-common-parts'],
    ['管理规约要改一改', 'convention'],
  ])('[TOPIC8] %s: %s', (text, id) => {
    expect(ids(text)).toContain(id);
  });

  test.each(['楼道灯不亮', '老年食堂送餐', '电梯坏了没人修', '物业不扫楼道', '遛狗不牵绳'])(
    '[TOPIC8] nothing is said of %s',
    (text) => {
      expect(ids(text)).toEqual([]);
    },
  );

  test('[TOPIC8] each rule has its source and its first day, and before that day nothing is said', () => {
    for (const { source, validFrom } of belongsRules) {
      expect(source).toContain('民法典');
      expect(isCalendarDate(validFrom)).toBe(true);
    }
    expect(ids('用维修资金', '2020-12-31')).toEqual([]);
    const ended = belongsRules.map((rule) => ({ ...rule, validTo: '2026-01-01' }));
    expect(belongsHints('用维修资金', undefined, TODAY, ended)).toEqual([]);
  });

  test('[TOPIC8] a category may say whose matter it is, once', () => {
    expect(belongsHints('好吵', { belongs: 'neighbours' }, TODAY)).toEqual([{ belongs: 'neighbours' }]);
    const both = belongsHints('用维修资金', { belongs: 'owners-assembly' }, TODAY);
    expect(both.map(({ rule }) => rule?.id)).toEqual(['use-of-repair-fund']);
  });
});
