'use client';

import { useTranslations } from 'use-intl';
import type { Ballot, Vote } from '../meeting-state.ts';
import type { MeetingDesk } from './meeting-desk.ts';

/** A named vote is not secret: who voted what, and which ballots do not count and why [MEET8, MEET9]. */
export function BallotList({ desk, vote }: { desk: MeetingDesk; vote: Vote }) {
  const t = useTranslations('vote');
  const counting = vote.ballots.filter((ballot) => ballot.standing === 'counts');
  const others = vote.ballots.filter(
    (ballot) => ballot.standing !== 'counts' && ballot.standing !== 'replaced',
  );
  return (
    <>
      {others.length > 0 && (
        <div data-testid="uncounted-ballots">
          <h3 className="font-semibold">{t('uncounted', { count: others.length })}</h3>
          <Ballots desk={desk} ballots={others} />
        </div>
      )}
      <details>
        <summary className="flex min-h-15 items-center text-pine">
          {t('who', { count: counting.length })}
        </summary>
        <Ballots desk={desk} ballots={counting} />
      </details>
    </>
  );
}

function Ballots({ desk, ballots }: { desk: MeetingDesk; ballots: readonly Ballot[] }) {
  const t = useTranslations('vote');
  return (
    <ul>
      {ballots.map((ballot) => (
        <li key={ballot.act} className="flex flex-wrap gap-x-3 border-line border-t py-2">
          <span>{desk.nameOf(ballot.voter)}</span>
          <span>{t(`choices.${ballot.choice}`)}</span>
          {ballot.byHand && (
            <span className="text-ink-soft">{t('enteredBy', { name: desk.nameOf(ballot.byHand) })}</span>
          )}
          {ballot.standing !== 'counts' && (
            <span className="text-ochre">{t(`standing.${ballot.standing}`)}</span>
          )}
        </li>
      ))}
    </ul>
  );
}
