'use client';

import { useSearchParams } from 'next/navigation';
import { lazy, Suspense } from 'react';
import { useTranslations } from 'use-intl';
import { TopicBoard } from '../../lib/deliberation/components/topics/topic-board.tsx';
import type { Me } from '../../lib/sync/device.ts';
import { Waiting } from '../../lib/ui/waiting.tsx';
import { PartMissing } from '../topic/part-missing.tsx';
import { newTopicId } from './chance.ts';

const RaiseForm = lazy(() => import('./raise-part.tsx').catch(() => ({ default: PartMissing })));

/** The board, or the one screen on which a topic is raised. */
export function TopicsScreen({ me }: { me: Me }) {
  const frame = useTranslations('frame');
  if (useSearchParams().get('view') !== 'raise') return <TopicBoard me={me} />;
  return (
    <Suspense fallback={<Waiting word={frame('opening')} />}>
      <RaiseForm me={me} newTopicId={newTopicId} />
    </Suspense>
  );
}
