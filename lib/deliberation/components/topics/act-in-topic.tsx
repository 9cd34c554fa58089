'use client';

import { useEffect, useState } from 'react';
import type { TopicDraft } from '../../topic-rights.ts';
import { useWhenOpen } from './use-when-open.ts';

export interface ActInTopicProps {
  /** Its plain id. */
  topic: string;
  draft: TopicDraft;
}

/** Draws nothing: opens that topic and signs one act in it, once. Where it may not be, the topic stays as it is. */
export function ActInTopic({ topic, draft }: ActInTopicProps) {
  const whenOpen = useWhenOpen(topic);
  const [asked, setAsked] = useState(false);
  useEffect(() => {
    if (asked) return;
    setAsked(true);
    whenOpen(({ act }) => void act(draft.type, draft.body));
  }, [asked, whenOpen, draft]);
  return null;
}
