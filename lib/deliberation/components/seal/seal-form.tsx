'use client';

import type { ReactNode } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { longDay } from '../../../i18n/dates.ts';
import { plainIdOf } from '../../../shared/ids.ts';
import { Banner } from '../../../ui/banner.tsx';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { RefusalNote } from '../../../ui/refusal-note.tsx';
import { takingPart } from '../../record-parts.ts';
import type { Obstacle } from '../../seal-obstacles.ts';
import type { MeetingDesk } from '../meeting-desk.ts';
import { useReason } from '../use-reason.ts';
import { minutesOn, usePreviousRecord } from './seal-sources.ts';
import { useSeal } from './use-seal.ts';

/** What will be frozen, what stands in the way, and one big button. */
export function SealForm({ desk, salt }: { desk: MeetingDesk; salt: () => string }) {
  const t = useTranslations('sealing');
  const reason = useReason();
  const { busy, refusal, seal } = useSeal(desk, salt);
  const { obstacles } = desk.state;
  // The digest is made as the button is pressed; until then only the right to press it is asked.
  const asked = desk.mayNot({ type: 'seal', body: { digest: '0'.repeat(64), parts: {} } });
  const why = asked === 'seal-mismatch' ? undefined : asked;
  return (
    <div className="mx-auto flex w-full max-w-150 flex-col gap-5">
      <Card title={t('title')} testId="seal-form">
        <p>{t('what')}</p>
        <Frozen desk={desk} />
        {obstacles.length > 0 ? <InTheWay desk={desk} obstacles={obstacles} /> : <Ready desk={desk} />}
        {refusal && <RefusalNote code={refusal} />}
        {why === 'role-missing' || why === 'not-the-chair' ? (
          <p>{t('byChair')}</p>
        ) : (
          <Button wide busy={busy} reason={reason(why)} testId="seal" onPress={() => void seal()}>
            {busy ? t('sealing') : t('seal')}
          </Button>
        )}
        <p className="text-ink-soft text-sm">{t('lateWhat')}</p>
      </Card>
    </div>
  );
}

function Frozen({ desk }: { desk: MeetingDesk }) {
  const t = useTranslations('sealing');
  const locale = useLocale();
  const { state } = desk;
  const previous = usePreviousRecord(desk);
  const characters = state.agenda.reduce((sum, { id }) => sum + [...minutesOn(desk, id)].length, 0);
  return (
    <section className="flex flex-col gap-2">
      <h3 className="font-semibold">{t('freezes')}</h3>
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1">
        <Fact term={t('items')}>{t('itemCount', { count: state.agenda.length })}</Fact>
        <Fact term={t('minutes')}>{t('minutesCount', { count: characters })}</Fact>
        <Fact term={t('votes')}>
          {t('votesCount', { votes: state.votes.length, decisions: state.decisions.length })}
        </Fact>
        <Fact term={t('people')}>{t('peopleCount', { count: takingPart(state).length })}</Fact>
        <Fact term={t('previous')}>
          {previous ? longDay(plainIdOf(previous.doc), locale) : t('noPrevious')}
        </Fact>
      </dl>
    </section>
  );
}

function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-ink-soft">{term}</dt>
      <dd>{children}</dd>
    </>
  );
}

function InTheWay({ desk, obstacles }: { desk: MeetingDesk; obstacles: readonly Obstacle[] }) {
  const t = useTranslations('sealing');
  const titleOf = (item: string) => desk.state.agenda.find(({ id }) => id === item)?.title ?? item;
  return (
    <Banner tone="check" testId="seal-obstacles">
      <p className="font-semibold">{t('inTheWay')}</p>
      <ul className="flex list-disc flex-col gap-1 pl-5">
        {obstacles.map(({ of, item }) => (
          <li key={`${of} ${item}`}>{t(`obstacle.${of}`, { title: titleOf(item) })}</li>
        ))}
      </ul>
    </Banner>
  );
}

function Ready({ desk }: { desk: MeetingDesk }) {
  const t = useTranslations('sealing');
  const doubtful = desk.state.votes.filter(({ toBeChecked }) => toBeChecked.length > 0).length;
  if (doubtful === 0) return <Banner tone="sure">{t('ready')}</Banner>;
  return <Banner tone="check">{t('toBeChecked', { count: doubtful })}</Banner>;
}
