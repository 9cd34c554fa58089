'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';
import type { Vote } from '../meeting-state.ts';
import type { MeetingDesk } from './meeting-desk.ts';
import { useReason } from './use-reason.ts';

const fields = ['for', 'against', 'abstained', 'notVoting'] as const;
type Field = (typeof fields)[number];
const NOTHING: Readonly<Record<Field, string>> = { for: '', against: '', abstained: '', notVoting: '' };

/** A show of hands, typed in; the four numbers must be all who are present [MEET7]. */
export function HandCount({ desk, vote }: { desk: MeetingDesk; vote: Vote }) {
  const t = useTranslations('vote');
  const reason = useReason();
  const [typed, setTyped] = useState(NOTHING);
  const [busy, setBusy] = useState(false);
  const number = (field: Field): number => Number.parseInt(typed[field] || '0', 10);
  const body = {
    vote: vote.id,
    for: number('for'),
    against: number('against'),
    abstained: number('abstained'),
    notVoting: number('notVoting'),
  };
  const sum = fields.reduce((total, field) => total + body[field], 0);
  const draft = { type: 'count', body } as const;
  const refusal = desk.mayNot(draft);
  const { count } = vote;
  const enter = async () => {
    setBusy(true);
    await desk.sign(draft);
    setBusy(false);
  };
  return (
    <div className="flex flex-col gap-4">
      {count && (
        <p data-testid="hand-count">
          {t('counted', {
            for: count.for,
            against: count.against,
            abstained: count.abstained,
            notVoting: count.notVoting,
            name: desk.nameOf(count.by),
          })}
        </p>
      )}
      {refusal === 'role-missing' ? (
        <p className="text-ink-soft">{t('raiseHand')}</p>
      ) : (
        <>
          <div className="grid grid-cols-2 gap-3 md:grid-cols-4">
            {fields.map((field) => (
              <TextField
                key={field}
                label={t(`hands.${field}`)}
                inputMode="numeric"
                autoComplete="off"
                maxLength={4}
                value={typed[field]}
                onChange={(text) => setTyped({ ...typed, [field]: text.replace(/\D/g, '') })}
              />
            ))}
          </div>
          <p
            role="status"
            className={sum === vote.presentCount ? 'text-leaf' : 'text-ochre'}
            data-testid="hand-sum"
          >
            {sum === vote.presentCount
              ? t('sumRight', { sum })
              : t('sumWrong', { sum, present: vote.presentCount })}
          </p>
          <Button wide look="quiet" busy={busy} reason={reason(refusal)} onPress={() => void enter()}>
            {t('enterCount')}
          </Button>
        </>
      )}
    </div>
  );
}
