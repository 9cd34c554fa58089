'use client';

import { useTranslations } from 'use-intl';
import type { Me } from '../../sync/device.ts';
import { Card } from '../../ui/card.tsx';

export function WhoIAm({ me, community }: { me: Me; community: string }) {
  const t = useTranslations('me');
  const roles = useTranslations('roles');
  return (
    <Card title={me.name} testId="who-i-am">
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1">
        {community && (
          <>
            <dt className="text-ink-soft">{t('community')}</dt>
            <dd>{community}</dd>
          </>
        )}
        <dt className="text-ink-soft">{t('roles')}</dt>
        <dd>{me.member.roles.map((role) => roles(role)).join(t('comma'))}</dd>
        {me.member.rep && (
          <>
            <dt className="text-ink-soft">{t('household')}</dt>
            <dd>{t('representative')}</dd>
          </>
        )}
      </dl>
    </Card>
  );
}
