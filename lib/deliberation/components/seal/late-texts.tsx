'use client';

import { useTranslations } from 'use-intl';
import { Card } from '../../../ui/card.tsx';
import type { Part } from '../../record-manifest.ts';
import type { MeetingDesk } from '../meeting-desk.ts';
import { minutesOn } from './seal-sources.ts';
import { sealedMinutes } from './sealed-text.ts';

/** Minutes that are not as they were sealed: typed by somebody who had not heard of it. They stand apart. */
export function LateTexts({ desk, parts }: { desk: MeetingDesk; parts: ReadonlyMap<string, Part> }) {
  const t = useTranslations('sealed');
  const late = desk.state.agenda.filter(({ id }) => {
    const sealed = sealedMinutes(desk, parts, id);
    return sealed !== undefined && sealed !== minutesOn(desk, id);
  });
  if (late.length === 0) return null;
  return (
    <Card title={t('late')} testId="late-texts">
      <p className="text-ink-soft">{t('lateWhat')}</p>
      {late.map(({ id, title }) => (
        <div key={id} className="flex flex-col gap-1">
          <h4 className="font-semibold">{title}</h4>
          <p className="whitespace-pre-wrap">{minutesOn(desk, id)}</p>
        </div>
      ))}
    </Card>
  );
}
