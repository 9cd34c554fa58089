'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '../../../ui/button.tsx';
import { Choice } from '../../../ui/choice.tsx';
import { Disclosure } from '../../../ui/disclosure.tsx';
import { StateMark } from '../../../ui/state-mark.tsx';
import { type HideReason, hideReasons } from '../../topic-acts.ts';
import type { Comment } from '../../topic-state.ts';
import { useReason } from '../use-reason.ts';
import { HandLine } from './hand-line.tsx';
import { ShownPhotos } from './shown-photos.tsx';
import type { TopicDesk } from './topic-desk.ts';

export interface CommentTextProps {
  desk: TopicDesk;
  comment: Comment;
  onAnswer?: () => void;
}

/** One person's words; where they are hidden, the reason instead, and the words for those who moderate. */
export function CommentText({ desk, comment, onAnswer }: CommentTextProps) {
  const t = useTranslations('comments');
  const { hidden } = comment;
  const moderates = desk.isMine({ type: 'show', body: { comment: comment.act } });
  return (
    <div className="flex flex-col gap-1" data-testid="comment" data-hidden={hidden ? '' : undefined}>
      <HandLine desk={desk} hand={comment} />
      {hidden ? (
        <div className="flex flex-col items-start gap-2">
          <StateMark tone="plain" word={t('hidden', { reason: t(`reasons.${hidden.reason}`) })} />
          <p className="text-ink-soft text-sm">
            {t('hiddenBy', { name: desk.nameOf(hidden.by) })} {!moderates && t('hiddenWhat')}
          </p>
          {moderates && (
            <Disclosure title={t('hiddenText')}>
              <p className="whitespace-pre-line">{comment.text}</p>
              <Show desk={desk} comment={comment} />
            </Disclosure>
          )}
        </div>
      ) : (
        <>
          <p className="whitespace-pre-line">{comment.text}</p>
          <ShownPhotos desk={desk} photos={comment.photos} />
          <Tools desk={desk} comment={comment} onAnswer={onAnswer} />
        </>
      )}
    </div>
  );
}

function Show({ desk, comment }: { desk: TopicDesk; comment: Comment }) {
  const t = useTranslations('comments');
  const reason = useReason();
  const [busy, setBusy] = useState(false);
  const draft = { type: 'show', body: { comment: comment.act } } as const;
  const show = async () => {
    setBusy(true);
    await desk.sign(draft);
    setBusy(false);
  };
  return (
    <Button look="quiet" busy={busy} reason={reason(desk.mayNot(draft))} onPress={() => void show()}>
      {t('show')}
    </Button>
  );
}

interface ToolsProps {
  desk: TopicDesk;
  comment: Comment;
  onAnswer: (() => void) | undefined;
}

/** What can be done about it: answering, and hiding for those who moderate. */
function Tools({ desk, comment, onAnswer }: ToolsProps) {
  const t = useTranslations('comments');
  const [hiding, setHiding] = useState(false);
  const moderates = desk.isMine({ type: 'hide', body: { comment: comment.act, reason: 'other' } });
  if (hiding) return <Hide desk={desk} comment={comment} done={() => setHiding(false)} />;
  if (!onAnswer && !moderates) return null;
  return (
    <div className="flex flex-wrap gap-3 pt-1">
      {onAnswer && (
        <Button look="quiet" testId="answer" onPress={onAnswer}>
          {t('answer')}
        </Button>
      )}
      {moderates && (
        <Button look="quiet" testId="hide-comment" onPress={() => setHiding(true)}>
          {t('hide')}
        </Button>
      )}
    </div>
  );
}

/** Never without a reason, which everybody sees. */
function Hide({ desk, comment, done }: { desk: TopicDesk; comment: Comment; done: () => void }) {
  const t = useTranslations('comments');
  const reason = useReason();
  const [why, setWhy] = useState<HideReason>();
  const [busy, setBusy] = useState(false);
  const draft = { type: 'hide', body: { comment: comment.act, reason: why ?? 'other' } } as const;
  const hide = async () => {
    setBusy(true);
    await desk.sign(draft);
    setBusy(false);
    done();
  };
  return (
    <div className="flex flex-col gap-3 rounded-md border border-line p-4">
      <p className="text-ink-soft text-sm">{t('hideWhat')}</p>
      <Choice
        legend={t('hideWhy')}
        value={why}
        onChange={setWhy}
        options={hideReasons.map((value) => ({ value, label: t(`reasons.${value}`) }))}
      />
      <div className="flex flex-wrap gap-3">
        <Button
          look="danger"
          busy={busy}
          testId="hide-now"
          reason={reason(desk.mayNot(draft)) ?? (why ? undefined : t('hideWhyFirst'))}
          onPress={() => void hide()}
        >
          {t('hideNow')}
        </Button>
        <Button look="quiet" onPress={done}>
          {t('keep')}
        </Button>
      </div>
    </div>
  );
}
