'use client';

import { useTranslations } from 'use-intl';
import * as v from 'valibot';
import { meetingActs } from '../meeting-acts.ts';

/** What an act says, for whoever has to judge it: the choice of a ballot, the text of a decision. */
export function ActContent({ type, body }: { type: string; body: unknown }) {
  const vote = useTranslations('vote');
  const roll = useTranslations('roll');
  const decision = useTranslations('decision');
  const says = (): string | undefined => {
    if (type === 'ballot' && v.is(meetingActs.ballot, body)) return vote(`choices.${body.choice}`);
    if (type === 'tick' && v.is(meetingActs.tick, body))
      return body.present ? roll('present') : roll('absent');
    if (type === 'decide' && v.is(meetingActs.decide, body))
      return `${decision(`outcomes.${body.outcome}`)} · ${body.text}`;
    if (type === 'openVote' && v.is(meetingActs.openVote, body)) return body.text;
    if (type === 'assign' && v.is(meetingActs.assign, body)) return body.title;
    return undefined;
  };
  const text = says();
  return text === undefined ? null : <p className="font-semibold">{text}</p>;
}
