/** What residents of 和睦里 have raised in the last months, and what became of it. Invented. */
import type { Outcome } from '../deliberation/meeting-acts.ts';
import type { Belonging, HideReason, Rating } from '../deliberation/topic-acts.ts';
import type { DemoAccountName } from './neighbourhood.ts';

/** An account, or the n-th neighbour with a phone. */
export type Who = DemoAccountName | number;
/**
 * Days before last month's meeting (negative), or the share of the time since then that has passed (0 to 1). The meeting
 * before that one was 28 to 31 days earlier.
 */
export type When = number;

export type DemoStep = { readonly at: When; readonly by: Who } & (
  | { readonly do: 'comment'; readonly text: string; readonly hide?: HideReason }
  | { readonly do: 'propose'; readonly text: readonly string[] }
  | { readonly do: 'take-up' }
  | { readonly do: 'decline'; readonly reason: string; readonly belongs?: Belonging }
  | { readonly do: 'schedule'; readonly meeting: 'before' | 'last' | 'next' }
  | {
      readonly do: 'decide';
      readonly meeting: 'before' | 'last';
      readonly outcome: Outcome;
      readonly text: string;
    }
  | { readonly do: 'assign'; readonly title: string; readonly owner: Who; readonly days: number }
  | { readonly do: 'progress'; readonly text: string }
  | { readonly do: 'move'; readonly days: number; readonly reason: string }
  | { readonly do: 'claim'; readonly text: string }
  | {
      readonly do: 'rate';
      readonly satisfied: Rating;
      readonly text: string;
      readonly others?: readonly Rating[];
    }
  | {
      readonly do: 'merge';
      readonly into: string;
      readonly against?: { readonly by: Who; readonly into: string };
    }
);

export interface DemoTopic {
  readonly id: string;
  readonly title: string;
  readonly category: string;
  readonly area?: string;
  readonly place: string;
  readonly text: string;
  readonly raised: { readonly at: When; readonly by: Who; readonly forElder?: true };
  /** Neighbours who second it, in the weeks after. */
  readonly seconds: number;
  readonly steps: readonly DemoStep[];
}

