'use client';

import { useTranslations } from 'use-intl';
import { BarChart } from '../../../ui/bar-chart.tsx';
import { StateMark } from '../../../ui/state-mark.tsx';
import type { Claim } from '../../topic-state.ts';
import { AskCard } from './ask-card.tsx';
import { HandLine } from './hand-line.tsx';
import { OnBehalf } from './on-behalf.tsx';
import { ANSWER, RATE, Rate } from './rate-card.tsx';
import type { TopicDesk } from './topic-desk.ts';

const isAsked = ({ state, me }: TopicDesk, claim: Claim | undefined): claim is Claim =>
  claim !== undefined && state.phase === 'claimed-done' && claim.asked.includes(me.member.id);

/** 问效: did it work? Those who needed it are asked; who does not answer is counted apart [TOPIC6]. */
export function Effect({ desk }: { desk: TopicDesk }) {
  const t = useTranslations('rating');
  const { claims } = desk.state;
  const claim = claims.at(-1);
  if (!claim)
    return (
      <AskCard sign={t('sign')} title={t('title')} place={RATE}>
        <p className="text-ink-soft">{t('notYet')}</p>
      </AskCard>
    );
  const awaited = desk.view.daysToAnswer;
  const open = claim.asked.filter((member) => !claim.answers.some(({ by }) => by === member));
  return (
    <AskCard
      sign={t('sign')}
      title={t('title')}
      place={RATE}
      aside={awaited !== undefined && <StateMark tone="waiting" word={t('daysLeft', { days: awaited })} />}
    >
      {/* Also once all have answered: whoever was the last may have meant another button. */}
      {isAsked(desk, claim) && desk.now < claim.until && (
        <>
          <p className="text-lg">{t('asked')}</p>
          <div id={ANSWER}>
            <Rate desk={desk} claim={claim} />
          </div>
        </>
      )}
      <Counts claim={claim} />
      <Result desk={desk} claim={claim} />
      <Said desk={desk} claim={claim} />
      {awaited !== undefined && (
        <OnBehalf
          desk={desk}
          draft={{ type: 'rate', body: { claim: claim.act, satisfied: 'yes', text: '' } }}
          title={t('behalf')}
          among={open}
          testId="rate-behalf"
        >
          {(person) => <Rate key={person} desk={desk} claim={claim} person={person} />}
        </OnBehalf>
      )}
    </AskCard>
  );
}

function Counts({ claim }: { claim: Claim }) {
  const t = useTranslations('rating');
  const { counts, unanswered, asked } = claim;
  const shown = (count: number) => t('people', { count });
  return (
    <div data-testid="rating-counts">
      <BarChart
        title={t('counts', { count: asked.length })}
        max={Math.max(1, asked.length)}
        bars={[
          { name: t('words.yes'), value: counts.yes, shown: shown(counts.yes), tone: 'sure' },
          { name: t('words.partly'), value: counts.partly, shown: shown(counts.partly), tone: 'check' },
          { name: t('words.no'), value: counts.no, shown: shown(counts.no), tone: 'wrong' },
          { name: t('unanswered'), value: unanswered, shown: shown(unanswered), tone: 'plain' },
        ]}
      />
    </div>
  );
}

/** What follows from the answers, once their time is over. */
function Result({ desk, claim }: { desk: TopicDesk; claim: Claim }) {
  const t = useTranslations('rating');
  const { phase, satisfied } = desk.view;
  if (satisfied === undefined) return phase === 'closed' ? <p>{t('noAnswer')}</p> : null;
  const said = t('satisfied', { percent: satisfied, threshold: claim.threshold });
  return (
    <div role="status" className="flex flex-col gap-1" data-testid="rating-result">
      <p>{said}</p>
      {phase === 're-opened' && <p className="font-semibold">{t('reopened')}</p>}
      {phase === 'closed' && <p className="font-semibold">{t('closed')}</p>}
    </div>
  );
}

/** In their own words. */
function Said({ desk, claim }: { desk: TopicDesk; claim: Claim }) {
  const t = useTranslations('rating');
  const said = claim.answers.filter(({ text }) => text !== '');
  if (said.length === 0) return null;
  return (
    <ul aria-label={t('said')} className="flex flex-col gap-3">
      {said.map((answer) => (
        <li key={answer.act} className="flex flex-col border-line border-l-4 pl-4">
          <span className="font-semibold">{t(`words.${answer.satisfied}`)}</span>
          <span className="whitespace-pre-line">{answer.text}</span>
          <HandLine desk={desk} hand={answer} />
        </li>
      ))}
    </ul>
  );
}
