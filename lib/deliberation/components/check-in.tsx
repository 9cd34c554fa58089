'use client';

import { type FormEvent, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
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

/** Where on the page one checks in. */
export const CHECK_IN = 'check-in';
const CODE_LENGTH = 4;

export interface CheckInProps {
  desk: MeetingDesk;
  /** Known to the chair's own phone: nothing to type there. */
  hallCode?: string | undefined;
  /** Its day is still to come: not the next step yet. */
  early?: boolean;
}

/** My own presence: with the hall's code I am present, without it announced [MEET4]. Once present, one line. */
export function CheckIn({ desk, hallCode, early = false }: CheckInProps) {
  const t = useTranslations('attendance');
  const reason = useReason();
  const [busy, setBusy] = useState(false);
  const mine = desk.state.attendance.get(desk.me.member.id);
  const refusal = desk.mayNot({ type: 'checkIn', body: {} });
  if (refusal === 'not-published') return null;
  if (refusal) return <p className="text-ink-soft">{reason(refusal)}</p>;

  const sign = async (code?: string) => {
    setBusy(true);
    await desk.sign({ type: 'checkIn', body: code === undefined ? {} : { code } });
    setBusy(false);
  };
  const mark = mine && (
    <StateMark
      testId="my-presence"
      tone={presenceTones[mine.presence]}
      word={t(`presence.${mine.presence}`)}
    />
  );
  if (mine?.presence === 'present')
    return (
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-ink-soft text-sm">
        {mark}
        {t(`how.${mine.how}`)}
      </p>
    );
  if (hallCode !== undefined)
    return (
      <div id={CHECK_IN} className="flex flex-wrap items-center justify-between gap-3">
        {mark ?? <span>{t('notYet')}</span>}
        <Button look="quiet" testId="check-in" busy={busy} onPress={() => void sign(hallCode)}>
          {t('checkIn')}
        </Button>
      </div>
    );
  const form = (
    <>
      {mine?.presence === 'contested' && <p>{t('contested')}</p>}
      {mine?.presence === 'announced' && <p>{t('how.announced')}</p>}
      <CodeForm desk={desk} busy={busy} onCode={(code) => void sign(code)} />
      {!mine && (
        <Button wide look="quiet" busy={busy} onPress={() => void sign()}>
          <span className="text-balance break-keep">{t('announce')}</span>
        </Button>
      )}
    </>
  );
  if (early)
    return (
      <>
        {mark && <p>{mark}</p>}
        <Disclosure title={t('mine')}>{form}</Disclosure>
      </>
    );
  return (
    <div id={CHECK_IN} className="scroll-mt-28">
      <Card title={t('mine')} aside={mark}>
        {form}
      </Card>
    </div>
  );
}

interface CodeFormProps {
  desk: MeetingDesk;
  busy: boolean;
  onCode: (code: string) => void;
}

/** The four digits of the hall. What is wrong with them stands at the field, and the focus goes there. */
function CodeForm({ desk, busy, onCode }: CodeFormProps) {
  const t = useTranslations('attendance');
  const reason = useReason();
  const form = useRef<HTMLFormElement>(null);
  const [code, setCode] = useState('');
  const [tried, setTried] = useState(false);
  const wrong =
    code.length < CODE_LENGTH ? t('codeFirst') : reason(desk.mayNot({ type: 'checkIn', body: { code } }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (wrong) form.current?.querySelector('input')?.focus();
    else onCode(code);
  };
  return (
    <form ref={form} onSubmit={submit} className="flex flex-col gap-3" noValidate>
      <div className="[&_input]:text-center [&_input]:font-semibold [&_input]:text-2xl [&_input]:tracking-[0.3em]">
        <TextField
          label={t('code')}
          hint={t('codeHint')}
          error={tried ? wrong : undefined}
          inputMode="numeric"
          autoComplete="off"
          maxLength={CODE_LENGTH}
          value={code}
          onChange={(text) => {
            setCode(text.replace(/\D/g, ''));
            setTried(false);
          }}
        />
      </div>
      <Button submit wide testId="check-in" busy={busy}>
        {t('checkIn')}
      </Button>
    </form>
  );
}
