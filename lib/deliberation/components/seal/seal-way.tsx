'use client';

import Link from 'next/link';
import { useTranslations } from 'use-intl';
import { hasRole } from '../../../record/has-role.ts';
import { plainIdOf } from '../../../shared/ids.ts';
import type { MeetingDesk } from '../meeting-desk.ts';

/** Beneath a record that is not sealed yet: to those whose office it is, also while something stands in the way. */
export function SealWay({ desk }: { desk: MeetingDesk }) {
  const t = useTranslations('sealing');
  const { phase } = desk.state;
  if (phase.at !== 'in-session' || !hasRole(desk.me.member, 'chair', 'recorder')) return null;
  return (
    <p className="print:hidden">
      <Link
        href={`/meeting?id=${plainIdOf(desk.live.id)}&view=seal`}
        className="button-quiet"
        data-testid="seal-way"
      >
        {t('title')}
      </Link>
    </p>
  );
}
