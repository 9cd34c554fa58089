'use client';

import { useTranslations } from 'use-intl';
import { plainIdOf } from '../../../shared/ids.ts';
import { Button } from '../../../ui/button.tsx';
import { Disclosure } from '../../../ui/disclosure.tsx';
import type { TopicRow } from '../../topic-clusters.ts';
import { useSimilarTopics } from '../topics/use-topic-search.ts';
import type { TopicDesk } from './topic-desk.ts';
import { useSigning } from './use-signing.ts';

/** To planners: topics that ask for the same may be linked; both texts stay [TOPIC3]. */
export function MergeForm({ desk }: { desk: TopicDesk }) {
  const t = useTranslations('screen');
  const { wording, id, merges } = desk.state;
  const linked = new Set(merges.map(({ into }) => into));
  const similar = useSimilarTopics(wording?.title ?? '', id).filter((row) => !linked.has(row.id));
  const [first] = similar;
  if (!first || !desk.isMine({ type: 'mergeInto', body: { topic: plainIdOf(first.id) } })) return null;
  return (
    <Disclosure title={t('merge', { count: similar.length })} testId="merge-form">
      <p className="text-ink-soft">{t('mergeWhat')}</p>
      <ul className="flex flex-col gap-4">
        {similar.map((row) => (
          <li key={row.id}>
            <Into desk={desk} row={row} />
          </li>
        ))}
      </ul>
    </Disclosure>
  );
}

function Into({ desk, row }: { desk: TopicDesk; row: TopicRow }) {
  const t = useTranslations('screen');
  const signing = useSigning(desk, { type: 'mergeInto', body: { topic: plainIdOf(row.id) } });
  return (
    <div className="flex flex-col gap-2">
      <p className="border-line border-l-4 pl-4">
        <span className="font-semibold">{row.summary.title}</span>
        {row.summary.text && <span className="line-clamp-2 text-ink-soft">{row.summary.text}</span>}
      </p>
      <Button
        look="quiet"
        testId="merge"
        busy={signing.busy}
        reason={signing.reason}
        onPress={() => void signing.sign()}
      >
        {t('mergeNow')}
      </Button>
    </div>
  );
}
