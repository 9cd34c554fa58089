'use client';

import { useEffect, useRef } from 'react';
import type { LiveDocument } from '../../../sync/device.ts';
import { useDocument } from '../../../sync/use-document.ts';
import type { TopicState } from '../../topic-state.ts';

type Run = (live: LiveDocument<TopicState>) => unknown;

/**
 * Hands over the topic once it is open: what is asked before waits for it, and is done once. The asking component
 * is to be drawn again after it has asked. `id`: empty while it is not to be opened.
 */
export function useWhenOpen(id: string): (run: Run) => void {
  const opened = useDocument<TopicState>('topic', id);
  const waiting = useRef<Run>(undefined);
  useEffect(() => {
    if (opened.status !== 'ready' || !waiting.current) return;
    const run = waiting.current;
    waiting.current = undefined;
    run(opened.live);
  });
  return (run) => {
    waiting.current = run;
  };
}
