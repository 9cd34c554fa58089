/**
 * Matters on which a pavilion can advise but not decide, by the law, with the words by which people write of them.
 * Data: where the law changes, a new row with its own first day is added, and the old one gets its last.
 */
import type { Belonging } from './topic-acts.ts';

export interface BelongsRule {
  readonly id: string;
  readonly belongs: Belonging;
  readonly name: string;
  readonly nameEn: string;
  /** Where it is written down. */
  readonly source: string;
  /** First and, where it ended, last day: `2021-01-01`. */
  readonly validFrom: string;
  readonly validTo?: string;
  /** Each a word, or several with `+` that must all be there. */
  readonly words: readonly string[];
}

const item = (number: string) => `《中华人民共和国民法典》第二百七十八条第一款第（${number}）项`;
const assembly = { belongs: 'owners-assembly', validFrom: '2021-01-01' } as const;

export const belongsRules: readonly BelongsRule[] = [
  {
    ...assembly,
    id: 'assembly-rules',
    name: '制定、修改业主大会议事规则',
    nameEn: 'Rules of the owners’ assembly',
    source: item('一'),
    words: ['业主大会+规则', '业主大会+章程'],
  },
  {
    ...assembly,
    id: 'convention',
    name: '制定、修改管理规约',
    nameEn: 'The owners’ convention',
    source: item('二'),
    words: ['管理规约', '业主公约'],
  },
  {
    ...assembly,
    id: 'owners-committee',
    name: '选举业主委员会、更换委员',
    nameEn: 'Electing the owners’ committee or replacing its members',
    source: item('三'),
    words: [
      '业委会+选',
      '业委会+换',
      '业委会+成立',
      '业主委员会+选',
      '业主委员会+换',
      '业主委员会+成立',
      '成立业主大会',
    ],
  },
  {
    ...assembly,
    id: 'property-manager',
    name: '选聘、解聘物业服务企业',
    nameEn: 'Hiring or dismissing the property manager',
    source: item('四'),
    words: [
      '换物业',
      '更换物业',
      '选聘物业',
      '解聘物业',
      '炒物业',
      '赶走物业',
      '新物业',
      '物业公司+换',
      '物业+招标',
    ],
  },
  {
    ...assembly,
    id: 'use-of-repair-fund',
    name: '使用维修资金',
    nameEn: 'Using the repair fund',
    source: item('五'),
    words: ['维修资金', '维修基金', '大修基金', '公维金'],
  },
  {
    ...assembly,
    id: 'raising-repair-fund',
    name: '筹集维修资金',
    nameEn: 'Raising money for the repair fund',
    source: item('六'),
    words: ['续筹', '续交+维修', '补交+维修'],
  },
  {
    ...assembly,
    id: 'rebuilding',
    name: '改建、重建建筑物及其附属设施',
    nameEn: 'Altering or rebuilding a building or what belongs to it',
    source: item('七'),
    words: ['改建', '重建', '加装电梯', '装电梯', '增设电梯', '拆除重', '加层', '翻建'],
  },
  {
    ...assembly,
    id: 'use-of-common-parts',
    name: '改变共有部分的用途，或利用共有部分从事经营活动',
    nameEn: 'Using common parts for something else, or for business',
    source: item('八'),
    words: [
      '公共收益',
      '共有部分',
      '公共部分+出租',
      '公共部位+出租',
      '电梯广告',
      '绿地+车位',
      '绿化+车位',
      '架空层+出租',
      '架空层+改',
      '外墙+广告',
      '基站',
      '公共用房+出租',
    ],
  },
];
