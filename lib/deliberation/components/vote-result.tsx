'use client';

import { useTranslations } from 'use-intl';
import { Banner } from '../../ui/banner.tsx';
import { StateMark } from '../../ui/state-mark.tsx';
import type { Vote } from '../meeting-state.ts';
import type { MeetingDesk } from './meeting-desk.ts';

/** The outcome with the base it was counted on [MEET1], and whether somebody must look again [MEET5, MEET9]. */
export function VoteResult({ desk, vote }: { desk: MeetingDesk; vote: Vote }) {
  const t = useTranslations('vote');
  const { result } = vote;
  const profile = desk.state.notice?.profile;
  return (
    <div className="flex flex-col gap-3" data-testid="vote-result">
      <p>
        <StateMark
          tone={result.carried ? 'sure' : 'plain'}
          word={result.carried ? t('carried') : result.quorumStood ? t('notCarried') : t('noQuorumResult')}
        />
      </p>
      <p>
        {t('result', {
          due: desk.state.due,
          // Who voted was there, also who came after the vote had opened.
          present: result.baseOf === 'present' ? result.base : vote.presentCount,
          for: result.for,
          against: result.against,
          abstain: result.abstain,
        })}
      </p>
      {profile && (
        <p>
          {t('basis', {
            base: t(`bases.${result.baseOf}`),
            number: result.base,
            share: t(profile.majority.strict ? 'moreThan' : 'atLeast', {
              num: profile.majority.num,
              den: profile.majority.den,
            }),
            needed: result.needed,
            profile: profile.name,
          })}
        </p>
      )}
      {vote.toBeChecked.map((why) => (
        <Banner key={why} tone="check" testId="to-be-checked">
          <p className="font-semibold">{t('toBeChecked')}</p>
          <p>{t(`check.${why}`)}</p>
        </Banner>
      ))}
    </div>
  );
}
