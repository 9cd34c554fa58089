'use client';

import { useTranslations } from 'use-intl';
import { ActionList } from '../../lib/deliberation/components/actions.tsx';
import type { MeetingDesk } from '../../lib/deliberation/components/meeting-desk.ts';
import type { MeetingView } from '../../lib/deliberation/meeting-state.ts';

/** Last month's actions, to be asked about [MEET12]. */
export function Carried({ desk, timed }: { desk: MeetingDesk; timed: MeetingView }) {
  const t = useTranslations('meeting');
  return (
    <ActionList
      title={t('carried')}
      hint={t('carriedHint')}
      actions={desk.state.carried.map(({ action, title, owner, due }) => ({
        id: action,
        title,
        owner: desk.nameOf(owner),
        due,
        overdue: timed.overdue.includes(action),
      }))}
    />
  );
}
