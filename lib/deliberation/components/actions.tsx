'use client';

import { useState } from 'react';
import { useLocale, useNow, useTranslations } from 'use-intl';
import { nearDay } from '../../i18n/dates.ts';
import type { ActId, MemberId } from '../../shared/ids.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
import { TextField } from '../../ui/field.tsx';
import { StateMark } from '../../ui/state-mark.tsx';
import { localDateOf } from '../local-time.ts';
import { MAX_TITLE } from '../meeting-acts.ts';
import type { AgendaItem } from '../meeting-state.ts';
import type { MeetingDesk } from './meeting-desk.ts';
import { PersonPicker } from './person-picker.tsx';
import { useReason } from './use-reason.ts';

export interface ActionRow {
  readonly id: ActId;
  readonly title: string;
  /** Left out where all are one's own. */
  readonly owner?: string;
  readonly due: string;
  readonly overdue: boolean;
}

/** What somebody has to do until when. */
export function ActionList({
  title,
  hint,
  actions,
}: {
  title: string;
  hint?: string;
  actions: readonly ActionRow[];
}) {
  const t = useTranslations('action');
  const locale = useLocale();
  const today = localDateOf(useNow().getTime());
  if (actions.length === 0) return null;
  return (
    <Card title={title} testId="actions">
      {hint && <p className="text-ink-soft">{hint}</p>}
      <ul className="flex flex-col">
        {actions.map((action) => (
          <li key={action.id} className="flex flex-col gap-1 border-line border-t py-3 first:border-t-0">
            <span className="font-semibold">{action.title}</span>
            <span className="flex flex-wrap items-center gap-x-4 gap-y-1 text-ink-soft">
              {action.owner && <span>{t('ownedBy', { name: action.owner })}</span>}
              <span>{t('until', { day: nearDay(action.due, locale, today) })}</span>
              {action.overdue && <StateMark tone="check" word={t('overdue')} />}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

export function AssignForm({ desk, item }: { desk: MeetingDesk; item: AgendaItem }) {
  const t = useTranslations('action');
  const reason = useReason();
  const [title, setTitle] = useState('');
  const [owner, setOwner] = useState<MemberId>();
  const [due, setDue] = useState('');
  const [busy, setBusy] = useState(false);
  const me = desk.me.member.id;
  const draft = {
    type: 'assign',
    body: { item: item.id, title: title.trim(), owner: owner ?? me, due },
  } as const;
  if (!desk.isMine(draft)) return null;
  const people =
    desk.state.notice?.roll.map(({ id }) => ({ id, name: desk.nameOf(id), detail: desk.detailOf(id) })) ?? [];
  const missing = title.trim() === '' || !owner || due === '';
  const assign = async () => {
    setBusy(true);
    if (await desk.sign(draft)) {
      setTitle('');
      setOwner(undefined);
      setDue('');
    }
    setBusy(false);
  };
  return (
    <Disclosure title={t('assign')} testId="assign">
      <TextField label={t('what')} maxLength={MAX_TITLE} value={title} onChange={setTitle} />
      <PersonPicker label={t('owner')} people={people} chosen={owner} onChoose={setOwner} />
      <TextField label={t('due')} type="date" value={due} onChange={setDue} />
      <Button
        wide
        busy={busy}
        reason={reason(desk.mayNot(draft)) ?? (missing ? t('fillAll') : undefined)}
        onPress={() => void assign()}
      >
        {t('assignNow')}
      </Button>
    </Disclosure>
  );
}
