'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { MemberId } from '../../shared/ids.ts';
import { useDevice } from '../../sync/use-device.ts';
import { BigChoice, type ChoiceSign } from '../../ui/big-choice.tsx';
import { StateMark } from '../../ui/state-mark.tsx';
import { type Choice, choices } from '../meeting-acts.ts';
import type { Vote } from '../meeting-state.ts';
import type { MeetingDesk } from './meeting-desk.ts';
import { useReason } from './use-reason.ts';

export interface BallotButtonsProps {
  desk: MeetingDesk;
  vote: Vote;
  /** At the desk: whose ballot it is [MEET8]. */
  onBehalfOf?: MemberId;
}

const SIGNS: Readonly<Record<Choice, ChoiceSign>> = { for: 'ring', against: 'cross', abstain: 'dash' };

/** Three large buttons; the last one pressed counts while the vote is open. */
export function BallotButtons({ desk, vote, onBehalfOf }: BallotButtonsProps) {
  const t = useTranslations('vote');
  const { reach } = useDevice();
  const reason = useReason();
  const [busy, setBusy] = useState(false);
  const voter = onBehalfOf ?? desk.me.member.id;
  const mine = vote.ballots.findLast((ballot) => ballot.voter === voter && ballot.standing !== 'void');
  const draftOf = (choice: Choice) => ({
    type: 'ballot' as const,
    body: { vote: vote.id, choice, digest: vote.digest },
    ...(onBehalfOf && { for: onBehalfOf }),
  });
  const refusal = desk.mayNot(draftOf('for'));
  if (refusal) return <p className="text-ink-soft">{reason(refusal)}</p>;
  const cast = async (choice: Choice) => {
    setBusy(true);
    await desk.sign(draftOf(choice));
    setBusy(false);
  };
  const isWaiting = mine !== undefined && !desk.live.ticks.delivered;
  const name = onBehalfOf ? desk.nameOf(onBehalfOf) : undefined;
  const said = (choice: string) => (name ? t('castFor', { name, choice }) : t('cast', { choice }));
  return (
    <div className="flex flex-col gap-2">
      <BigChoice
        legend={name ? t('ballotOf', { name }) : t('mine')}
        value={mine?.choice}
        busy={busy}
        onPress={(choice) => void cast(choice)}
        options={choices.map((value) => ({
          value,
          word: t(`choices.${value}`),
          sign: SIGNS[value],
          testId: `ballot-${value}`,
        }))}
      />
      <div className="flex flex-col items-start gap-1">
        <p role="status" data-testid="my-ballot">
          {mine && said(t(`choices.${mine.choice}`))}
        </p>
        {/* Seen, not told: that it has been delivered is told once, for all that was done. */}
        {isWaiting && <StateMark tone="waiting" word={t('toDeliver')} />}
        <p role="status" className="empty:hidden">
          {isWaiting && reach === 'offline' && t('toDeliverOffline')}
        </p>
      </div>
    </div>
  );
}
