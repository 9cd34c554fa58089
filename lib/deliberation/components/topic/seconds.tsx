'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { MemberId } from '../../../shared/ids.ts';
import { Button } from '../../../ui/button.tsx';
import { StateMark } from '../../../ui/state-mark.tsx';
import { useReason } from '../use-reason.ts';
import { OnBehalf } from './on-behalf.tsx';
import type { TopicDesk } from './topic-desk.ts';

export const SECOND = 'second-here';

/** Who needs it too: one big button, and the way back from it [TOPIC2]. */
export function Seconds({ desk }: { desk: TopicDesk }) {
  const t = useTranslations('need');
  const { seconds, raiser } = desk.state;
  const me = desk.me.member.id;
  const mine = seconds.find(({ by }) => by === me);
  const others = seconds.length - (mine ? 1 : 0);
  return (
    <div id={SECOND} className="flex flex-col gap-3">
      <p role="status" className="flex flex-wrap items-center gap-x-3 gap-y-1" data-testid="seconds">
        <span className="font-semibold">{t('seconds', { count: seconds.length })}</span>
        {mine && <StateMark tone="sure" word={t('seconded')} />}
        {mine?.byHand && (
          <span className="text-ink-soft text-sm">{t('forYou', { name: desk.nameOf(mine.byHand) })}</span>
        )}
      </p>
      {raiser !== me && (mine ? <Withdraw desk={desk} /> : <SecondButton desk={desk} others={others} />)}
      <OnBehalf desk={desk} draft={{ type: 'second', body: {} }} title={t('behalf')} testId="second-behalf">
        {(person, done) => <SecondFor desk={desk} person={person} done={done} />}
      </OnBehalf>
    </div>
  );
}

export function SecondButton({ desk, others }: { desk: TopicDesk; others?: number }) {
  const t = useTranslations('need');
  const reason = useReason();
  const [busy, setBusy] = useState(false);
  const draft = { type: 'second', body: {} } as const;
  const second = async () => {
    setBusy(true);
    await desk.sign(draft);
    setBusy(false);
  };
  return (
    <Button
      wide
      testId="second"
      busy={busy}
      reason={reason(desk.mayNot(draft))}
      onPress={() => void second()}
    >
      {others ? t('secondToo', { count: others + 1 }) : t('second')}
    </Button>
  );
}

function Withdraw({ desk }: { desk: TopicDesk }) {
  const t = useTranslations('need');
  const reason = useReason();
  const [busy, setBusy] = useState(false);
  const draft = { type: 'withdraw', body: {} } as const;
  const withdraw = async () => {
    setBusy(true);
    await desk.sign(draft);
    setBusy(false);
  };
  return (
    <Button
      look="quiet"
      testId="withdraw"
      busy={busy}
      reason={reason(desk.mayNot(draft))}
      onPress={() => void withdraw()}
    >
      {t('withdraw')}
    </Button>
  );
}

function SecondFor({ desk, person, done }: { desk: TopicDesk; person: MemberId; done: () => void }) {
  const t = useTranslations('need');
  const reason = useReason();
  const [busy, setBusy] = useState(false);
  const name = desk.nameOf(person);
  if (desk.state.seconds.some(({ by }) => by === person)) return <p>{t('hasSeconded', { name })}</p>;
  const draft = { type: 'second', body: {}, for: person } as const;
  const second = async () => {
    setBusy(true);
    if (await desk.sign(draft)) done();
    setBusy(false);
  };
  return (
    <Button
      wide
      look="quiet"
      busy={busy}
      reason={reason(desk.mayNot(draft))}
      onPress={() => void second()}
      testId="second-for"
    >
      {t('secondFor', { name })}
    </Button>
  );
}
