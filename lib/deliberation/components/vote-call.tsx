'use client';

import { useTranslations } from 'use-intl';
import type { MeetingDesk } from './meeting-desk.ts';

/** On a phone the vote may lie below the screen: to whoever has not voted yet, the way there is the first thing. */
export function VoteCall({ desk }: { desk: MeetingDesk }) {
  const t = useTranslations('vote');
  const { votes, currentItem } = desk.state;
  const me = desk.me.member.id;
  const vote = votes.find((each) => each.item === currentItem && each.phase.at === 'open');
  if (!vote || vote.ballots.some(({ voter, standing }) => voter === me && standing !== 'void')) return null;
  const draft = { type: 'ballot', body: { vote: vote.id, choice: 'for', digest: vote.digest } } as const;
  if (desk.mayNot(draft) !== undefined) return null;
  return (
    <a href={`#vote-${vote.id}`} className="button md:hidden" data-testid="vote-call">
      {t('call')}
    </a>
  );
}
