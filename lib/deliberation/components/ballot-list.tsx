'use client';

import { useTranslations } from 'use-intl';
import { Disclosure } from '../../ui/disclosure.tsx';
import { StateMark } from '../../ui/state-mark.tsx';
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
      <Disclosure title={t('who', { count: counting.length })}>
        <Ballots desk={desk} ballots={counting} />
      </Disclosure>
    </>
  );
}

function Ballots({ desk, ballots }: { desk: MeetingDesk; ballots: readonly Ballot[] }) {
  const t = useTranslations('vote');
  return (
    <ul>
      {ballots.map((ballot) => (
        <li
          key={ballot.act}
          className="flex flex-wrap items-center gap-x-3 gap-y-1 border-line border-t py-2 first:border-t-0"
        >
          <span>{desk.nameOf(ballot.voter)}</span>
          <span>{t(`choices.${ballot.choice}`)}</span>
          {ballot.byHand && (
            <span className="text-ink-soft">{t('enteredBy', { name: desk.nameOf(ballot.byHand) })}</span>
          )}
          {ballot.standing !== 'counts' && <StateMark tone="check" word={t(`standing.${ballot.standing}`)} />}
        </li>
      ))}
    </ul>
  );
}
