'use client';

import { useTranslations } from 'use-intl';
import type { Me } from '../../sync/device.ts';
import { Card } from '../../ui/card.tsx';

export function WhoIAm({ me, community }: { me: Me; community: string }) {
  const t = useTranslations('me');
  const roles = useTranslations('roles');
  return (
    <Card title={me.name} testId="who-i-am">
      <dl className="flex flex-col gap-1">
        {community && <Line name={t('community')} value={community} />}
        <Line name={t('roles')} value={me.member.roles.map((role) => roles(role)).join(t('comma'))} />
        {me.member.rep && <Line name={t('household')} value={t('representative')} />}
      </dl>
    </Card>
  );
}

/** Beside each other; where the value has no room there, beneath, and no word is broken. */
function Line({ name, value }: { name: string; value: string }) {
  return (
    <div className="flex flex-wrap gap-x-4">
      <dt className="min-w-[5em] text-ink-soft">{name}</dt>
      <dd className="min-w-1/2 flex-1">{value}</dd>
    </div>
  );
}
