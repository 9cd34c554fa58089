'use client';

import Link from 'next/link';
import type { ReactNode } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { longDay, nearDay } from '../../../i18n/dates.ts';
import { plainIdOf } from '../../../shared/ids.ts';
import { Banner } from '../../../ui/banner.tsx';
import { Card } from '../../../ui/card.tsx';
import { StateMark } from '../../../ui/state-mark.tsx';
import { isCalendarDate } from '../../local-time.ts';
import type { Screening, TopicDecision } from '../../topic-state.ts';
import { useMeetingRows } from '../meeting-rows.ts';
import { HandLine } from './hand-line.tsx';
import { ShownPhotos } from './shown-photos.tsx';
import type { TopicDesk } from './topic-desk.ts';
import { type WayEntry, wayOf } from './way-entries.ts';

/** What became of it, step by step, with who did it and why. */
export function Way({ desk }: { desk: TopicDesk }) {
  const t = useTranslations('way');
  const { meetings, decisions } = desk.state;
  const coming = meetings.filter((meeting) => !decisions.some((decision) => decision.meeting === meeting));
  return (
    <Card title={t('title')} testId="way">
      <ol className="flex flex-col">
        {wayOf(desk.state).map((entry) => (
          <Step key={entry.key} sure={entry.of === 'decided' || entry.of === 'claimed'}>
            <Entry desk={desk} entry={entry} />
          </Step>
        ))}
        {coming.map((meeting) => (
          <Step key={meeting} sure={false}>
            <span className="font-semibold">{t('scheduled')}</span>
            <MeetingName desk={desk} meeting={meeting} />
          </Step>
        ))}
      </ol>
    </Card>
  );
}

/** A dot on the line that goes through all steps. */
function Step({ sure, children }: { sure: boolean; children: ReactNode }) {
  return (
    <li className="relative flex min-w-0 flex-col gap-1 border-line border-l-2 pb-5 pl-5 last:border-transparent last:pb-0">
      <span
        aria-hidden="true"
        className={`-left-[calc(0.35em+1px)] absolute top-[0.4em] size-[0.7em] rounded-full border-2 border-pine ${sure ? 'bg-pine' : 'bg-card'}`}
      />
      {children}
    </li>
  );
}

function Entry({ desk, entry }: { desk: TopicDesk; entry: WayEntry }) {
  const t = useTranslations('way');
  const locale = useLocale();
  const day = (due: string) => nearDay(due, locale, desk.today);
  switch (entry.of) {
    case 'raised':
      return (
        <>
          <span className="font-semibold">{t('raised')}</span>
          <HandLine desk={desk} hand={entry.hand} />
        </>
      );
    case 'screened':
      return <Screened desk={desk} screening={entry.screening} />;
    case 'decided':
      return <Decided desk={desk} decision={entry.decision} />;
    case 'assigned':
      return (
        <>
          <span className="font-semibold">{t('assigned', { title: entry.action.title })}</span>
          <span>{t('owner', { name: desk.nameOf(entry.action.owner), day: day(entry.action.due) })}</span>
          {entry.former && <StateMark tone="plain" word={t('former')} />}
          {entry.action.contested && <StateMark tone="contested" word={t('contested')} />}
          <HandLine desk={desk} hand={entry.action} />
        </>
      );
    case 'moved':
      return (
        <>
          <span className="font-semibold">{t('moved', { day: day(entry.deadline.due) })}</span>
          <span>{t('because', { reason: entry.deadline.reason })}</span>
          <HandLine desk={desk} hand={entry.deadline} />
        </>
      );
    case 'progress':
      return (
        <>
          <span className="font-semibold">{t('progress')}</span>
          <span className="whitespace-pre-line">{entry.progress.text}</span>
          <ShownPhotos desk={desk} photos={entry.progress.photos} />
          <HandLine desk={desk} hand={entry.progress} />
        </>
      );
    case 'claimed':
      return (
        <>
          <span className="font-semibold">{t('claimed')}</span>
          {entry.claim.text && <span className="whitespace-pre-line">{entry.claim.text}</span>}
          <ShownPhotos desk={desk} photos={entry.claim.photos} />
          <HandLine desk={desk} hand={entry.claim} />
        </>
      );
  }
}

function Screened({ desk, screening }: { desk: TopicDesk; screening: Screening }) {
  const t = useTranslations('way');
  return (
    <>
      <span className="font-semibold">{t(`verdicts.${screening.verdict}`)}</span>
      {screening.contested && (
        <Banner tone="contested" testId="contested-screening">
          <p>{t('contestedScreening')}</p>
        </Banner>
      )}
      {screening.reason && <span>{t('because', { reason: screening.reason })}</span>}
      {screening.belongs && <span>{t('belongs', { where: t(`where.${screening.belongs}`) })}</span>}
      <HandLine desk={desk} hand={screening} />
    </>
  );
}

function Decided({ desk, decision }: { desk: TopicDesk; decision: TopicDecision }) {
  const t = useTranslations('way');
  return (
    <>
      <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span className="font-semibold">{t('decided')}</span>
        <StateMark
          tone={decision.outcome === 'adopted' ? 'sure' : 'plain'}
          word={t(`outcomes.${decision.outcome}`)}
        />
        {decision.contested && <StateMark tone="contested" word={t('contested')} />}
      </span>
      <span className="whitespace-pre-line">{decision.text}</span>
      {decision.contested && (
        <Banner tone="contested" testId="contested-decision">
          <p>{t('contestedDecision')}</p>
        </Banner>
      )}
      <MeetingName desk={desk} meeting={decision.meeting} />
      <HandLine desk={desk} hand={decision} />
    </>
  );
}

/** Only its name where this phone has nothing of it: a link would lead nowhere. */
function MeetingName({ desk, meeting }: { desk: TopicDesk; meeting: string }) {
  const t = useTranslations('way');
  const locale = useLocale();
  const isHere = useMeetingRows().some(({ id }) => plainIdOf(id) === meeting);
  const day = isCalendarDate(meeting) ? nearDay(meeting, locale, desk.today) : longDay(meeting, locale);
  const name = t('meeting', { day });
  if (!isHere) return <span>{name}</span>;
  return (
    <Link href={`/meeting?id=${meeting}`} className="inline-flex min-h-15 items-center">
      {name}
    </Link>
  );
}
