/** Rows of topics as lists know them, for tests and benches: one by hand, or a thousand invented. */
import type { TopicRow } from '../deliberation/topic-clusters.ts';
import type { TopicSummary } from '../deliberation/topic-state.ts';
import type { Instant } from '../shared/clock.ts';
import { actId, documentId, memberId } from '../shared/ids.ts';
import type { SeededRandom } from './seeded-random.ts';

const plain: TopicSummary = {
  title: '楼道灯不亮',
  text: '',
  category: 'building',
  place: '',
  phase: 'raised',
  raiser: memberId('wang'),
  raisedAt: 0,
  seconders: [],
  comments: 0,
  merges: [],
  meetings: [],
  reopened: [],
  people: [],
};

export const topicRow = (name: string, summary: Partial<TopicSummary> = {}): TopicRow => ({
  id: documentId('topic', name),
  summary: { ...plain, ...summary },
});

const places = [
  '1 号楼',
  '3 号楼西侧',
  '6 号楼',
  '北门',
  '中心花园',
  '地下车库',
  '老年活动室',
  '9 号楼二单元',
];
const matters = [
  ['building', '电梯经常停运', '一个月坏了三次，老人上下楼不方便。'],
  ['building', '楼道声控灯不亮', '晚上看不清台阶，容易摔倒。'],
  ['parking', '电动自行车没有地方充电', '充电位太少，有人拉飞线。'],
  ['parking', '夜里停车堵住消防通道', '救护车进不来。'],
  ['environment', '垃圾桶旁边总有异味', '夏天蚊虫多，希望每天冲洗。'],
  ['environment', '绿化带的树挡住窗户', '三楼以下白天也要开灯。'],
  ['safety', '有人从高处往下扔东西', '希望装摄像头，多宣传。'],
  ['elders', '老年食堂能不能送餐上门', '独居老人下不了楼。'],
  ['children', '滑梯旁边的地垫翘起来了', '孩子跑的时候会绊倒。'],
  ['property', '快递柜不够用', '包裹堆在门口没人管。'],
  ['neighbours', '早上跳广场舞音乐太响', '夜班的邻居睡不好。'],
  ['common-funds', '外墙瓷砖脱落要用维修资金', '已经砸坏一辆车。'],
] as const;
const phases = ['raised', 'taken-up', 'on-agenda', 'under-way', 'claimed-done', 'declined'] as const;
const DAY = 24 * 60 * 60 * 1000;

/** `count` invented topics of the year before `now`, every seventh merged into an earlier one. */
export function inventTopicRows(count: number, now: Instant, random: SeededRandom): TopicRow[] {
  const resident = () => memberId(`p${String(1 + random.below(300)).padStart(3, '0')}`);
  return Array.from({ length: count }, (_, n) => {
    const [category, title, text] = random.pick(matters);
    const place = random.pick(places);
    const raiser = resident();
    const seconders = [...new Set(Array.from({ length: random.below(40) }, resident))];
    const into = documentId('topic', `invented-${random.below(Math.max(1, n))}`);
    const merged = n % 7 === 6 ? [{ act: actId(`merge-${n}`), into, contested: false }] : [];
    return topicRow(`invented-${n}`, {
      title: `${place}${title}`,
      text: `${text}${place}的住户都这么说，已经有 ${random.below(30)} 天了。`,
      category,
      area: random.pick(['east', 'middle', 'west']),
      place,
      phase: random.pick(phases),
      raiser,
      raisedAt: now - random.below(365) * DAY,
      seconders,
      comments: random.below(20),
      merges: merged,
      people: [raiser, ...seconders],
    });
  });
}
