'use client';

import Link from 'next/link';
import { useSearchParams } from 'next/navigation';
import { useTranslations } from 'use-intl';
import { useTopicRows } from '../../lib/deliberation/components/topics/topic-rows.ts';
import type { TopicState } from '../../lib/deliberation/topic-state.ts';
import { plainIdOf } from '../../lib/shared/ids.ts';
import type { Me } from '../../lib/sync/device.ts';
import { useDevice } from '../../lib/sync/use-device.ts';
import { useDocument } from '../../lib/sync/use-document.ts';
import { EmptyState } from '../../lib/ui/empty-state.tsx';
import { PageHead } from '../../lib/ui/page-head.tsx';
import { RecordHead } from '../../lib/ui/record-head.tsx';
import { Waiting } from '../../lib/ui/waiting.tsx';
import { OpenTopic } from './open-topic.tsx';

/** The topic that the address names: on its way, open, not here, or not for this member. */
export function TopicScreen({ me }: { me: Me }) {
  const t = useTranslations('topic');
  const frame = useTranslations('frame');
  const id = useSearchParams().get('id') ?? '';
  const { reach } = useDevice();
  const opened = useDocument<TopicState>('topic', id);
  // What the list knows of it stands while it is read from the phone.
  const row = useTopicRows().find((each) => plainIdOf(each.id) === id);
  const back = { href: '/topics', label: t('all') };
  if (opened.status === 'loading')
    return (
      <>
        <RecordHead title={row?.summary.title || t('untitled')} back={back} aside={null} />
        <Waiting word={frame('opening')} />
      </>
    );
  // An empty copy is one that nobody has raised: the address is wrong, or it is still on its way.
  if (opened.status === 'ready' && opened.live.state.phase !== 'missing')
    return <OpenTopic key={id} live={opened.live} me={me} />;
  const sentence =
    opened.status === 'not-yours' ? t('notYours') : reach === 'offline' ? t('missingOffline') : t('missing');
  return (
    <>
      <PageHead title={t('untitled')} back={back} />
      <EmptyState drawing={opened.status === 'not-yours' ? 'gate' : 'path'} sentence={sentence}>
        <Link href="/topics" className="button">
          {t('all')}
        </Link>
      </EmptyState>
    </>
  );
}
