'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '../../../ui/button.tsx';
import { Disclosure } from '../../../ui/disclosure.tsx';
import { LineField, TextField } from '../../../ui/field.tsx';
import { MAX_TITLE } from '../../meeting-acts.ts';
import type { TopicAction } from '../../topic-state.ts';
import type { TopicDesk } from './topic-desk.ts';
import { useSigning } from './use-signing.ts';

/** The committee moves a deadline, never without a reason that everybody reads [TOPIC7]. */
export function MoveForm({ desk, action }: { desk: TopicDesk; action: TopicAction }) {
  const t = useTranslations('doing');
  const [due, setDue] = useState('');
  const [typed, setTyped] = useState('');
  const why = typed.trim();
  const draft = { type: 'moveDeadline', body: { action: action.id, due, reason: why } } as const;
  const signing = useSigning(desk, draft);
  if (signing.refused === 'role-missing') return null;
  const move = async () => {
    if (!(await signing.sign())) return;
    setDue('');
    setTyped('');
  };
  return (
    <Disclosure title={t('move')} testId="move-form">
      <TextField label={t('newDue')} type="date" value={due} onChange={setDue} />
      <LineField label={t('moveWhy')} maxLength={MAX_TITLE} value={typed} onChange={setTyped} />
      <Button
        wide
        look="quiet"
        busy={signing.busy}
        reason={signing.reason ?? (due === '' || why === '' ? t('moveFirst') : undefined)}
        onPress={() => void move()}
      >
        {t('moveNow')}
      </Button>
    </Disclosure>
  );
}
