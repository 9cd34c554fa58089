'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { MemberId } from '../../../shared/ids.ts';
import { Button } from '../../../ui/button.tsx';
import { Disclosure } from '../../../ui/disclosure.tsx';
import { LineField, TextField } from '../../../ui/field.tsx';
import { MAX_TITLE } from '../../meeting-acts.ts';
import { PersonPicker } from '../person-picker.tsx';
import type { TopicDesk } from './topic-desk.ts';
import { useSigning } from './use-signing.ts';

export const ASSIGN = 'assign-form';

/** Gives it to one person until a day [TOPIC7]. */
export function AssignForm({ desk, open }: { desk: TopicDesk; open: boolean }) {
  const t = useTranslations('doing');
  const action = useTranslations('action');
  const [title, setTitle] = useState(desk.state.wording?.title ?? '');
  const [owner, setOwner] = useState<MemberId>();
  const [due, setDue] = useState('');
  const draft = {
    type: 'assign',
    body: { title: title.trim(), owner: owner ?? desk.me.member.id, due },
  } as const;
  const signing = useSigning(desk, draft);
  if (signing.refused) return null;
  const people = desk.people.map(({ id, name, door }) => ({ id, name, detail: door }));
  const missing = title.trim() === '' || !owner || due === '';
  return (
    <Disclosure
      title={desk.state.actions.length > 0 ? t('assignAnew') : action('assign')}
      open={open}
      testId="assign-form"
    >
      <LineField label={action('what')} maxLength={MAX_TITLE} value={title} onChange={setTitle} />
      <PersonPicker label={action('owner')} people={people} chosen={owner} onChoose={setOwner} />
      <TextField label={action('due')} type="date" value={due} onChange={setDue} />
      <div id={ASSIGN}>
        <Button
          wide
          testId="assign"
          busy={signing.busy}
          reason={missing ? action('fillAll') : undefined}
          onPress={() => void signing.sign()}
        >
          {action('assignNow')}
        </Button>
      </div>
    </Disclosure>
  );
}
