'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Banner } from '../../../ui/banner.tsx';
import { Button } from '../../../ui/button.tsx';
import { Choice } from '../../../ui/choice.tsx';
import { Disclosure } from '../../../ui/disclosure.tsx';
import { TextArea } from '../../../ui/field.tsx';
import { MAX_TEXT } from '../../meeting-acts.ts';
import { type Belonging, belongings } from '../../topic-acts.ts';
import type { TopicDesk } from './topic-desk.ts';
import { useSigning } from './use-signing.ts';

export const SCREEN = 'screen-form';
const HERE = 'here';

/** Taken up, or declined with a reason that everybody reads; and whose matter it is where it is not ours to decide. */
export function ScreenForm({ desk, open }: { desk: TopicDesk; open: boolean }) {
  const t = useTranslations('screen');
  const where = useTranslations('way');
  const [verdict, setVerdict] = useState<'taken-up' | 'declined'>('taken-up');
  const [typed, setTyped] = useState('');
  const [belongs, setBelongs] = useState<Belonging | typeof HERE>(HERE);
  const why = typed.trim();
  const contested = desk.state.screenings.some((screening) => screening.contested);
  const draft = {
    type: 'screen',
    body: { verdict, reason: why, ...(belongs !== HERE && { belongs }) },
  } as const;
  const signing = useSigning(desk, draft);
  if (signing.refused === 'role-missing') return null;
  const screen = async () => {
    if (await signing.sign()) setTyped('');
  };
  return (
    <Disclosure title={t('title')} open={open} testId="screen-form">
      {contested && (
        <Banner tone="contested">
          <p>{t('settle')}</p>
        </Banner>
      )}
      <Choice
        legend={t('verdict')}
        value={verdict}
        onChange={setVerdict}
        options={[
          { value: 'taken-up', label: t('takeUp'), hint: t('takeUpHint') },
          { value: 'declined', label: t('decline'), hint: t('declineHint') },
        ]}
      />
      <Choice
        legend={t('whose')}
        value={belongs}
        onChange={setBelongs}
        options={[
          { value: HERE, label: t('here') },
          ...belongings.map((value) => ({ value, label: where(`where.${value}`) })),
        ]}
      />
      <TextArea
        label={verdict === 'declined' ? t('reason') : t('reasonIfAny')}
        hint={t('reasonHint')}
        maxLength={MAX_TEXT}
        value={typed}
        onChange={setTyped}
      />
      <div id={SCREEN}>
        <Button
          wide
          testId="screen"
          busy={signing.busy}
          reason={verdict === 'declined' && why === '' ? t('reasonFirst') : signing.reason}
          onPress={() => void screen()}
        >
          {verdict === 'declined' ? t('declineNow') : t('takeUpNow')}
        </Button>
      </div>
    </Disclosure>
  );
}
