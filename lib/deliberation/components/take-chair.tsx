'use client';

import { useEffect, useState } from 'react';
import { useLocale, useNow, useTranslations } from 'use-intl';
import { nearDay } from '../../i18n/dates.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { hallDigest } from '../hall-code.ts';
import { localDateOf } from '../local-time.ts';
import type { MeetingDesk } from './meeting-desk.ts';
import { useReason } from './use-reason.ts';

export interface HallCode {
  /** A new one of four digits. */
  make(): string;
  remember(code: string): Promise<void>;
  recall(): Promise<string | undefined>;
}

export interface TakeChairProps {
  desk: MeetingDesk;
  hall: HallCode;
  /** The code, where this phone has it: in the chair. */
  code: string | undefined;
  onCode: (code: string | undefined) => void;
  /** Its day is still to come: not the next step yet. */
  early?: boolean;
}

const MINUTE_MS = 60_000;

/** The chair opens the session; the hall's code stays on this phone and is shown large to all in the room. */
export function TakeChair({ desk, hall, code, onCode, early = false }: TakeChairProps) {
  const t = useTranslations('chair');
  const reason = useReason();
  const [busy, setBusy] = useState(false);
  const { state, me } = desk;
  const inTheChair = state.phase.at === 'in-session' && state.phase.chair === me.member.id;
  const [looked, setLooked] = useState(false);
  const [asking, setAsking] = useState(false);
  const today = localDateOf(useNow({ updateInterval: MINUTE_MS }).getTime());
  useEffect(() => {
    if (!inTheChair) return;
    let current = true;
    void hall.recall().then((kept) => {
      if (!current) return;
      onCode(kept);
      setLooked(true);
    });
    return () => {
      current = false;
    };
  }, [inTheChair, hall, onCode]);

  const digest = hallDigest(state.id, code ?? '0000');
  const draft = { type: 'takeChair', body: { hall: digest } } as const;
  if (inTheChair) {
    if (code) return <CodeInHall code={code} open={state.currentItem === undefined} />;
    return looked ? <p className="text-ink-soft text-sm">{t('codeElsewhere')}</p> : <Skeleton of="card" />;
  }
  if (!desk.isMine(draft) || state.phase.at === 'preparing') return null;

  const planned = state.startsAt.slice(0, 10);
  const isOtherDay = state.phase.at === 'published' && planned !== today;
  const take = async () => {
    setAsking(false);
    setBusy(true);
    const made = hall.make();
    await hall.remember(made);
    await desk.sign({ type: 'takeChair', body: { hall: hallDigest(state.id, made) } });
    onCode(made);
    setBusy(false);
  };
  return (
    <Card title={t('title')}>
      <p>
        {state.phase.at === 'in-session' ? t('takenBy', { name: desk.nameOf(state.phase.chair) }) : t('what')}
      </p>
      <Button
        wide
        testId="take-chair"
        look={early || state.phase.at === 'in-session' ? 'quiet' : 'main'}
        busy={busy}
        reason={reason(desk.mayNot(draft))}
        onPress={() => (isOtherDay ? setAsking(true) : void take())}
      >
        {t('take')}
      </Button>
      <OtherDay
        open={asking}
        planned={planned}
        today={today}
        onClose={() => setAsking(false)}
        onTake={() => void take()}
      />
    </Card>
  );
}

interface OtherDayProps {
  open: boolean;
  planned: string;
  today: string;
  onClose: () => void;
  onTake: () => void;
}

/** A session once opened stays open: on another day than the one planned the chair is asked first. */
function OtherDay({ open, planned, today, onClose, onTake }: OtherDayProps) {
  const t = useTranslations('chair');
  const locale = useLocale();
  return (
    <Dialog
      open={open}
      title={t('otherDayTitle')}
      close={t('notNow')}
      onClose={onClose}
      actions={
        <Button wide testId="take-chair-anyway" onPress={onTake}>
          {t('openNow')}
        </Button>
      }
    >
      <p>
        {t('otherDay', { planned: nearDay(planned, locale, today), today: nearDay(today, locale, today) })}
      </p>
      <p>{t('otherDayWhat')}</p>
    </Dialog>
  );
}

/** Large while people come; once the first item is open, one line for who comes late. */
function CodeInHall({ code, open }: { code: string; open: boolean }) {
  const t = useTranslations('chair');
  return (
    <Disclosure
      title={
        <span>
          {/* Open, the code stands large beneath. */}
          <span className="group-open:hidden">{t('code', { code })}</span>
          <span className="hidden group-open:inline">{t('codeForAll')}</span>
        </span>
      }
      open={open}
    >
      <p
        data-testid="hall-code"
        className="whitespace-nowrap py-3 text-center font-semibold text-hall tracking-[0.2em] text-pine"
      >
        {code}
      </p>
      <p className="text-ink-soft text-sm">{t('codeHint')}</p>
    </Disclosure>
  );
}
