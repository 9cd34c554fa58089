'use client';

import Link from 'next/link';
import { useMemo, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { ActId, DocumentId } from '../../../shared/ids.ts';
import { plainIdOf } from '../../../shared/ids.ts';
import { Banner } from '../../../ui/banner.tsx';
import { Button } from '../../../ui/button.tsx';
import { clustersOf, type TopicRow } from '../../topic-clusters.ts';
import { useTopicRows } from '../topics/topic-rows.ts';
import { useReason } from '../use-reason.ts';
import type { TopicDesk } from './topic-desk.ts';

/** The same need in others' words: every text is kept, and the link can be undone [TOPIC3]. */
export function Merged({ desk }: { desk: TopicDesk }) {
  const t = useTranslations('need');
  const rows = useTopicRows();
  const { id, merges } = desk.state;
  const contested = merges.some((merge) => merge.contested);
  const into = merges.map((merge) => ({ merge, row: rows.find((row) => row.id === merge.into) }));
  const from = rows.filter((row) => row.summary.merges.some((merge) => merge.into === id));
  const together = useMemo(() => clustersOf(rows).get(id), [rows, id]);
  if (into.length + from.length === 0) return null;
  return (
    <section aria-label={t('merged')} className="flex flex-col gap-3" data-testid="merged">
      <h3 className="font-semibold">{t('merged')}</h3>
      {together && together.members.length > 1 && (
        <p data-testid="seconds-together">{t('together', { count: together.seconders.length })}</p>
      )}
      {contested && (
        <Banner tone="contested" testId="contested-merge">
          <p>{t('contestedMerge')}</p>
        </Banner>
      )}
      <ul className="flex flex-col gap-3">
        {into.map(({ merge, row }) => (
          <li key={merge.act} className="flex flex-col gap-2">
            <OtherText id={merge.into} row={row} word={t('mergedInto')} />
            <Unmerge desk={desk} merge={merge.act} />
          </li>
        ))}
        {from.map((row) => (
          <li key={row.id}>
            <OtherText id={row.id} row={row} word={t('mergedFrom')} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** In its own words, with the way to it. */
function OtherText({ id, row, word }: { id: DocumentId; row: TopicRow | undefined; word: string }) {
  const t = useTranslations('need');
  return (
    <Link
      href={`/topic?id=${plainIdOf(id)}`}
      className="flex min-h-15 flex-col justify-center rounded-md border-pine border-l-4 bg-paper px-4 py-2 text-ink no-underline"
    >
      <span className="text-ink-soft text-sm">{word}</span>
      <span className="font-semibold text-pine">{row?.summary.title ?? t('otherComing')}</span>
      {row?.summary.text && <span className="line-clamp-3">{row.summary.text}</span>}
    </Link>
  );
}

function Unmerge({ desk, merge }: { desk: TopicDesk; merge: ActId }) {
  const t = useTranslations('need');
  const reason = useReason();
  const [busy, setBusy] = useState(false);
  const draft = { type: 'unmerge', body: { merge } } as const;
  if (!desk.isMine(draft)) return null;
  const undo = async () => {
    setBusy(true);
    await desk.sign(draft);
    setBusy(false);
  };
  return (
    <Button
      look="quiet"
      testId="unmerge"
      busy={busy}
      reason={reason(desk.mayNot(draft))}
      onPress={() => void undo()}
    >
      {t('unmerge')}
    </Button>
  );
}
