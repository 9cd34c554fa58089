'use client';

import { useTranslations } from 'use-intl';
import { Banner } from '../../../ui/banner.tsx';
import { Disclosure } from '../../../ui/disclosure.tsx';
import { useTopicSettings } from '../topics/use-topic-settings.ts';
import { AskCard } from './ask-card.tsx';
import { HandLine } from './hand-line.tsx';
import { Merged } from './merged.tsx';
import { RewordForm } from './reword-form.tsx';
import { Seconds } from './seconds.tsx';
import { ShownPhotos } from './shown-photos.tsx';
import type { TopicDesk } from './topic-desk.ts';

const NEED = 'need';

/** 问需: what is needed, in the raiser's words, and who needs it too. */
export function Need({ desk }: { desk: TopicDesk }) {
  const t = useTranslations('need');
  const { areas } = useTopicSettings();
  const { wording, wordings, raised } = desk.state;
  if (!wording)
    return (
      <AskCard sign={t('sign')} title={t('title')} place={NEED}>
        <Banner tone="waiting">
          <p>{t('wordsComing')}</p>
        </Banner>
      </AskCard>
    );
  const area = areas.find(({ id }) => id === wording.area)?.name;
  const where = [wording.place, area].filter(Boolean).join(' · ');
  return (
    <AskCard sign={t('sign')} title={t('title')} place={NEED}>
      <ShownPhotos desk={desk} photos={wording.photos} />
      {wording.text && <p className="whitespace-pre-line">{wording.text}</p>}
      {where && (
        <p className="flex flex-wrap gap-x-2">
          <span className="text-ink-soft">{t('place')}</span>
          {where}
        </p>
      )}
      {raised && (
        <p className="flex flex-wrap items-baseline gap-x-2">
          <span className="text-ink-soft text-sm">{t('raisedBy')}</span>
          <HandLine desk={desk} hand={raised} />
        </p>
      )}
      <Seconds desk={desk} />
      <Merged desk={desk} />
      <RewordForm desk={desk} />
      {wordings.length > 0 && <Former desk={desk} />}
    </AskCard>
  );
}

/** What it said before the raiser corrected it. */
function Former({ desk }: { desk: TopicDesk }) {
  const t = useTranslations('need');
  const { wordings } = desk.state;
  return (
    <Disclosure title={t('former', { count: wordings.length })}>
      <ul className="flex flex-col gap-3">
        {wordings.map((former) => (
          <li key={former.at} className="flex flex-col border-line border-l-4 pl-4">
            <span className="font-semibold">{former.title}</span>
            {former.text && <span className="whitespace-pre-line">{former.text}</span>}
            <HandLine desk={desk} hand={former} />
          </li>
        ))}
      </ul>
    </Disclosure>
  );
}
