'use client';

import dynamic from 'next/dynamic';
import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import type * as Y from 'yjs';
import { proseOf } from '../../../record/document.ts';
import { Banner } from '../../../ui/banner.tsx';
import { Button } from '../../../ui/button.tsx';
import { Waiting } from '../../../ui/waiting.tsx';
import { topic } from '../../topic.ts';
import { PROPOSAL } from '../../topic-acts.ts';
import { useEditable } from '../minutes.tsx';
import { MinutesText } from '../minutes-text.tsx';
import { useReason } from '../use-reason.ts';
import { AskCard } from './ask-card.tsx';
import { Passages } from './passages.tsx';
import { ProposalAuthors } from './proposal-authors.tsx';
import type { TopicDesk } from './topic-desk.ts';

const MinutesEditor = dynamic(() => import('../minutes-editor.tsx').then((module) => module.MinutesEditor), {
  ssr: false,
  loading: function EditorComing() {
    const t = useTranslations('frame');
    return <Waiting word={t('opening')} />;
  },
});

const WAY_TO_DO_IT = 'proposal';

function mayWrite({ me, state }: TopicDesk) {
  const typed = { inserted: 1, deletedOwn: 0, deletedOthers: 0, deletedOthersInHour: 0, length: 0 };
  return topic.mayWrite(me.member, { to: 'prose', root: PROPOSAL, ...typed }, state)?.code;
}

/** 问计: how it could be done, written by all who want to [TOPIC5]. */
export default function Proposal({ desk }: { desk: TopicDesk }) {
  const t = useTranslations('proposal');
  const fragment = proseOf(desk.live.doc, PROPOSAL);
  return (
    <AskCard sign={t('sign')} title={t('title')} place={WAY_TO_DO_IT}>
      {/* After a refusal the document is another object: what is bound to the former one goes with it. */}
      <Text key={desk.live.doc.guid} desk={desk} fragment={fragment} />
    </AskCard>
  );
}

function Text({ desk, fragment }: { desk: TopicDesk; fragment: Y.XmlFragment }) {
  const t = useTranslations('proposal');
  const foreign = useTranslations('minutes');
  const reason = useReason();
  const [writing, setWriting] = useState(false);
  const editable = useEditable(fragment);
  const empty = useEmpty(fragment);
  const refused = mayWrite(desk);
  if (writing && editable && !refused)
    return (
      <>
        <MinutesEditor
          fragment={fragment}
          awareness={desk.live.awareness}
          item={PROPOSAL}
          label={t('label')}
          hint={t('hint')}
          me={{ id: desk.me.member.id, name: desk.me.name }}
          nameOf={desk.nameOf}
        />
        <Button wide look="quiet" testId="done-writing" onPress={() => setWriting(false)}>
          {t('done')}
        </Button>
      </>
    );
  return (
    <>
      {!editable && (
        <Banner tone="check">
          <p>{foreign('foreign')}</p>
        </Banner>
      )}
      {empty ? <p>{refused ? t('none') : t('what')}</p> : <MinutesText fragment={fragment} />}
      {!empty && <ProposalAuthors desk={desk} />}
      {refused && !empty && <p className="text-ink-soft text-sm">{reason(refused)}</p>}
      {editable && !refused && (
        <Button wide look="quiet" testId="write-proposal" onPress={() => setWriting(true)}>
          {empty ? t('begin') : t('write')}
        </Button>
      )}
      <Passages desk={desk} fragment={fragment} writable={refused === undefined} />
    </>
  );
}

/** Whether anything stands there, now and after each change. */
function useEmpty(fragment: Y.XmlFragment): boolean {
  const [empty, setEmpty] = useState(fragment.length === 0);
  useEffect(() => {
    const look = () => setEmpty(fragment.length === 0);
    look();
    fragment.observe(look);
    return () => fragment.unobserve(look);
  }, [fragment]);
  return empty;
}
