'use client';

import { useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { Disclosure } from '../../../ui/disclosure.tsx';
import { SelectField, TextArea } from '../../../ui/field.tsx';
import { StateMark } from '../../../ui/state-mark.tsx';
import { MAX_TEXT } from '../../meeting-acts.ts';
import type { AfterSeal } from '../../sealing.ts';
import type { MeetingDesk } from '../meeting-desk.ts';

/** Corrections and objections: they stand beneath the record and change nothing in it. */
export function AfterSealing({ desk }: { desk: MeetingDesk }) {
  const t = useTranslations('sealed');
  const { afterSeal } = desk.state;
  return (
    <>
      <Card title={t('after', { count: afterSeal.length })} testId="after-seal">
        {afterSeal.length === 0 && <p className="text-ink-soft">{t('none')}</p>}
        <ul className="flex flex-col">
          {afterSeal.map((added) => (
            <Added key={added.act} desk={desk} added={added} />
          ))}
        </ul>
      </Card>
      <AddForm desk={desk} type="correct" />
      <AddForm desk={desk} type="object" />
    </>
  );
}

function Added({ desk, added }: { desk: MeetingDesk; added: AfterSeal }) {
  const t = useTranslations('sealed');
  const format = useFormatter();
  const item = desk.state.agenda.find(({ id }) => id === added.item);
  return (
    <li className="flex flex-col gap-1 border-line border-t py-3 first:border-t-0">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <StateMark tone={added.of === 'objection' ? 'check' : 'plain'} word={t(added.of)} />
        <span>{desk.nameOf(added.by)}</span>
        <span className="text-ink-soft text-sm">
          {format.dateTime(added.at, { dateStyle: 'medium', timeStyle: 'short' })}
        </span>
      </p>
      {item && <p className="text-ink-soft">{t('about', { title: item.title })}</p>}
      <p className="whitespace-pre-wrap">{added.text}</p>
    </li>
  );
}

const WHOLE = '';

function AddForm({ desk, type }: { desk: MeetingDesk; type: 'correct' | 'object' }) {
  const t = useTranslations('sealed');
  const [item, setItem] = useState(WHOLE);
  const [text, setText] = useState('');
  const [busy, setBusy] = useState(false);
  const { sealing, agenda } = desk.state;
  if (sealing.at !== 'waiting' && sealing.at !== 'sealed') return null;
  const about = item === WHOLE ? {} : { item };
  const draft = { type, body: { seal: sealing.seal.act, text: text.trim(), ...about } } as const;
  if (desk.mayNot(draft) !== undefined) return null;
  const add = async () => {
    setBusy(true);
    if (await desk.sign(draft)) setText('');
    setBusy(false);
  };
  const isCorrection = type === 'correct';
  return (
    <Disclosure title={isCorrection ? t('addCorrection') : t('addObjection')} testId={`add-${type}`}>
      <SelectField
        label={t('of')}
        value={item}
        onChange={setItem}
        options={[
          { value: WHOLE, label: t('wholeRecord') },
          ...agenda.map(({ id, title }) => ({ value: id, label: title })),
        ]}
      />
      <TextArea
        label={isCorrection ? t('correctionText') : t('objectionText')}
        maxLength={MAX_TEXT}
        value={text}
        onChange={setText}
        testId={`${type}-text`}
      />
      <p className="text-ink-soft text-sm">{t('signWhat')}</p>
      <Button
        wide
        busy={busy}
        reason={text.trim() === '' ? t('textFirst') : undefined}
        testId={`${type}-now`}
        onPress={() => void add()}
      >
        {t('signNow')}
      </Button>
    </Disclosure>
  );
}
