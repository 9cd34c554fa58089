'use client';

import Link from 'next/link';
import { useEffect, useMemo, useState } from 'react';
import { useNow, useTranslations } from 'use-intl';
import { FiguresView } from '../../../lib/deliberation/components/topics/figures-view.tsx';
import { useTopicRows } from '../../../lib/deliberation/components/topics/topic-rows.ts';
import type { PublicFigures } from '../../../lib/deliberation/public-figures.ts';
import { figuresOf } from '../../../lib/deliberation/topic-figures.ts';
import { readTopicSettings } from '../../../lib/deliberation/topic-settings.ts';
import type { RefusalCode } from '../../../lib/shared/refusal.ts';
import { useDevice } from '../../../lib/sync/use-device.ts';
import { EmptyState } from '../../../lib/ui/empty-state.tsx';
import { PageHead } from '../../../lib/ui/page-head.tsx';
import { RefusalNote } from '../../../lib/ui/refusal-note.tsx';
import { Waiting } from '../../../lib/ui/waiting.tsx';
import { askFigures } from './ask-figures.ts';

const USUAL_THRESHOLD = 60;

/** A member's own phone counts, without a network too; anybody else asks the centre. */
export function FiguresScreen() {
  const t = useTranslations('figures');
  const frame = useTranslations('frame');
  const { session } = useDevice();
  const own = useOwnFigures();
  const asked = useAskedFigures(session.at === 'signed-out');
  const signedIn = session.at === 'signed-in';
  const figures = signedIn ? own : asked?.figures;
  const head = (
    <PageHead title={t('title')} {...(signedIn && { back: { href: '/topics', label: t('all') } })}>
      <p className="text-ink-soft">{figures?.name ? t('of', { community: figures.name }) : t('what')}</p>
    </PageHead>
  );
  if (figures)
    return (
      <>
        {head}
        {figures.byMonth.length > 0 ? (
          <FiguresView figures={figures} />
        ) : (
          <EmptyState drawing="notebook" sentence={t('empty')} />
        )}
      </>
    );
  if (asked?.refused === 'not-signed-in')
    return (
      <>
        {head}
        <EmptyState drawing="gate" sentence={t('notPublic')}>
          <Link href="/sign-in" className="button">
            {frame('signInAgain')}
          </Link>
        </EmptyState>
      </>
    );
  return (
    <>
      {head}
      {asked?.refused ? (
        <RefusalNote code={asked.refused} nothingWritten urgent={false} />
      ) : (
        <Waiting word={frame('opening')} />
      )}
    </>
  );
}

function useOwnFigures(): PublicFigures {
  const rows = useTopicRows();
  const now = useNow().getTime();
  const { settings, communityName } = useDevice();
  return useMemo(() => {
    const read = readTopicSettings(settings.topics);
    return {
      name: communityName,
      categories: read?.categories ?? [],
      threshold: read?.rating.threshold ?? USUAL_THRESHOLD,
      byMonth: figuresOf(rows, now, { month: true }).map((each) => ({ ...each, month: each.month ?? '' })),
      byCategory: figuresOf(rows, now, { category: true }).map((each) => ({
        ...each,
        category: each.category ?? '',
      })),
    };
  }, [rows, now, settings, communityName]);
}

interface Asked {
  readonly figures?: PublicFigures;
  readonly refused?: RefusalCode;
}

function useAskedFigures(wanted: boolean): Asked | undefined {
  const [asked, setAsked] = useState<Asked>();
  useEffect(() => {
    if (!wanted) return;
    let current = true;
    void askFigures().then((answer) => {
      if (current) setAsked(answer.ok ? { figures: answer.value } : { refused: answer.refusal.code });
    });
    return () => {
      current = false;
    };
  }, [wanted]);
  return asked;
}
