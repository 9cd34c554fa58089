'use client';

import { useTranslations } from 'use-intl';
import Proposal from '../../lib/deliberation/components/topic/proposal.tsx';
import type { TopicDesk } from '../../lib/deliberation/components/topic/topic-desk.ts';
import { MoreMessages } from '../../lib/i18n/language.tsx';
import inChinese from '../../lib/i18n/zh-cn/minutes.json';
import { Waiting } from '../../lib/ui/waiting.tsx';

const inEnglish = () => import('../../lib/i18n/en/minutes.json').then((module) => module.default);

/** The proposal with the words of the editor, which the minutes have too. */
export default function ProposalPart({ desk }: { desk: TopicDesk }) {
  const t = useTranslations('frame');
  return (
    <MoreMessages inChinese={inChinese} inEnglish={inEnglish} waiting={<Waiting word={t('opening')} />}>
      <Proposal desk={desk} />
    </MoreMessages>
  );
}
