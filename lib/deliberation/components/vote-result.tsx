'use client';

import { useTranslations } from 'use-intl';
import { Banner } from '../../ui/banner.tsx';
import { BarChart } from '../../ui/bar-chart.tsx';
import { StateMark } from '../../ui/state-mark.tsx';
import type { Tone } from '../../ui/tones.ts';
import { type Choice, choices } from '../meeting-acts.ts';
import type { Vote } from '../meeting-state.ts';
import type { MeetingDesk } from './meeting-desk.ts';
import { ResultWords } from './result-words.tsx';

const TONES: Readonly<Record<Choice, Tone>> = { for: 'sure', against: 'wrong', abstain: 'plain' };

/** The outcome with the base it was counted on [MEET1], and whether somebody must look again [MEET5, MEET9]. */
export function VoteResult({ desk, vote }: { desk: MeetingDesk; vote: Vote }) {
  const t = useTranslations('vote');
  const { result } = vote;
  return (
    <div className="flex flex-col gap-4" data-testid="vote-result">
      <p>
        <StateMark
          tone={result.carried ? 'sure' : 'plain'}
          word={result.carried ? t('carried') : result.quorumStood ? t('notCarried') : t('noQuorumResult')}
        />
      </p>
      <div className="print:hidden">
        <BarChart
          title={t('votes')}
          max={result.base}
          bars={choices.map((choice) => ({
            name: t(`choices.${choice}`),
            value: result[choice],
            shown: t('votesOf', { count: result[choice] }),
            tone: TONES[choice],
          }))}
          threshold={{
            value: result.needed,
            word: t('needed', { count: result.needed }),
            by: t('choices.for'),
          }}
        />
      </div>
      <ResultWords desk={desk} vote={vote} />
      {vote.toBeChecked.map((why) => (
        <Banner key={why} tone="check" testId="to-be-checked">
          <p className="font-semibold">{t('toBeChecked')}</p>
          <p>{t(`check.${why}`)}</p>
        </Banner>
      ))}
    </div>
  );
}
