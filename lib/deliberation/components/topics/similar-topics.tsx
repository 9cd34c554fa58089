'use client';

import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useDeferredValue, useState } from 'react';
import { useTranslations } from 'use-intl';
import { plainIdOf } from '../../../shared/ids.ts';
import type { RefusalCode } from '../../../shared/refusal.ts';
import type { Me } from '../../../sync/device.ts';
import { useActIn } from '../../../sync/use-act-in.ts';
import { Button } from '../../../ui/button.tsx';
import { RefusalNote } from '../../../ui/refusal-note.tsx';
import { useToast } from '../../../ui/toast.tsx';
import type { TopicRow } from '../../topic-clusters.ts';
import { useSimilarTopics } from './use-topic-search.ts';

/** While one writes: has somebody asked for the same? Then one tap seconds it instead. */
export function SimilarTopics({ words, me }: { words: string; me: Me }) {
  const t = useTranslations('raise');
  const similar = useSimilarTopics(useDeferredValue(words));
  return (
    <div role="status" className="empty:hidden">
      {similar.length > 0 && (
        <section aria-label={t('similar')} className="flex flex-col gap-3" data-testid="similar">
          <h2 className="font-semibold text-base">{t('similar')}</h2>
          <ul className="flex flex-col gap-3">
            {similar.map((row) => (
              <li key={row.id}>
                <Similar row={row} me={me} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

function Similar({ row, me }: { row: TopicRow; me: Me }) {
  const t = useTranslations('raise');
  const { title, seconders, raiser } = row.summary;
  const self = me.member.id;
  const mine = raiser === self || seconders.includes(self);
  const href = `/topic?id=${plainIdOf(row.id)}`;
  return (
    <div className="flex flex-wrap items-center gap-3 rounded-md border border-line bg-card p-3">
      <Link
        href={href}
        className="flex min-h-15 min-w-0 grow basis-[10em] flex-col justify-center no-underline"
      >
        <span className="font-semibold">{title}</span>
        <span className="text-ink-soft text-sm">{t('needed', { count: seconders.length + 1 })}</span>
      </Link>
      {mine ? <span className="text-ink-soft">{t('isMine')}</span> : <SecondInstead row={row} href={href} />}
    </div>
  );
}

/** Opens the topic when it is pressed, and seconds it; then shows it. */
function SecondInstead({ row, href }: { row: TopicRow; href: string }) {
  const t = useTranslations('raise');
  const router = useRouter();
  const toast = useToast();
  const [pressed, setPressed] = useState(false);
  const [refused, setRefused] = useState<RefusalCode>();
  const actIn = useActIn();
  const second = async () => {
    setPressed(true);
    const result = await actIn(row.id, 'second', {});
    setPressed(false);
    if (!result.ok) return setRefused(result.refusal.code);
    toast({ text: t('seconded') });
    router.push(href);
  };
  return (
    <>
      <Button look="quiet" testId="second-instead" busy={pressed} onPress={() => void second()}>
        {t('secondInstead')}
      </Button>
      {refused && <RefusalNote code={refused} />}
    </>
  );
}
