'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
import { TextArea } from '../../ui/field.tsx';
import { MAX_TEXT } from '../meeting-acts.ts';
import type { MeetingDraft } from '../meeting-rights.ts';
import type { AgendaItem } from '../meeting-state.ts';
import type { VoteMethod } from '../rule-profile.ts';
import type { MeetingDesk } from './meeting-desk.ts';
import { useReason } from './use-reason.ts';

/** The chair puts a text to the vote; it is fixed from then on [MEET6], with the presence seen now [MEET5]. */
export function VoteOpener({ desk, item }: { desk: MeetingDesk; item: AgendaItem }) {
  const t = useTranslations('vote');
  const reason = useReason();
  const { state } = desk;
  const methods = state.notice?.profile.methods ?? [];
  const [chosen, setChosen] = useState<VoteMethod>();
  const method = chosen ?? methods[0] ?? 'named';
  const [text, setText] = useState('');
  const [busy, setBusy] = useState(false);
  const draft: MeetingDraft = {
    type: 'openVote',
    body: { item: item.id, method, text: text.trim(), present: [...state.presentMembers] },
  };
  if (!desk.isMine(draft)) return null;
  const open = async () => {
    setBusy(true);
    if (await desk.sign(draft)) setText('');
    setBusy(false);
  };
  return (
    <Disclosure title={t('openTitle')} testId="open-vote-form">
      {state.quorum && !state.quorum.stands && (
        <Banner tone="check">
          <p>{t(`noQuorum.${state.quorum.base}`, { missing: state.quorum.missing })}</p>
        </Banner>
      )}
      <TextArea
        testId="motion-text"
        label={t('text')}
        hint={t('textHint')}
        maxLength={MAX_TEXT}
        value={text}
        onChange={setText}
      />
      {methods.length > 1 && (
        <Choice
          legend={t('method')}
          value={method}
          onChange={setChosen}
          options={methods.map((value) => ({
            value,
            label: t(`methods.${value}`),
            hint: t(`methodHints.${value}`),
          }))}
        />
      )}
      <Button
        wide
        testId="open-vote"
        busy={busy}
        reason={reason(desk.mayNot(draft)) ?? (text.trim() === '' ? t('textFirst') : undefined)}
        onPress={() => void open()}
      >
        {t('open', { count: state.present })}
      </Button>
    </Disclosure>
  );
}
