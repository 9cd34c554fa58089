import { beforeEach, describe, expect, test } from 'vitest';
import { seededRandom } from '../testing/seeded-random.ts';
import { inventTopicRows, topicRow } from '../testing/topic-rows.ts';
import { TopicSearch } from './topic-search.ts';

const rows = [
  topicRow('lift', { title: '6 号楼加装电梯', text: '老人上下楼不方便', seconders: [] }),
  topicRow('charging', { title: '电动车充电桩选在哪里', place: '3 号楼西侧' }),
  topicRow('green', { title: '绿化带里的树太高', text: '挡住电梯口的光' }),
  topicRow('wifi', { title: '活动室的 WiFi 太慢' }),
];
let search: TopicSearch;
beforeEach(() => {
  search = new TopicSearch();
  search.update(rows);
});
const found = (typed: string) => search.search(typed).map((id) => id.slice('topic:'.length));

describe('searching', () => {
  test.each([
    ['电梯', ['lift', 'green']],
    ['dianti', ['lift']],
    ['dt', ['lift']],
    ['diandongche', ['charging']],
    ['dian', ['charging', 'lift']],
    ['lvhua', ['green']],
    ['3号楼', ['charging']],
    ['6 号楼', ['lift']],
    ['6haolou', ['lift']],
    ['西侧', ['charging']],
    ['xc', ['charging']],
    ['ｗｉｆｉ', ['wifi']],
    ['电梯 老人', ['lift']],
    ['没有这件事', []],
    ['  ', []],
  ] as const)('[TOPIC1] %s finds %j', (typed, expected) => {
    expect(found(typed)).toEqual(expected);
  });

  test('a row that changed is found as it is now, and one that is gone no more', () => {
    search.update([topicRow('lift', { title: '七号楼漏水' }), ...rows.slice(1, 3)]);
    expect(found('louShui')).toEqual(['lift']);
    expect(found('dianti')).toEqual([]);
    expect(found('wifi')).toEqual([]);
  });
});

describe('similar topics while typing', () => {
  const like = (text: string) => search.similar(text).map((id) => id.slice('topic:'.length));

  test.each([
    ['我们楼想装电梯，老人爬不动楼', 'lift'],
    ['哪里可以给电动车充电', 'charging'],
    ['楼前的绿化树要修剪了', 'green'],
    ['电梯坏了没人修', 'lift'],
  ])('[TOPIC3] %s is like %s', (text, name) => {
    expect(like(text)[0]).toBe(name);
  });

  test('[TOPIC3] what is about something else is not offered', () => {
    expect(like('希望组织孩子们周末去看电影')).toEqual([]);
    expect(like('的了吗')).toEqual([]);
  });

  test('[TOPIC3] among a thousand, those of the same matter and place come first', () => {
    const many = inventTopicRows(1000, Date.UTC(2026, 11, 1), seededRandom(3));
    search.update(many);
    const titles = new Map(many.map(({ id, summary }) => [id, summary.title]));
    const offered = search.similar('北门夜里停车，消防通道堵住了', 3).map((id) => titles.get(id));
    expect(offered).toHaveLength(3);
    for (const title of offered) expect(title).toBe('北门夜里停车堵住消防通道');
  });
});
