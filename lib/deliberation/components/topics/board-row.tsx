'use client';

import { useTranslations } from 'use-intl';
import { type MemberId, plainIdOf } from '../../../shared/ids.ts';
import { Row } from '../../../ui/list.tsx';
import { Phrased } from '../../../ui/phrased.tsx';
import { StateMark } from '../../../ui/state-mark.tsx';
import type { BoardTopic } from '../../topic-board.ts';
import { PhaseMark } from './phase-mark.tsx';
import { useTopicSettings } from './use-topic-settings.ts';

/** One topic, or several that were merged into it. */
export function BoardRow({ topic, me }: { topic: BoardTopic; me: MemberId }) {
  const t = useTranslations('topics');
  const { categories, areas } = useTopicSettings();
  const { title, category, area, place, raiser, comments } = topic.summary;
  const { seconders, members } = topic.cluster;
  const word = categories.find(({ id }) => id === category)?.name;
  const where = place || areas.find(({ id }) => id === area)?.name;
  const mine = raiser === me ? t('mine') : seconders.includes(me) ? t('iSeconded') : undefined;
  return (
    <Row
      testId="topic-row"
      href={`/topic?id=${plainIdOf(topic.id)}`}
      title={<Phrased text={title || t('untitled')} />}
      detail={
        <span className="flex flex-wrap gap-x-3 gap-y-1">
          {mine && <span className="font-semibold text-pine">{mine}</span>}
          <span>{t('seconds', { count: seconders.length })}</span>
          {word && <span>{word}</span>}
          {where && <span>{where}</span>}
          {comments > 0 && <span>{t('comments', { count: comments })}</span>}
          {members.length > 1 && <span>{t('merged', { count: members.length })}</span>}
        </span>
      }
      marks={
        <>
          {topic.contested && <StateMark tone="contested" word={t('contested')} />}
          <PhaseMark phase={topic.phase} />
        </>
      }
    />
  );
}
