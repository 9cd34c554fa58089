'use client';

import { useEffect } from 'react';
import type { Me } from '../../sync/device.ts';
import { useDocument } from '../../sync/use-document.ts';
import { meeting } from '../meeting.ts';
import type { MeetingState, Vote } from '../meeting-state.ts';
import { momentOf } from './moment.ts';

export interface WatchVoteProps {
  /** Of the meeting, after the colon. */
  id: string;
  me: Me;
  /** The vote that waits for me; undefined once there is none. */
  onVote: (vote: Vote | undefined) => void;
}

/** Looks into a meeting for a vote that I have still to cast. Shows nothing itself. */
export default function WatchVote({ id, me, onVote }: WatchVoteProps) {
  const opened = useDocument<MeetingState>('meeting', id);
  const state = opened.status === 'ready' ? opened.live.state : undefined;
  useEffect(() => {
    const moment =
      state && momentOf({ state, me, mayNot: (draft) => meeting.mayAct(me.member, draft, state)?.code });
    onVote(moment?.at === 'vote' ? moment.vote : undefined);
    return () => onVote(undefined);
  }, [state, me, onVote]);
  return null;
}
