'use client';

import { useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { MemberId } from '../../shared/ids.ts';
import type { Ticks } from '../../sync/device.ts';
import type { MeetingState, Vote } from '../meeting-state.ts';
import { type News, newsBetween } from './session-news.ts';

/** Writing turns the ticks with every pause: only what then stays delivered is told. */
const SETTLED_MS = 2_000;

export interface SessionAnnouncerProps {
  state: MeetingState;
  me: MemberId;
  ticks: Ticks;
}

/** For those who listen: what changed, politely and once. Both regions stand from the start. */
export function SessionAnnouncer({ state, me, ticks }: SessionAnnouncerProps) {
  const words = useTranslations('ticks');
  const delivered = useDelivered(ticks.delivered);
  return (
    <>
      <p role="status" className="sr-only" data-testid="session-news">
        <Sentences news={useNews(state, me)} />
      </p>
      <p role="status" className="sr-only" data-testid="delivered-news">
        {delivered && words('delivered.word')}
      </p>
    </>
  );
}

function useNews(state: MeetingState, me: MemberId): readonly News[] {
  const before = useRef(state);
  const [news, setNews] = useState<readonly News[]>([]);
  useEffect(() => {
    const come = newsBetween(before.current, state, me);
    before.current = state;
    if (come.length > 0) setNews(come);
  }, [state, me]);
  return news;
}

/** True once what was not delivered has been for a while. */
function useDelivered(delivered: boolean): boolean {
  const [told, setTold] = useState(false);
  const waited = useRef(false);
  useEffect(() => {
    if (!delivered) {
      waited.current = true;
      setTold(false);
      return;
    }
    if (!waited.current) return;
    const timer = setTimeout(() => {
      waited.current = false;
      setTold(true);
    }, SETTLED_MS);
    return () => clearTimeout(timer);
  }, [delivered]);
  return told;
}

function Sentences({ news }: { news: readonly News[] }) {
  const t = useTranslations('news');
  const words = useTranslations('attendance');
  const closed = ({ result }: Vote) => {
    const counts = { for: result.for, against: result.against, abstain: result.abstain };
    return result.carried ? t('carried', counts) : t('notCarried', counts);
  };
  const sentence = (each: News): string => {
    switch (each.of) {
      case 'mine':
        return each.attendance.presence === 'present'
          ? words(`how.${each.attendance.how}`)
          : words(`presence.${each.attendance.presence}`);
      case 'quorum':
        return t('quorum');
      case 'item':
        return t('item', { title: each.item.title });
      case 'opened':
        return t('opened', { text: each.vote.text });
      case 'closed':
        return closed(each.vote);
    }
  };
  return news.map(sentence).join(' ');
}
