'use client';

import { useTranslations } from 'use-intl';
import type { Vote } from '../meeting-state.ts';
import type { MeetingDesk } from './meeting-desk.ts';

/** A result as it is read out: the figures, then the rule and the base they were measured by [MEET1]. */
export function ResultWords({ desk, vote }: { desk: MeetingDesk; vote: Vote }) {
  const t = useTranslations('vote');
  const { result } = vote;
  const profile = desk.state.notice?.profile;
  return (
    <div className="flex flex-col gap-1">
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
        <p className="text-ink-soft">
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
    </div>
  );
}
