'use client';

import { useTranslations } from 'use-intl';
import { Banner } from '../../ui/banner.tsx';
import { Card } from '../../ui/card.tsx';
import { StateMark } from '../../ui/state-mark.tsx';
import type { Vote } from '../meeting-state.ts';
import { BallotButtons } from './ballot-buttons.tsx';
import { BallotDesk } from './ballot-desk.tsx';
import { BallotList } from './ballot-list.tsx';
import { HandCount } from './hand-count.tsx';
import type { MeetingDesk } from './meeting-desk.ts';
import { VoteClose } from './vote-close.tsx';
import { VoteResult } from './vote-result.tsx';

export interface VoteCardProps {
  desk: MeetingDesk;
  vote: Vote;
  /** The button that closes it stands elsewhere: at the thumb. */
  docked?: boolean;
}

/** Where the three buttons of a vote are. */
export const ballotsId = (vote: string): string => `ballots-${vote}`;

/** One vote from its opening to its result. */
export function VoteCard({ desk, vote, docked = false }: VoteCardProps) {
  const t = useTranslations('vote');
  const open = vote.phase.at === 'open';
  const received = vote.ballots.filter((ballot) => ballot.standing === 'counts').length;
  return (
    <Card
      testId="vote"
      title={t('title')}
      aside={
        <StateMark
          testId="vote-phase"
          tone={open ? 'waiting' : vote.toBeChecked.length > 0 ? 'check' : 'sure'}
          word={open ? t('isOpen') : vote.toBeChecked.length > 0 ? t('toBeChecked') : t('isClosed')}
        />
      }
    >
      <blockquote className="border-pine border-l-4 pl-4 text-lg">{vote.text}</blockquote>
      {!vote.quorumStood && (
        <Banner tone="check">
          <p>{t('quorumDidNotStand')}</p>
        </Banner>
      )}
      {open && vote.method === 'named' && (
        // Brought into view so that the motion above stays in sight.
        <div id={ballotsId(vote.id)} className="scroll-mt-[45vh]">
          <BallotButtons desk={desk} vote={vote} />
        </div>
      )}
      {open && vote.method === 'hands' && <HandCount desk={desk} vote={vote} />}
      {!open && <VoteResult desk={desk} vote={vote} />}
      <p className="flex flex-wrap gap-x-4 text-ink-soft text-sm">
        <span>{t(`methods.${vote.method}`)}</span>
        {open && vote.method === 'named' ? (
          <span data-testid="ballots-received">
            {t('received', { count: received, of: vote.presentCount })}
          </span>
        ) : (
          <span>{t('presentAtOpening', { count: vote.presentCount })}</span>
        )}
      </p>
      {open && !docked && <VoteClose desk={desk} vote={vote} />}
      {open && vote.method === 'named' && <BallotDesk desk={desk} vote={vote} />}
      {vote.method === 'named' && vote.ballots.length > 0 && <BallotList desk={desk} vote={vote} />}
    </Card>
  );
}
