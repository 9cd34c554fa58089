/** Rows of topics as lists know them, for tests and benches: one by hand, or a thousand invented. */
import type { TopicRow } from '../deliberation/topic-clusters.ts';
import type { TopicSummary } from '../deliberation/topic-state.ts';
import { documentId, memberId } from '../shared/ids.ts';

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
  reopened: 0,
  people: [],
};

export const topicRow = (name: string, summary: Partial<TopicSummary> = {}): TopicRow => ({
  id: documentId('topic', name),
  summary: { ...plain, ...summary },
});
