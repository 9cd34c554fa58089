'use client';

import dynamic from 'next/dynamic';
import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import type * as Y from 'yjs';
import { proseOf } from '../../record/document.ts';
import { Banner } from '../../ui/banner.tsx';
import { Waiting } from '../../ui/waiting.tsx';
import { minutesRoot } from '../agenda.ts';
import { meeting } from '../meeting.ts';
import type { AgendaItem } from '../meeting-state.ts';
import { isEditable, staysEditable } from './editable-prose.ts';
import type { MeetingDesk } from './meeting-desk.ts';
import { MinutesText } from './minutes-text.tsx';

const MinutesEditor = dynamic(() => import('./minutes-editor.tsx').then((module) => module.MinutesEditor), {
  ssr: false,
  loading: function EditorComing() {
    const t = useTranslations('frame');
    return <Waiting word={t('opening')} />;
  },
});

export function mayWriteMinutes({ me, state }: MeetingDesk, item: Pick<AgendaItem, 'id'>): boolean {
  const typed = { inserted: 1, deletedOwn: 0, deletedOthers: 0, deletedOthersInHour: 0, length: 0 };
  const change = { to: 'prose', root: minutesRoot(item.id), ...typed } as const;
  return state.phase.at !== 'preparing' && meeting.mayWrite(me.member, change, state) === undefined;
}

/** Those who may write get the editor, all others the plain text: an editor deletes what it cannot build [DOC6]. */
export function Minutes({ desk, item }: { desk: MeetingDesk; item: AgendaItem }) {
  const root = minutesRoot(item.id);
  const fragment = proseOf(desk.live.doc, root);
  // After a refusal the document is another object: what is bound to the former one must go with it.
  const key = `${desk.live.doc.guid} ${root}`;
  if (!mayWriteMinutes(desk, item)) return <MinutesText key={key} fragment={fragment} />;
  return <WrittenMinutes key={key} desk={desk} item={item} fragment={fragment} />;
}

function WrittenMinutes({
  desk,
  item,
  fragment,
}: {
  desk: MeetingDesk;
  item: AgendaItem;
  fragment: Y.XmlFragment;
}) {
  const t = useTranslations('minutes');
  if (!useEditable(fragment))
    return (
      <>
        <Banner tone="check" testId="minutes-foreign">
          <p>{t('foreign')}</p>
        </Banner>
        <MinutesText fragment={fragment} />
      </>
    );
  return (
    <MinutesEditor
      fragment={fragment}
      awareness={desk.live.awareness}
      item={item.id}
      label={t('label', { title: item.title })}
      hint={t('hint')}
      me={{ id: desk.me.member.id, name: desk.me.name }}
      nameOf={desk.nameOf}
    />
  );
}

/** Whether the editor can build all of it, now and after each change. */
export function useEditable(fragment: Y.XmlFragment): boolean {
  const [editable, setEditable] = useState(() => isEditable(fragment));
  useEffect(() => {
    const look = (transaction?: Y.Transaction) =>
      setEditable((was) =>
        was && transaction ? staysEditable(fragment, transaction) : isEditable(fragment),
      );
    const changed = (_events: unknown, transaction: Y.Transaction) => look(transaction);
    look();
    fragment.observeDeep(changed);
    return () => fragment.unobserveDeep(changed);
  }, [fragment]);
  return editable;
}
