'use client';

import dynamic from 'next/dynamic';
import { useTranslations } from 'use-intl';
import { proseOf } from '../../record/document.ts';
import { Waiting } from '../../ui/waiting.tsx';
import { minutesRoot } from '../agenda.ts';
import { meeting } from '../meeting.ts';
import type { AgendaItem } from '../meeting-state.ts';
import type { MeetingDesk } from './meeting-desk.ts';
import { MinutesText } from './minutes-text.tsx';

const MinutesEditor = dynamic(() => import('./minutes-editor.tsx').then((module) => module.MinutesEditor), {
  ssr: false,
  loading: function EditorComing() {
    const t = useTranslations('frame');
    return <Waiting word={t('opening')} />;
  },
});

/** Those who may write get the editor, all others the plain text: an editor deletes what it cannot build [DOC6]. */
export function Minutes({ desk, item }: { desk: MeetingDesk; item: AgendaItem }) {
  const root = minutesRoot(item.id);
  const fragment = proseOf(desk.live.doc, root);
  const refusal = meeting.mayWrite(
    desk.me.member,
    { to: 'prose', root, inserted: 1, deletedOwn: 0, deletedOthers: 0, deletedOthersInHour: 0, length: 0 },
    desk.state,
  );
  // After a refusal the document is another object: what is bound to the former one must go with it.
  const key = `${desk.live.doc.guid} ${root}`;
  if (refusal || desk.state.phase.at === 'preparing') return <MinutesText key={key} fragment={fragment} />;
  return (
    <MinutesEditor
      key={key}
      fragment={fragment}
      awareness={desk.live.awareness}
      item={item.id}
      title={item.title}
      me={{ id: desk.me.member.id, name: desk.me.name }}
      nameOf={desk.nameOf}
    />
  );
}
