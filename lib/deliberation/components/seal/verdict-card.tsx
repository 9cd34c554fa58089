'use client';

import { useFormatter, useLocale, useTranslations } from 'use-intl';
import { longDay } from '../../../i18n/dates.ts';
import { Banner } from '../../../ui/banner.tsx';
import { Card } from '../../../ui/card.tsx';
import { type CheckedRecord, linkOf, type Verdict } from '../../record-check.ts';
import {
  checkedSentences,
  faultSentence,
  type Sentence,
  uncheckedSentences,
  type Wording,
} from '../../verdict-words.ts';
import { DigestGroups } from './digest-groups.tsx';
import { RecordContent } from './record-content.tsx';
import { usePartWord } from './use-part-word.ts';

export interface VerdictCardProps {
  /** Of the file. */
  name: string;
  verdict: Verdict;
  /** All that were found right together with it. */
  others: readonly CheckedRecord[];
}

/** What was checked in a record's file, what was not, and where something does not fit. */
export function VerdictCard({ name, verdict, others }: VerdictCardProps) {
  const t = useTranslations('verify');
  const words = useWording(verdict);
  if (!verdict.right)
    return (
      <Card title={name} testId="verdict-wrong">
        <Banner tone="wrong">
          <p className="font-semibold">{t('wrong')}</p>
          <p>{t('wrongWhat')}</p>
        </Banner>
        <Said title={t('where')} sentences={verdict.faults.map((fault) => faultSentence(fault, words))} />
      </Card>
    );
  const { record } = verdict;
  const link = linkOf(record, others);
  const isWhole = record.keyFrom !== 'none' && record.countersigned !== undefined && link !== 'wrong';
  return (
    <Card title={name} testId="verdict-right">
      <Banner tone={isWhole ? 'sealed' : 'check'}>
        <p className="font-semibold">{t('right')}</p>
        <p>{record.keyFrom === 'none' ? t('selfOnly') : t('rightWhat')}</p>
      </Banner>
      <div>
        <p className="font-semibold text-sm">{t('digest')}</p>
        <DigestGroups digest={record.digest} testId="verified-digest" />
      </div>
      <Said title={t('checked')} sentences={checkedSentences(record, link, words)} />
      <Said title={t('notChecked')} sentences={uncheckedSentences(record, link, words)} />
      <RecordContent record={record} />
    </Card>
  );
}

function useWording(verdict: Verdict): Wording {
  const word = usePartWord();
  const format = useFormatter();
  const locale = useLocale();
  const parts = verdict.right ? verdict.record.file.parts : verdict.parts;
  return {
    part: (name) => word(name, (part) => parts[part]?.value),
    time: (at) => format.dateTime(at, { dateStyle: 'medium', timeStyle: 'short' }),
    day: (meeting) => longDay(meeting, locale),
  };
}

function Said({ title, sentences }: { title: string; sentences: readonly Sentence[] }) {
  const t = useTranslations('verify');
  return (
    <section className="flex flex-col gap-1">
      <h3 className="font-semibold">{title}</h3>
      <ul className="flex list-disc flex-col gap-1 pl-5">
        {sentences.map(([key, values]) => (
          <li key={`${key} ${JSON.stringify(values)}`} className="break-words">
            {t(key as never, values as never)}
          </li>
        ))}
      </ul>
    </section>
  );
}
