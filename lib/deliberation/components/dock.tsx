'use client';

import Link from 'next/link';
import { useTranslations } from 'use-intl';
import { CHECK_IN } from './check-in.tsx';
import { DECIDE } from './decisions.tsx';
import { Call, Docked } from './docked.tsx';
import type { MeetingDesk } from './meeting-desk.ts';
import { momentOf } from './moment.ts';
import { NextItem } from './next-item.tsx';
import { useInView } from './use-in-view.ts';
import { ballotsId } from './vote-card.tsx';
import { VoteClose } from './vote-close.tsx';

/** The one main action of the hall, at the thumb: whatever the meeting asks of this person now. */
export function Dock({ desk, over, sealing }: { desk: MeetingDesk; over: boolean; sealing: string }) {
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
    case 'seal':
    case 'countersign':
      return <SealCall href={sealing} at={moment.at} />;
    case 'check-in':
      return <Call there={CHECK_IN} word={checkIn('checkIn')} />;
    case 'nothing':
      return null;
  }
}

/** On the other pages of a meeting: a vote that waits for this person is one tap away. */
export function DockElsewhere({ desk, hall, sealing }: { desk: MeetingDesk; hall: string; sealing: string }) {
  const t = useTranslations('vote');
  const moment = momentOf(desk);
  if (moment.at === 'countersign') return <SealCall href={sealing} at={moment.at} />;
  if (moment.at !== 'vote') return null;
  return (
    <Docked>
      <Link href={`${hall}#${ballotsId(moment.vote.id)}`} className="button w-full" data-testid="vote-call">
        {t('call')}
      </Link>
    </Docked>
  );
}

/** The last step has a page of its own. */
function SealCall({ href, at }: { href: string; at: 'seal' | 'countersign' }) {
  const t = useTranslations('meeting');
  return (
    <Docked>
      <Link href={href} className="button w-full" data-testid="seal-call">
        {at === 'seal' ? t('seal') : t('countersign')}
      </Link>
    </Docked>
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
