'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { MemberId } from '../../shared/ids.ts';
import { Disclosure } from '../../ui/disclosure.tsx';
import type { Vote } from '../meeting-state.ts';
import { BallotButtons } from './ballot-buttons.tsx';
import type { MeetingDesk } from './meeting-desk.ts';
import { PersonPicker } from './person-picker.tsx';

/** For people without a phone: the recorder or the chair enters what they say [ACT7, MEET8]. */
export function BallotDesk({ desk, vote }: { desk: MeetingDesk; vote: Vote }) {
  const t = useTranslations('vote');
  const [voter, setVoter] = useState<MemberId>();
  const { state } = desk;
  const first = state.notice?.roll[0];
  const probe = { type: 'ballot', body: { vote: vote.id, choice: 'for', digest: vote.digest } } as const;
  if (!first || !desk.isMine({ ...probe, for: first.id })) return null;
  const people =
    state.notice?.roll.map(({ id }) => ({ id, name: desk.nameOf(id), detail: desk.detailOf(id) })) ?? [];
  return (
    <Disclosure title={t('desk')} testId="ballot-desk">
      <p className="text-ink-soft text-sm">{t('deskHint')}</p>
      <PersonPicker label={t('deskWho')} people={people} chosen={voter} onChoose={setVoter} />
      {voter && <BallotButtons key={voter} desk={desk} vote={vote} onBehalfOf={voter} />}
    </Disclosure>
  );
}
