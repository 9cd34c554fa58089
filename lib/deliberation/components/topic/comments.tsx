'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { ActId } from '../../../shared/ids.ts';
import { Button } from '../../../ui/button.tsx';
import type { Comment } from '../../topic-state.ts';
import { AskCard } from './ask-card.tsx';
import { CommentForm } from './comment-form.tsx';
import { CommentText } from './comment-text.tsx';
import { OnBehalf } from './on-behalf.tsx';
import type { TopicDesk } from './topic-desk.ts';

const FEELING = 'feeling';
const SHOWN = 20;

/** 问情: what people say of it. Replies stand under what they answer; those on the proposal stand there. */
export function Comments({ desk }: { desk: TopicDesk }) {
  const t = useTranslations('comments');
  const [all, setAll] = useState(false);
  const comments = desk.state.comments.filter((comment) => !comment.passage);
  const known = new Set(comments.map(({ act }) => act));
  const first = comments.filter(({ replyTo }) => !replyTo || !known.has(replyTo));
  const shown = all ? first : first.slice(-SHOWN);
  return (
    <AskCard sign={t('sign')} title={t('title', { count: comments.length })} place={FEELING}>
      {first.length === 0 && <p className="text-ink-soft">{t('none')}</p>}
      {shown.length < first.length && (
        <Button look="quiet" onPress={() => setAll(true)}>
          {t('earlier', { count: first.length - shown.length })}
        </Button>
      )}
      {first.length > 0 && (
        <ul className="flex flex-col gap-4">
          {shown.map((comment) => (
            <Thread key={comment.act} desk={desk} comment={comment} comments={comments} />
          ))}
        </ul>
      )}
      <CommentForm desk={desk} />
      <OnBehalf
        desk={desk}
        draft={{ type: 'comment', body: { text: '', photos: [] } }}
        title={t('behalf')}
        testId="comment-behalf"
      >
        {(person, done) => <CommentForm desk={desk} person={person} done={done} />}
      </OnBehalf>
    </AskCard>
  );
}

interface ThreadProps {
  desk: TopicDesk;
  comment: Comment;
  comments: readonly Comment[];
}

function Thread({ desk, comment, comments }: ThreadProps) {
  const [answering, setAnswering] = useState(false);
  const answers = answersTo(comment.act, comments);
  return (
    <li className="flex flex-col gap-3 border-line border-t pt-4 first:border-t-0 first:pt-0">
      <CommentText
        desk={desk}
        comment={comment}
        {...(!answering && { onAnswer: () => setAnswering(true) })}
      />
      {answers.length > 0 && (
        <ul className="flex flex-col gap-3 border-line border-l-4 pl-4">
          {answers.map((answer) => (
            <li key={answer.act}>
              <CommentText desk={desk} comment={answer} />
            </li>
          ))}
        </ul>
      )}
      {answering && <CommentForm desk={desk} replyTo={comment.act} done={() => setAnswering(false)} />}
    </li>
  );
}

/** Also those to answers: they stand in one line of talk. */
function answersTo(act: ActId, comments: readonly Comment[]): readonly Comment[] {
  const within = new Set<ActId>([act]);
  return comments.filter(({ act: own, replyTo }) => {
    if (!replyTo || !within.has(replyTo)) return false;
    within.add(own);
    return true;
  });
}
