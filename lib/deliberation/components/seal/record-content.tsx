'use client';

import { useFormatter, useLocale, useTranslations } from 'use-intl';
import { longDay, timeOfDay } from '../../../i18n/dates.ts';
import type { CheckedRecord } from '../../record-check.ts';
import { type ReadItem, readRecordFile } from '../../record-reading.ts';
import { nameInRecord } from '../../verdict-words.ts';

/** What a checked record says, to be read where it was checked. */
export function RecordContent({ record }: { record: CheckedRecord }) {
  const t = useTranslations('verify');
  const locale = useLocale();
  const format = useFormatter();
  const { meeting, items } = readRecordFile(record.file);
  return (
    <section className="flex flex-col gap-4 border-line border-t pt-4" data-testid="record-content">
      <h3 className="font-semibold">{t('content')}</h3>
      {meeting && (
        <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1">
          <dt className="text-ink-soft">{t('day')}</dt>
          <dd>{`${longDay(meeting.startsAt, locale)} ${timeOfDay(meeting.startsAt)}`}</dd>
          <dt className="text-ink-soft">{t('place')}</dt>
          <dd>{meeting.place}</dd>
          <dt className="text-ink-soft">{t('present')}</dt>
          <dd>{t('presentOf', { due: meeting.due, present: meeting.present })}</dd>
        </dl>
      )}
      {items.map((item) => (
        <Item key={item.id} item={item} />
      ))}
      {record.after.map(({ of, by, at, text }) => (
        <p key={`${by} ${at}`} className="border-ochre border-l-4 pl-4">
          {t(of, {
            name: nameInRecord(record, by),
            time: format.dateTime(at, { dateStyle: 'medium', timeStyle: 'short' }),
            text,
          })}
        </p>
      ))}
    </section>
  );
}

function Item({ item }: { item: ReadItem }) {
  const t = useTranslations('verify');
  return (
    <div className="flex flex-col gap-2">
      <h4 className="font-semibold">{item.title}</h4>
      <p className="whitespace-pre-wrap">{item.minutes ?? t('withheldText')}</p>
      {item.votes.map(({ text, result }) => (
        <p key={text} className="border-pine border-l-4 pl-4">
          {t('vote', { text })}
          <br />
          {t('tally', { for: result.for, against: result.against, abstain: result.abstain })}{' '}
          {result.carried ? t('carried') : t('notCarried')}
        </p>
      ))}
      {item.decisions.map(({ text }) => (
        <p key={text} className="border-pine border-l-4 pl-4">
          {t('decision', { text })}
        </p>
      ))}
    </div>
  );
}
