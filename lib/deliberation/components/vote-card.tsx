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

/** One vote from its opening to its result. */
export function VoteCard({ desk, vote }: { desk: MeetingDesk; vote: Vote }) {
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
      <p className="text-ink-soft text-sm">
        {t(`methods.${vote.method}`)} · {t('presentAtOpening', { count: vote.presentCount })}
      </p>
      {!vote.quorumStood && (
        <Banner tone="check">
          <p>{t('quorumDidNotStand')}</p>
        </Banner>
      )}
      {open && vote.method === 'named' && (
        <>
          <BallotButtons desk={desk} vote={vote} />
          <p data-testid="ballots-received">{t('received', { count: received, of: vote.presentCount })}</p>
          <BallotDesk desk={desk} vote={vote} />
        </>
      )}
      {open && vote.method === 'hands' && <HandCount desk={desk} vote={vote} />}
      {open ? <VoteClose desk={desk} vote={vote} /> : <VoteResult desk={desk} vote={vote} />}
      {vote.method === 'named' && vote.ballots.length > 0 && <BallotList desk={desk} vote={vote} />}
    </Card>
  );
}
