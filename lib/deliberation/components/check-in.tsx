'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { TextField } from '../../ui/field.tsx';
import { StateMark } from '../../ui/state-mark.tsx';
import type { Tone } from '../../ui/tones.ts';
import type { Attendance } from '../meeting-state.ts';
import type { MeetingDesk } from './meeting-desk.ts';
import { useReason } from './use-reason.ts';

export const presenceTones: Readonly<Record<Attendance['presence'], Tone>> = {
  present: 'sure',
  announced: 'waiting',
  absent: 'plain',
  contested: 'contested',
};

const CODE_LENGTH = 4;

export interface CheckInProps {
  desk: MeetingDesk;
  /** Known to the chair's own phone: nothing to type there. */
  hallCode?: string | undefined;
}

/** My own presence: with the hall's code I am present, without it announced [MEET4]. */
export function CheckIn({ desk, hallCode }: CheckInProps) {
  const t = useTranslations('attendance');
  const reason = useReason();
  const [typed, setTyped] = useState('');
  const code = hallCode ?? typed;
  const [busy, setBusy] = useState(false);
  const mine = desk.state.attendance.get(desk.me.member.id);
  const announce = { type: 'checkIn', body: {} } as const;
  const withCode = { type: 'checkIn', body: { code } } as const;
  const refusal = desk.mayNot(announce);
  if (refusal === 'not-published') return null;
  const sign = async (draft: typeof announce | typeof withCode) => {
    setBusy(true);
    await desk.sign(draft);
    setBusy(false);
  };
  const here = mine?.presence === 'present';
  return (
    <Card
      title={t('mine')}
      aside={
        mine && (
          <StateMark
            testId="my-presence"
            tone={presenceTones[mine.presence]}
            word={t(`presence.${mine.presence}`)}
          />
        )
      }
    >
      {refusal === 'not-entitled' && <p className="text-ink-soft">{reason(refusal)}</p>}
      {mine?.presence === 'contested' && <p>{t('contested')}</p>}
      {!here && refusal === undefined && (
        <>
          {hallCode === undefined && (
            <TextField
              label={t('code')}
              hint={t('codeHint')}
              inputMode="numeric"
              autoComplete="off"
              maxLength={CODE_LENGTH}
              value={code}
              onChange={(text) => setTyped(text.replace(/\D/g, ''))}
            />
          )}
          <Button
            wide
            testId="check-in"
            busy={busy}
            reason={code.length < CODE_LENGTH ? t('codeFirst') : reason(desk.mayNot(withCode))}
            onPress={() => void sign(withCode)}
          >
            {t('checkIn')}
          </Button>
          {!mine && hallCode === undefined && (
            <Button wide look="quiet" busy={busy} onPress={() => void sign(announce)}>
              {t('announce')}
            </Button>
          )}
        </>
      )}
      {here && <p>{t(`how.${mine.how}`)}</p>}
    </Card>
  );
}
