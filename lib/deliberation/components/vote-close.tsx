'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import type { Vote } from '../meeting-state.ts';
import type { MeetingDesk } from './meeting-desk.ts';
import { useReason } from './use-reason.ts';

export interface VoteCloseProps {
  desk: MeetingDesk;
  vote: Vote;
  /** Where it is the one next step: the main action. */
  look?: 'main' | 'quiet';
}

/** Closing names the ballots that are counted; it cannot be taken back, so it is said first [MEET9]. */
export function VoteClose({ desk, vote, look = 'quiet' }: VoteCloseProps) {
  const t = useTranslations('vote');
  const reason = useReason();
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const counted =
    vote.method === 'hands'
      ? vote.count
        ? [vote.count.act]
        : []
      : vote.ballots.filter((ballot) => ballot.standing === 'counts').map((ballot) => ballot.act);
  const draft = { type: 'closeVote', body: { vote: vote.id, counted } } as const;
  if (!desk.isMine(draft)) return null;
  const close = async () => {
    setBusy(true);
    await desk.sign(draft);
    setBusy(false);
    setAsking(false);
  };
  const missingCount = vote.method === 'hands' && !vote.count ? t('countFirst') : undefined;
  return (
    <>
      <Button
        wide
        look={look}
        reason={reason(desk.mayNot(draft)) ?? missingCount}
        onPress={() => setAsking(true)}
      >
        {t('close')}
      </Button>
      <Dialog open={asking} title={t('closeTitle')} close={t('goOn')} onClose={() => setAsking(false)}>
        <p data-testid="close-manifest">
          {vote.method === 'hands' ? t('closeHands') : t('closeWhat', { count: counted.length })}
        </p>
        <p className="text-ink-soft">{t('closeLate')}</p>
        <Button wide testId="close-vote-now" busy={busy} onPress={() => void close()}>
          {t('closeNow')}
        </Button>
      </Dialog>
    </>
  );
}
