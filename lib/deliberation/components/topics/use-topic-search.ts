'use client';

import { useEffect, useMemo, useState } from 'react';
import type { DocumentId } from '../../../shared/ids.ts';
import type { TopicRow } from '../../topic-clusters.ts';
import type { TopicSearch } from '../../topic-search.ts';
import { useTopicRows } from './topic-rows.ts';

/** The search over all topics on this phone; its code comes when somebody looks for something. */
function useTopicSearch(rows: readonly TopicRow[], wanted: boolean): TopicSearch | undefined {
  const [search, setSearch] = useState<TopicSearch>();
  useEffect(() => {
    if (!wanted) return;
    let current = true;
    const made = import('../../topic-search.ts').then((module) => new module.TopicSearch());
    // Without its code nothing is found by it; the board itself stands.
    made.then(
      (fresh) => current && setSearch((before) => before ?? fresh),
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, [wanted]);
  return useMemo(() => {
    search?.update(rows);
    return search;
  }, [search, rows]);
}

/** Those that the words name, the best first; undefined while there are none. */
export function useFoundTopics(rows: readonly TopicRow[], words: string): readonly DocumentId[] | undefined {
  const wanted = words.trim();
  const search = useTopicSearch(rows, wanted !== '');
  return useMemo(
    () => (wanted === '' || !search ? undefined : search.search(wanted, rows.length)),
    [search, wanted, rows],
  );
}

const MOST = 3;
/** Characters of a sentence from which on likeness says anything. */
const ENOUGH = 4;

/** Those that ask for something like these words; `but`: not that one. */
export function useSimilarTopics(words: string, but?: DocumentId): readonly TopicRow[] {
  const rows = useTopicRows();
  const wanted = words.trim();
  const search = useTopicSearch(rows, wanted.length >= ENOUGH);
  return useMemo(() => {
    if (!search || wanted.length < ENOUGH) return [];
    const byId = new Map(rows.map((row) => [row.id, row]));
    return search
      .similar(wanted, MOST + 1)
      .flatMap((id) => (id === but ? [] : (byId.get(id) ?? [])))
      .slice(0, MOST);
  }, [search, rows, wanted, but]);
}