export const demoTopics: readonly DemoTopic[] = [
  {
    id: 'charging',
    title: '电动自行车没有地方充电，有人拉飞线',
    category: 'parking',
    area: 'east',
    place: '3 号楼西侧',
    text: '登记的电动自行车有 214 辆，充电位只有 36 个。晚上从窗口拉线充电，太危险。',
    raised: { at: -52, by: 'resident' },
    seconds: 19,
    steps: [
      { at: -48, by: 3, do: 'comment', text: '北门车棚也可以改，就是线路老了。' },
      { at: -45, by: 'committee', do: 'take-up' },
      { at: -40, by: 'resident', do: 'propose', text: ['建在 3 号楼西侧空地，先建 40 个充电位。'] },
      { at: -38, by: 5, do: 'propose', text: ['加装防火隔墙和自动喷淋，23 点以后自动断电。'] },
      { at: -20, by: 7, do: 'comment', text: '2 号楼低层担心夜里有噪声，离窗户远一点好。' },
      { at: -6, by: 'committee', do: 'schedule', meeting: 'last' },
      {
        at: 0,
        by: 'chair',
        do: 'decide',
        meeting: 'last',
        outcome: 'adopted',
        text: '在 3 号楼西侧空地建设 40 个充电位，加装防火隔墙和自动喷淋，23 点自动断电。',
      },
      {
        at: 0.01,
        by: 'chair',
        do: 'assign',
        title: '请三家单位报价，公示施工方案',
        owner: 'committee',
        days: 45,
      },
      { at: 0.5, by: 'committee', do: 'progress', text: '已有两家报价，第三家约在本周看现场。' },
    ],
  },
  {
    id: 'stair-lights',
    title: '楼道灯不亮，晚上看不清台阶',
    category: 'building',
    area: 'middle',
    place: '6 号楼、9 号楼',
    text: '夜里下楼扔垃圾，两次差点踩空。',
    raised: { at: -33, by: 'volunteer', forElder: true },
    seconds: 14,
    steps: [
      { at: -30, by: 'volunteer', do: 'comment', text: '我们巡查了 12 栋楼，一共 63 盏灯不亮或者常亮。' },
      { at: -28, by: 'committee', do: 'take-up' },
      { at: -26, by: 'volunteer', do: 'propose', text: ['换声光控灯，熄灯延时 60 秒。'] },
      { at: -25, by: 'elder', do: 'propose', text: ['转角的台阶贴上反光条。'] },
      { at: -6, by: 'committee', do: 'schedule', meeting: 'last' },
      {
        at: 0,
        by: 'chair',
        do: 'decide',
        meeting: 'last',
        outcome: 'adopted',
        text: '更换 63 盏楼道灯为声光控灯，延时 60 秒，转角加贴反光条。',
      },
      {
        at: 0.01,
        by: 'chair',
        do: 'assign',
        title: '列出灯位清单，陪同电工更换并验收',
        owner: 'volunteer',
        days: 25,
      },
      { at: 0.4, by: 'volunteer', do: 'progress', text: '6 号楼 21 盏已换好，反光条贴到三楼。' },
      { at: 0.85, by: 'volunteer', do: 'claim', text: '63 盏全部换好，逐层试过。' },
      { at: 0.9, by: 2, do: 'rate', satisfied: 'yes', text: '亮堂多了，谢谢。', others: ['yes', 'partly'] },
    ],
  },
  {
    id: 'canteen',
    title: '老年食堂能不能送餐上门',
    category: 'elders',
    place: '老年食堂',
    text: '登记要送餐的高龄、独居老人有 23 位，下楼一趟不容易。',
    raised: { at: -44, by: 'elder' },
    seconds: 16,
    steps: [
      { at: -40, by: 'coordinator', do: 'comment', text: '可以先从 9 号楼试一个月。' },
      { at: -36, by: 'committee', do: 'take-up' },
      { at: -34, by: 'coordinator', do: 'propose', text: ['中午 11 点半前送到，由食堂雇一位专人。'] },
      { at: -33, by: 8, do: 'propose', text: ['志愿者每周轮两天，遇到雨雪天帮忙。'] },
      { at: -6, by: 'committee', do: 'schedule', meeting: 'last' },
      {
        at: 0,
        by: 'chair',
        do: 'decide',
        meeting: 'last',
        outcome: 'deferred',
        text: '先逐户了解需要和承受价格，列入下月议程。',
      },
      { at: 0.3, by: 'coordinator', do: 'propose', text: ['逐户问过：19 户愿意每餐多付 2 元。'] },
      { at: 0.7, by: 'committee', do: 'schedule', meeting: 'next' },
    ],
  },
  {
    id: 'lift',
    title: '6 号楼想加装电梯',
    category: 'building',
    area: 'middle',
    place: '6 号楼二单元',
    text: '五楼以上有四位八十多岁的老人，已经半年没有下过楼。',
    raised: { at: -24, by: 'resident' },
    seconds: 21,
    steps: [
      { at: -22, by: 11, do: 'comment', text: '一楼担心采光，请先看图纸再说。' },
      { at: -18, by: 'committee', do: 'take-up' },
      {
        at: -15,
        by: 'resident',
        do: 'propose',
        text: [
          '先征求二单元 12 户的意见，一户一户上门问。',
          '分摊按楼层算：一、二楼不出钱，三楼起逐层增加。',
        ],
      },
      { at: 0.2, by: 'coordinator', do: 'propose', text: ['请设计单位来测一次采光，结果贴在单元门口。'] },
      { at: 0.6, by: 'committee', do: 'schedule', meeting: 'next' },
    ],
  },
  {
    id: 'night-parking',
    title: '夜里停车难，能不能和写字楼共用车位',
    category: 'parking',
    place: '北门外写字楼',
    text: '晚上七点以后对面写字楼的车位大多空着。',
    raised: { at: -30, by: 'organiser' },
    seconds: 12,
    steps: [
      { at: -25, by: 'committee', do: 'take-up' },
      { at: 0.3, by: 'organiser', do: 'propose', text: ['晚七点到早八点共用，按次收费，先谈 30 个车位。'] },
    ],
  },
  {
    id: 'fire-lane',
    title: '晚上消防通道总被车堵住',
    category: 'parking',
    area: 'west',
    place: '9 号楼东侧',
    text: '上周救护车进不来，担架抬了一百多米。',
    raised: { at: -21, by: 4 },
    seconds: 9,
    steps: [
      { at: -16, by: 6, do: 'comment', text: '画上黄线，再装两个隔离墩。' },
      { at: 0.1, by: 'committee', do: 'merge', into: 'night-parking' },
    ],
  },
  {
    id: 'square-music',
    title: '早上跳广场舞音乐太响',
    category: 'neighbours',
    area: 'east',
    place: '中心花园',
    text: '六点就开始，上夜班的刚睡下。',
    raised: { at: -12, by: 9 },
    seconds: 7,
    steps: [
      { at: -10, by: 10, do: 'comment', text: '我们也想跳，音量小一点、晚半小时开始行不行？' },
      {
        at: 0.4,
        by: 'committee',
        do: 'merge',
        into: 'square-hours',
        against: { by: 1, into: 'quiet-hours' },
      },
    ],
  },
  {
    id: 'square-hours',
    title: '中心花园的活动时间，大家商量一下',
    category: 'neighbours',
    area: 'east',
    place: '中心花园',
    text: '跳舞的、打球的、带孩子的都要用，排个时间表。',
    raised: { at: -20, by: 10 },
    seconds: 6,
    steps: [{ at: -8, by: 'committee', do: 'take-up' }],
  },
  {
    id: 'quiet-hours',
    title: '装修和施工也要有安静的时段',
    category: 'neighbours',
    place: '全小区',
    text: '中午休息和周末早上，希望不要打电钻。',
    raised: { at: -9, by: 12 },
    seconds: 5,
    steps: [],
  },
  {
    id: 'fitness',
    title: '健身器材松动，有孩子夹过手',
    category: 'safety',
    area: 'middle',
    place: '5 号楼前健身角',
    text: '漫步机的脚踏板晃得厉害，螺丝都锈了。',
    raised: { at: -80, by: 14 },
    seconds: 8,
    steps: [
      { at: -75, by: 'committee', do: 'take-up' },
      { at: -70, by: 'committee', do: 'schedule', meeting: 'before' },
      {
        at: -28,
        by: 'recorder',
        do: 'decide',
        meeting: 'before',
        outcome: 'adopted',
        text: '请物业一个月内检修全部器材。',
      },
      {
        at: -27.9,
        by: 'recorder',
        do: 'assign',
        title: '请物业检修健身器材',
        owner: 'coordinator',
        days: 14,
      },
      { at: -22, by: 'coordinator', do: 'claim', text: '物业已经紧过螺丝、补过漆。' },
      {
        at: -20,
        by: 14,
        do: 'rate',
        satisfied: 'no',
        text: '第三天又松了，没有换零件。',
        others: ['no', 'no', 'partly'],
      },
    ],
  },
  {
    id: 'bins',
    title: '垃圾桶旁边总有异味',
    category: 'environment',
    area: 'west',
    place: '11 号楼北侧投放点',
    text: '天热的时候不敢开窗，蚊虫也多。',
    raised: { at: -100, by: 16 },
    seconds: 10,
    steps: [
      { at: -96, by: 'committee', do: 'take-up' },
      { at: -93, by: 'committee', do: 'assign', title: '请保洁每天冲洗两次', owner: 'committee', days: 20 },
      { at: -80, by: 'committee', do: 'claim', text: '保洁每天早晚各冲洗一次，桶盖换了新的。' },
      {
        at: -78,
        by: 16,
        do: 'rate',
        satisfied: 'no',
        text: '中午还是有味道。',
        others: ['no', 'partly', 'no'],
      },
      { at: -60, by: 'committee', do: 'take-up' },
      {
        at: -58,
        by: 'committee',
        do: 'assign',
        title: '中午加冲一次，装除臭箱',
        owner: 'coordinator',
        days: 20,
      },
      { at: -50, by: 'committee', do: 'move', days: 30, reason: '除臭箱要等厂家发货' },
      { at: -40, by: 'coordinator', do: 'claim', text: '除臭箱装好了，中午加冲一次。' },
      {
        at: -38,
        by: 16,
        do: 'rate',
        satisfied: 'yes',
        text: '这回真的没味道了。',
        others: ['yes', 'yes', 'partly', 'yes'],
      },
    ],
  },
  {
    id: 'one-way',
    title: '小区内道路改成单行',
    category: 'parking',
    place: '环路',
    text: '早上两边错车，经常堵十几分钟。',
    raised: { at: -90, by: 18 },
    seconds: 6,
    steps: [
      { at: -85, by: 'committee', do: 'take-up' },
      { at: -66, by: 'committee', do: 'schedule', meeting: 'before' },
      {
        at: -28,
        by: 'recorder',
        do: 'decide',
        meeting: 'before',
        outcome: 'rejected',
        text: '绕行太远，多数人不同意，先在转角装凸面镜。',
      },
    ],
  },
  {
    id: 'outer-wall',
    title: '外墙瓷砖脱落，想动用维修资金',
    category: 'common-funds',
    area: 'east',
    place: '2 号楼南侧',
    text: '已经掉下来两次，砸坏了一辆电动车。',
    raised: { at: -18, by: 20 },
    seconds: 13,
    steps: [
      {
        at: -14,
        by: 'committee',
        do: 'decline',
        reason: '动用维修资金要由业主共同决定，议事会不能代替。已请物业先拉警戒线，并帮 2 号楼筹备业主表决。',
        belongs: 'owners-assembly',
      },
    ],
  },
  {
    id: 'parcels',
    title: '快递柜不够用，包裹堆在门口',
    category: 'property',
    place: '北门岗亭',
    text: '下雨天包裹都淋湿了。',
    raised: { at: 0.75, by: 'resident' },
    seconds: 4,
    steps: [{ at: 0.9, by: 13, do: 'comment', text: '岗亭后面有块空地，可以再放一组。' }],
  },
  {
    id: 'dogs',
    title: '遛狗不牵绳，老人孩子害怕',
    category: 'neighbours',
    place: '中心花园',
    text: '希望划一块地方让狗跑，别处都要牵绳。',
    raised: { at: 0.55, by: 15 },
    seconds: 11,
    steps: [
      { at: 0.6, by: 17, do: 'comment', text: '养狗的都没有素质！', hide: 'insult' },
      { at: 0.7, by: 19, do: 'comment', text: '我养狗，愿意牵绳，也愿意帮着劝。' },
    ],
  },
];
