'use client';

import Link from 'next/link';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '../../ui/button.tsx';
import { CHECK_IN } from './check-in.tsx';
import { DECIDE } from './decisions.tsx';
import type { MeetingDesk } from './meeting-desk.ts';
import { momentOf } from './moment.ts';
import { NextItem } from './next-item.tsx';
import { useInView } from './use-in-view.ts';
import { ballotsId } from './vote-card.tsx';
import { VoteClose } from './vote-close.tsx';

/** The one main action of the hall, at the thumb: whatever the meeting asks of this person now. */
export function Dock({ desk, over }: { desk: MeetingDesk; over: boolean }) {
  const t = useTranslations('decision');
  const checkIn = useTranslations('attendance');
  const moment = momentOf(desk, over);
  switch (moment.at) {
    case 'vote':
      return <VoteCall ballots={ballotsId(moment.vote.id)} />;
    case 'close':
      return (
        <Docked>
          <VoteClose desk={desk} vote={moment.vote} look="main" />
        </Docked>
      );
    case 'decide':
      return <Call there={DECIDE} word={t('decide')} />;
    case 'next':
      return (
        <Docked>
          <NextItem desk={desk} item={moment.item} />
        </Docked>
      );
    case 'check-in':
      return <Call there={CHECK_IN} word={checkIn('checkIn')} />;
    case 'nothing':
      return null;
  }
}

/** On the other pages of a meeting: a vote that waits for this person is one tap away. */
export function DockElsewhere({ desk, hall }: { desk: MeetingDesk; hall: string }) {
  const t = useTranslations('vote');
  const moment = momentOf(desk);
  if (moment.at !== 'vote') return null;
  return (
    <Docked>
      <Link href={`${hall}#${ballotsId(moment.vote.id)}`} className="button w-full" data-testid="vote-call">
        {t('call')}
      </Link>
    </Docked>
  );
}

function Docked({ children }: { children: ReactNode }) {
  return (
    <div className="docked sticky bottom-(--frame-bottom) z-20 -mx-4 md:-mx-6 mt-auto border-line border-t bg-paper px-4 py-3 md:px-6 md:bottom-0 [@media(height<30rem)]:static print:hidden">
      <div className="mx-auto w-full max-w-130">{children}</div>
    </div>
  );
}

/** The vote may lie below the screen; where its buttons are seen, they are the main action themselves. */
function VoteCall({ ballots }: { ballots: string }) {
  const t = useTranslations('vote');
  if (useInView(ballots) !== false) return null;
  return (
    <Docked>
      <a href={`#${ballots}`} className="button w-full" data-testid="vote-call">
        {t('call')}
      </a>
    </Docked>
  );
}

/** Brings a form on this page into sight, with the focus in it; nothing where it is in sight already. */
function Call({ there, word }: { there: string; word: string }) {
  if (useInView(there) !== false) return null;
  const go = () => {
    const place = document.getElementById(there);
    place?.scrollIntoView({ block: 'center' });
    place?.querySelector<HTMLElement>('input, button')?.focus({ preventScroll: true });
  };
  return (
    <Docked>
      <Button wide testId="moment" onPress={go}>
        {word}
      </Button>
    </Docked>
  );
}
