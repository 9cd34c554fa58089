'use client';

import { useMemo } from 'react';
import { useDocumentRows } from '../../../sync/use-document-rows.ts';
import type { TopicRow } from '../../topic-clusters.ts';
import type { TopicSummary } from '../../topic-state.ts';

/** All topics this device holds; opens none of them. */
export function useTopicRows(): readonly TopicRow[] {
  const rows = useDocumentRows('topic');
  return useMemo(() => rows.map(({ id, summary }) => ({ id, summary: summary as TopicSummary })), [rows]);
}
