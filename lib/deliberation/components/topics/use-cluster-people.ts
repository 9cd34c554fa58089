'use client';

import { useMemo } from 'react';
import type { MemberId } from '../../../shared/ids.ts';
import { askedOfMerged, clustersOf } from '../../topic-clusters.ts';
import type { TopicState } from '../../topic-state.ts';
import { useTopicRows } from './topic-rows.ts';

export interface ClusterPeople {
  /** Who raised and seconded the topics that were merged with this one. */
  readonly asked: MemberId[];
  readonly askedSource: string;
}

export function useClusterPeople({ id }: Pick<TopicState, 'id'>): ClusterPeople {
  const rows = useTopicRows();
  return useMemo(() => {
    const cluster = clustersOf(rows).get(id);
    return cluster ? askedOfMerged(cluster, id, rows) : { asked: [], askedSource: '' };
  }, [rows, id]);
}
