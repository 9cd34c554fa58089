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
const SHAPES: Readonly<Record<Choice, string>> = {
  for: 'M8 2a6 6 0 1 1 0 12A6 6 0 0 1 8 2Z',
  against: 'm3 3 10 10M13 3 3 13',
  abstain: 'M2 8h12',
};

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
            data-testid={`ballot-${choice}`}
            aria-pressed={mine?.choice === choice}
            aria-busy={busy || undefined}
            onClick={busy ? undefined : () => void cast(choice)}
            className={`flex min-h-20 items-center justify-center gap-3 rounded-md border-2 bg-card font-semibold text-lg aria-pressed:border-4 ${LOOKS[choice]}`}
          >
            <svg
              viewBox="0 0 16 16"
              aria-hidden="true"
              className="size-[1em] fill-none stroke-2 stroke-current"
            >
              <path d={SHAPES[choice]} />
            </svg>
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
