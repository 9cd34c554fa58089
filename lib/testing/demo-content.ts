/** What 和睦里 talks about: last month's meeting as it was held, this month's as it is prepared. Invented. */
import type { AbsenceReason, Outcome } from '../deliberation/meeting-acts.ts';
import type { DemoAccountName } from './neighbourhood.ts';

export interface DemoItem {
  readonly id: string;
  readonly title: string;
  readonly minutes: number;
  /** The topic it deals with. */
  readonly topic?: string;
}
export interface HeldItem extends DemoItem {
  readonly prose: readonly string[];
  readonly vote?:
    | { readonly method: 'named'; readonly text: string; readonly against: number; readonly abstain: number }
    | { readonly method: 'hands'; readonly text: string; readonly against: number; readonly abstain: number };
  readonly decision: { readonly outcome: Outcome; readonly text: string };
  readonly actions: readonly {
    readonly title: string;
    readonly owner: DemoAccountName;
    /** Days after the meeting. */
    readonly days: number;
  }[];
}

export const PLACE = '和睦里议事亭（遇雨改社区活动室）';
export const HALL_CODE = '5207';
export const absenceReasonsSeen: readonly AbsenceReason[] = [
  'ill',
  'away',
  'work',
  'work',
  'care',
  'away',
  'ill',
  'other',
];

export const heldMeeting: { readonly title: string; readonly items: readonly HeldItem[] } = {
  title: '和睦里居民议事会',
  items: [
    {
      id: 'charging',
      topic: 'charging',
      title: '电动自行车充电桩选在哪里',
      minutes: 40,
      prose: [
        '居委会介绍：小区登记电动自行车 214 辆，现有充电位 36 个，飞线充电上月劝阻 17 起。',
        '备选两处：3 号楼西侧空地（可装 40 个位，离住户窗户 9 米）；北门车棚（可装 24 个位，需改造线路）。',
        '赞成 3 号楼西侧的居民认为位置居中、消防车道不受影响；2 号楼几位住户担心夜间噪声和火灾风险，希望加装隔离和喷淋。',
        '物业答复：可加装实体防火隔墙、自动喷淋和 23 点断电，费用约增加 1.8 万元，由公共收益列支。',
      ],
      vote: {
        method: 'named',
        text: '同意在 3 号楼西侧空地建设 40 个充电位，加装防火隔墙、自动喷淋，23 点自动断电。',
        against: 9,
        abstain: 6,
      },
      decision: {
        outcome: 'adopted',
        text: '在 3 号楼西侧空地建设 40 个充电位，加装防火隔墙和自动喷淋，23 点自动断电；所需 1.8 万元由公共收益列支并公示。',
      },
      actions: [
        { title: '请三家单位报价，公示充电桩施工方案', owner: 'committee', days: 20 },
        { title: '上门向 2 号楼临近住户说明消防措施', owner: 'coordinator', days: 14 },
      ],
    },
    {
      id: 'lights',
      topic: 'stair-lights',
      title: '楼道照明换声控灯',
      minutes: 20,
      prose: [
        '志愿者巡查 12 栋楼，共有 63 盏楼道灯不亮或常亮，其中 6 号楼、9 号楼最多。',
        '有老人提出声控灯熄得太快，上下楼看不清台阶，建议延时改为 60 秒，并在转角加反光条。',
      ],
      vote: {
        method: 'hands',
        text: '同意更换 63 盏楼道灯为声光控灯，延时 60 秒，转角加贴反光条。',
        against: 2,
        abstain: 4,
      },
      decision: {
        outcome: 'adopted',
        text: '更换 63 盏楼道灯为声光控灯，延时 60 秒，转角加贴反光条，先换 6 号楼和 9 号楼。',
      },
      actions: [{ title: '列出各楼灯位清单，陪同电工更换并验收', owner: 'volunteer', days: 25 }],
    },
    {
      id: 'canteen',
      topic: 'canteen',
      title: '老年食堂午餐送餐到户',
      minutes: 25,
      prose: [
        '现在每天堂食约 85 份，登记需要送餐的高龄、独居老人 23 位。',
        '意见不一：有人主张志愿者轮流送，有人认为应由食堂雇专人，怕长期坚持不下来。',
        '会上没有算清成本，大家同意先摸清 23 位老人的具体需要，下个月再议。',
      ],
      decision: {
        outcome: 'deferred',
        text: '送餐方式暂不表决，先逐户了解需要和承受价格，列入下月议程。',
      },
      actions: [],
    },
    {
      id: 'waste',
      title: '垃圾分类投放时间',
      minutes: 15,
      prose: [
        '早投放时间 7:00–9:00 对上早班的居民偏晚，误时投放点常有小包垃圾。',
        '大家没有不同意见，同意早投放提前半小时。',
      ],
      decision: { outcome: 'adopted', text: '早投放时间改为 6:30–9:00，从下月 1 日起试行三个月。' },
      actions: [],
    },
  ],
};

export const preparedMeeting: { readonly title: string; readonly items: readonly DemoItem[] } = {
  title: '和睦里居民议事会',
  items: [
    { id: 'review', title: '上月事项办得怎么样', minutes: 15 },
    { id: 'charging-works', topic: 'charging', title: '充电桩施工单位和工期', minutes: 25 },
    { id: 'lift', topic: 'lift', title: '6 号楼加装电梯的意向和分摊', minutes: 35 },
    { id: 'canteen-delivery', topic: 'canteen', title: '老年食堂送餐：谁来送、收多少', minutes: 25 },
    { id: 'parking', topic: 'night-parking', title: '夜间停车位共享和消防通道划线', minutes: 25 },
    { id: 'waste-points', title: '垃圾分类积分换什么', minutes: 10 },
  ],
};
