'use client';

import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import type * as Y from 'yjs';
import { Button } from '../../../ui/button.tsx';
import { Disclosure } from '../../../ui/disclosure.tsx';
import { TextArea } from '../../../ui/field.tsx';
import { StateMark } from '../../../ui/state-mark.tsx';
import { MAX_TEXT } from '../../meeting-acts.ts';
import type { Comment } from '../../topic-state.ts';
import { HandLine } from './hand-line.tsx';
import { findPassage, type Paragraph, paragraphsOf, putInstead } from './proposal-passages.ts';
import type { TopicDesk } from './topic-desk.ts';
import { useSigning } from './use-signing.ts';

export interface PassagesProps {
  desk: TopicDesk;
  fragment: Y.XmlFragment;
  /** The proposal may still be written by me. */
  writable: boolean;
}

/** What people say of single paragraphs, and the words they would put there instead. */
export function Passages({ desk, fragment, writable }: PassagesProps) {
  const t = useTranslations('proposal');
  const [, setChanges] = useState(0);
  useEffect(() => {
    const changed = () => setChanges((count) => count + 1);
    fragment.observeDeep(changed);
    return () => fragment.unobserveDeep(changed);
  }, [fragment]);
  const said = desk.state.comments.filter((comment) => comment.passage && !comment.hidden);
  const open = said.filter((comment) => !comment.settled);
  const settled = said.filter((comment) => comment.settled);
  const paragraphs = paragraphsOf(fragment);
  if (paragraphs.length + said.length === 0) return null;
  return (
    <>
      {open.length > 0 && (
        <section aria-label={t('passages')} className="flex flex-col gap-4">
          <h3 className="font-semibold">{t('passages')}</h3>
          {open.map((comment) => (
            <Said key={comment.act} desk={desk} comment={comment} writable={writable} />
          ))}
        </section>
      )}
      {paragraphs.length > 0 && writable && <NewPassage desk={desk} paragraphs={paragraphs} />}
      {settled.length > 0 && (
        <Disclosure title={t('settled', { count: settled.length })}>
          {settled.map((comment) => (
            <Said key={comment.act} desk={desk} comment={comment} writable={false} />
          ))}
        </Disclosure>
      )}
    </>
  );
}

function Said({ desk, comment, writable }: { desk: TopicDesk; comment: Comment; writable: boolean }) {
  const t = useTranslations('proposal');
  const { passage, instead, settled } = comment;
  const there = passage && findPassage(desk.live.doc, passage);
  const taken = useSigning(desk, { type: 'settle', body: { comment: comment.act, taken: true } });
  const left = useSigning(desk, { type: 'settle', body: { comment: comment.act, taken: false } });
  if (!passage) return null;
  const take = () => {
    if (instead !== undefined && putInstead(desk.live.doc, passage, instead)) void taken.sign();
  };
  return (
    <div className="flex flex-col gap-2 border-line border-t pt-3 first:border-t-0" data-testid="passage">
      <blockquote className="border-line border-l-4 pl-4 text-ink-soft">
        {there?.text ?? passage.quote}
      </blockquote>
      {!there && <StateMark tone="plain" word={t('changed')} />}
      {instead !== undefined && (
        <p className="border-leaf border-l-4 pl-4">
          <span className="text-ink-soft text-sm">{t('instead')}</span> {instead}
        </p>
      )}
      {comment.text && <p className="whitespace-pre-line">{comment.text}</p>}
      <HandLine desk={desk} hand={comment} />
      {settled && (
        <StateMark tone={settled.taken ? 'sure' : 'plain'} word={settled.taken ? t('taken') : t('left')} />
      )}
      {writable && !settled && (
        <div className="flex flex-wrap gap-3">
          {instead !== undefined && (
            <Button
              look="quiet"
              testId="take-suggestion"
              busy={taken.busy}
              reason={there ? taken.reason : t('changedWhat')}
              onPress={take}
            >
              {t('take')}
            </Button>
          )}
          {!left.refused && (
            <Button look="quiet" testId="leave-suggestion" busy={left.busy} onPress={() => void left.sign()}>
              {instead === undefined ? t('settleIt') : t('leave')}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}

/** Choose a paragraph, then say something of it or other words for it: no marking of text with a thumb. */
function NewPassage({ desk, paragraphs }: { desk: TopicDesk; paragraphs: readonly Paragraph[] }) {
  const t = useTranslations('proposal');
  const [chosen, setChosen] = useState<Paragraph>();
  return (
    <Disclosure title={t('sayOfPassage')} testId="new-passage">
      {chosen ? (
        <PassageForm desk={desk} paragraph={chosen} done={() => setChosen(undefined)} />
      ) : (
        <>
          <p className="text-ink-soft">{t('choosePassage')}</p>
          <ul className="flex flex-col gap-3">
            {paragraphs.map((paragraph) => (
              <li key={paragraph.passage.from}>
                <button
                  type="button"
                  onClick={() => setChosen(paragraph)}
                  className="min-h-15 w-full rounded-md border border-edge bg-card px-4 py-2 text-left"
                >
                  <span className="line-clamp-3">{paragraph.text}</span>
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
    </Disclosure>
  );
}

function PassageForm({ desk, paragraph, done }: { desk: TopicDesk; paragraph: Paragraph; done: () => void }) {
  const t = useTranslations('proposal');
  const [words, setWords] = useState(paragraph.text);
  const [typed, setTyped] = useState('');
  const instead = words.trim();
  const text = typed.trim();
  const isOther = instead !== paragraph.text.trim();
  const signing = useSigning(desk, {
    type: 'comment',
    body: { text, passage: paragraph.passage, ...(isOther && { instead }), photos: [] },
  });
  const say = async () => {
    if (await signing.sign()) done();
  };
  return (
    <>
      <TextArea
        label={t('otherWords')}
        maxLength={MAX_TEXT}
        value={words}
        onChange={setWords}
        testId="instead"
      />
      <TextArea label={t('why')} rows={2} maxLength={MAX_TEXT} value={typed} onChange={setTyped} />
      <Button
        wide
        testId="suggest"
        busy={signing.busy}
        reason={signing.reason ?? (isOther || text !== '' ? undefined : t('sayFirst'))}
        onPress={() => void say()}
      >
        {isOther ? t('suggest') : t('remark')}
      </Button>
      <Button look="quiet" onPress={done}>
        {t('otherPassage')}
      </Button>
    </>
  );
}
