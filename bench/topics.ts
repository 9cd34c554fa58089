/** A topic with 200 acts, and search and board over a thousand, in Chromium with its processor slowed down four times. */
import { join } from 'node:path';
import { seededRandom } from '../lib/testing/seeded-random.ts';
import { inventTopicRows } from '../lib/testing/topic-rows.ts';
import { crowdedTopic, TOPIC_ACTS } from './crowded-topic.ts';
import { type Figure, median } from './figure.ts';
import { withSlowPage } from './slow-page.ts';
import type { TopicTimes } from './topics-page.ts';

const TOPICS = 1000;
const NOW = Date.UTC(2026, 11, 1);

export async function measureTopics(): Promise<Figure[]> {
  const { id, update, communityKey } = await crowdedTopic();
  const rows = inventTopicRows(TOPICS, NOW, seededRandom(3));
  const given = [id, [...update], communityKey, rows, NOW].map((each) => JSON.stringify(each)).join();
  const page = join(import.meta.dirname, 'topics-page.ts');
  const times = await withSlowPage<TopicTimes>(page, `measureTopics(${given})`);
  if (times.acts !== TOPIC_ACTS) throw new Error(`${times.acts} acts instead of ${TOPIC_ACTS}`);
  const slowest = (of: TopicTimes['searches']) => Math.max(...of.map(median));
  return [
    { what: 'size of a topic of 200 acts by 40 people', value: update.length / 1024, unit: 'KiB', bar: 130 },
    { what: 'fold of it, verified before, 4 × slowed', value: median(times.folds), unit: 'ms' },
    {
      what: 'the slowest of eight searches over 1,000 topics, 4 × slowed',
      value: slowest(times.searches),
      unit: 'ms',
      bar: 50,
    },
    {
      what: 'the slowest of three questions for similar ones, 4 × slowed',
      value: slowest(times.similar),
      unit: 'ms',
      bar: 50,
    },
    { what: 'taking 1,000 rows into the search, once, 4 × slowed', value: times.index, unit: 'ms' },
    { what: 'the first search by letters, 4 × slowed', value: times.firstByLetters, unit: 'ms' },
    { what: 'the first question for similar ones, 4 × slowed', value: times.firstSimilar, unit: 'ms' },
    { what: 'the board of 1,000 rows, 4 × slowed', value: median(times.boards), unit: 'ms' },
  ];
}
