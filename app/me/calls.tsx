'use client';

import { useLocale } from 'use-intl';
import { PushCard } from '../../lib/accounts/components/push-card.tsx';
import type { Me, Reach } from '../../lib/sync/device.ts';
import { usePush } from '../../lib/sync/use-push.ts';
import { useInstallWay } from '../install/use-install-way.ts';

/** Being told while the app is closed. */
export function Calls({ me, reach }: { me: Me; reach: Reach }) {
  const push = usePush(me.member.id, reach, useLocale());
  const way = useInstallWay();
  const place = way === 'ios' ? 'ios-browser' : way === 'in-app' ? 'in-app' : 'elsewhere';
  return <PushCard {...push} place={place} />;
}
