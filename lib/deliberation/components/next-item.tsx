'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '../../ui/button.tsx';
import type { MeetingDesk } from './meeting-desk.ts';
import { useReason } from './use-reason.ts';

/** The one button that moves the meeting on. */
export function NextItem({ desk }: { desk: MeetingDesk }) {
  const t = useTranslations('item');
  const reason = useReason();
  const [busy, setBusy] = useState(false);
  const { agenda, currentItem, votes } = desk.state;
  const next = agenda[agenda.findIndex((item) => item.id === currentItem) + 1];
  if (!next) return null;
  const draft = { type: 'openItem', body: { item: next.id } } as const;
  if (!desk.isMine(draft)) return null;
  const running = votes.some((vote) => vote.item === currentItem && vote.phase.at === 'open');
  const go = async () => {
    setBusy(true);
    await desk.sign(draft);
    setBusy(false);
  };
  return (
    <Button
      wide
      look={currentItem ? 'quiet' : 'main'}
      busy={busy}
      testId="next-item"
      reason={reason(desk.mayNot(draft)) ?? (running ? t('voteRunning') : undefined)}
      onPress={() => void go()}
    >
      {currentItem ? t('next', { title: next.title }) : t('first', { title: next.title })}
    </Button>
  );
}
