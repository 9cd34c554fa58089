'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { documentId, type MemberId } from '../../shared/ids.ts';
import { useActIn } from '../../sync/use-act-in.ts';
import { Button } from '../../ui/button.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
import { TextField } from '../../ui/field.tsx';
import { MAX_TITLE } from '../meeting-acts.ts';
import type { AgendaItem } from '../meeting-state.ts';
import type { MeetingDesk } from './meeting-desk.ts';
import { PersonPicker } from './person-picker.tsx';
import { useReason } from './use-reason.ts';

/** Gives somebody something to do until a day. */
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
  const actIn = useActIn();
  if (!desk.isMine(draft)) return null;
  const people =
    desk.state.notice?.roll.map(({ id }) => ({ id, name: desk.nameOf(id), detail: desk.detailOf(id) })) ?? [];
  const missing = title.trim() === '' || !owner || due === '';
  const assign = async () => {
    setBusy(true);
    if (await desk.sign(draft)) {
      if (item.topic !== undefined) {
        const { title, owner } = draft.body;
        await actIn(documentId('topic', item.topic), 'assign', { title, owner, due });
      }
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
