'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '../../ui/button.tsx';
import type { AgendaItem } from '../meeting-state.ts';
import type { MeetingDesk } from './meeting-desk.ts';

export interface NextItemProps {
  desk: MeetingDesk;
  item: AgendaItem;
  /** Quiet where something else should be done first. */
  look?: 'main' | 'quiet';
}

/** The one button that moves the meeting on. */
export function NextItem({ desk, item, look = 'main' }: NextItemProps) {
  const t = useTranslations('item');
  const [busy, setBusy] = useState(false);
  const go = async () => {
    setBusy(true);
    await desk.sign({ type: 'openItem', body: { item: item.id } });
    setBusy(false);
  };
  return (
    <Button wide look={look} busy={busy} testId="next-item" onPress={() => void go()}>
      <span className="line-clamp-2 text-balance">
        {desk.state.currentItem ? t('next', { title: item.title }) : t('first', { title: item.title })}
      </span>
    </Button>
  );
}
