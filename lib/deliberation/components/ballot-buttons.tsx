'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { MemberId } from '../../shared/ids.ts';
import { type Choice, choices } from '../meeting-acts.ts';
import type { Vote } from '../meeting-state.ts';
import type { MeetingDesk } from './meeting-desk.ts';
import { useReason } from './use-reason.ts';

export interface BallotButtonsProps {
  desk: MeetingDesk;
  vote: Vote;
  /** At the desk: whose ballot it is [MEET8]. */
  onBehalfOf?: MemberId;
  onCast?: () => void;
}

const LOOKS: Readonly<Record<Choice, string>> = {
  for: 'border-leaf text-leaf aria-pressed:bg-leaf-ground',
  against: 'border-vermilion text-vermilion aria-pressed:bg-vermilion-ground',
  abstain: 'border-slate text-slate aria-pressed:bg-slate-ground',
};
const SHAPES: Readonly<Record<Choice, string>> = { for: '○', against: '✕', abstain: '—' };

/** Three large buttons; the last one pressed counts while the vote is open. */
export function BallotButtons({ desk, vote, onBehalfOf, onCast }: BallotButtonsProps) {
  const t = useTranslations('vote');
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
    const done = await desk.sign(draftOf(choice));
    setBusy(false);
    if (done) onCast?.();
  };
  const name = onBehalfOf ? desk.nameOf(onBehalfOf) : undefined;
  return (
    <div className="flex flex-col gap-2">
      <fieldset
        aria-label={name ? t('ballotOf', { name }) : t('mine')}
        className="grid grid-cols-1 gap-3 md:grid-cols-3"
      >
        {choices.map((choice) => (
          <button
            key={choice}
            type="button"
            aria-pressed={mine?.choice === choice}
            aria-busy={busy || undefined}
            onClick={busy ? undefined : () => void cast(choice)}
            className={`flex min-h-20 items-center justify-center gap-3 rounded-md border-2 bg-card font-semibold text-lg aria-pressed:border-4 ${LOOKS[choice]}`}
          >
            <span aria-hidden="true">{SHAPES[choice]}</span>
            {t(`choices.${choice}`)}
          </button>
        ))}
      </fieldset>
      <p role="status" data-testid="my-ballot">
        {mine
          ? name
            ? t('castFor', { name, choice: t(`choices.${mine.choice}`) })
            : t('cast', { choice: t(`choices.${mine.choice}`) })
          : ''}
      </p>
    </div>
  );
}
