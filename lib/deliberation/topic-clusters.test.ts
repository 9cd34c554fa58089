import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { actId, documentId, memberId } from '../shared/ids.ts';
import { topicRow } from '../testing/topic-rows.ts';
import { askedOfMerged, clustersOf, type TopicRow } from './topic-clusters.ts';

const id = (name: string) => documentId('topic', name);
const merge = (into: string, contested = false) => ({ act: actId(`m-${into}`), into: id(into), contested });
const row = (
  name: string,
  raisedAt: number,
  into: readonly string[] = [],
  seconders: readonly string[] = [],
) =>
  topicRow(name, {
    raisedAt,
    raiser: memberId(`of-${name}`),
    seconders: seconders.map(memberId),
    merges: into.map((each) => merge(each, into.length > 1)),
  });
const membersOf = (rows: readonly TopicRow[], name: string) => clustersOf(rows).get(id(name))?.members;

describe('one cluster', () => {
  test('[TOPIC3] crossing merges, A→B and B→A, are one cluster under the older', () => {
    const rows = [row('a', 2, ['b']), row('b', 1, ['a'])];
    expect(membersOf(rows, 'a')).toEqual([id('b'), id('a')]);
    expect(membersOf(rows, 'b')).toEqual([id('b'), id('a')]);
  });

  test('[TOPIC3] a chain is shown under where it ends, a circle of any length under its oldest', () => {
    expect(membersOf([row('a', 1, ['b']), row('b', 2, ['c']), row('c', 3)], 'a')).toEqual(
      ['c', 'a', 'b'].map(id),
    );
    const circle = [row('x', 1, ['a']), row('a', 3, ['b']), row('b', 2, ['c']), row('c', 4, ['a'])];
    expect(membersOf(circle, 'c')).toEqual(['b', 'x', 'a', 'c'].map(id));
  });

  test('[TOPIC2] a second counts once per person over the whole cluster', () => {
    const rows = [row('a', 1, [], ['li', 'zhao']), row('b', 2, ['a'], ['zhao', 'qian'])];
    expect(clustersOf(rows).get(id('b'))?.seconders).toEqual(['li', 'qian', 'zhao']);
  });

  test('[TOPIC6] a claim asks those who raised and seconded the topics merged with it', () => {
    const rows = [row('a', 1, [], ['li']), row('b', 2, ['a'], ['zhao']), row('c', 3, [], ['qian'])];
    const cluster = clustersOf(rows).get(id('a'));
    expect(cluster && askedOfMerged(cluster, id('a'), rows)).toEqual({
      asked: ['of-b', 'zhao'],
      askedSource: 'topic:b',
    });
  });
});

test('[TOPIC3] contested merges join nothing, nor does a link to a topic that is not here', () => {
  const rows = [row('a', 1, ['b', 'c']), row('b', 2), row('c', 3), row('d', 4, ['elsewhere'])];
  for (const name of ['a', 'b', 'c', 'd']) expect(membersOf(rows, name)).toEqual([id(name)]);
});

test('[TOPIC3] every topic is in one cluster, alike in any order of the rows', () => {
  const names = [...'abcdefgh'];
  const links = fc.array(fc.tuple(fc.nat(5), fc.subarray(names, { maxLength: 2 })), {
    minLength: names.length,
    maxLength: names.length,
  });
  fc.assert(
    fc.property(links, fc.nat(), (made, turn) => {
      const rows = made.map(([at, into], i) => {
        const name = names[i] ?? '';
        const others = into.filter((each) => each !== name);
        return row(name, at, others, [`p${i % 3}`]);
      });
      const clusters = clustersOf(rows);
      const turned = rows.map((_, i) => rows[(i * 3 + turn) % rows.length] as TopicRow);
      expect(new Map([...clustersOf(turned)].sort())).toEqual(new Map([...clusters].sort()));
      for (const { id } of rows) expect(clusters.get(id)?.members).toContain(id);
      const all = [...new Set(clusters.values())].flatMap(({ members }) => members);
      expect(all.sort()).toEqual(rows.map((each) => each.id).sort());
    }),
  );
});
