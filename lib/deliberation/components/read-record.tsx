'use client';

import { useMemo, useState } from 'react';
import { useTranslations } from 'use-intl';
import { readPlace } from '../../sync/readable.ts';
import { browserSpeech } from '../../ui/browser-speech.ts';
import { ReadAloud } from '../../ui/read-aloud.tsx';
import { minutesRoot } from '../agenda.ts';
import { type Spoken, spokenRecord } from '../spoken-record.ts';
import type { MeetingDesk } from './meeting-desk.ts';

/** `item`: that item alone. */
export function ReadRecord({ desk, item }: { desk: MeetingDesk; item?: string | undefined }) {
  const t = useTranslations('readAloud');
  const [speech] = useState(browserSpeech);
  const said = useWords();
  const { state, live } = desk;
  const paragraphs = useMemo(() => {
    const minutesOf = (id: string) => readPlace(live.doc, { root: minutesRoot(id) });
    return spokenRecord(state, minutesOf, item).flatMap(said);
  }, [state, live, item, said]);
  if (!speech) return null;
  const words = {
    title: t('title'),
    start: t('start'),
    pause: t('pause'),
    goOn: t('goOn'),
    stop: t('stop'),
    failed: t('failed'),
  };
  return <ReadAloud paragraphs={paragraphs} speech={speech} words={words} />;
}

/** Each thing to be said, in paragraphs. */
function useWords(): (spoken: Spoken) => string[] {
  const t = useTranslations('spoken');
  const vote = useTranslations('vote');
  const decision = useTranslations('decision');
  return useMemo(
    () => (spoken) => {
      switch (spoken.of) {
        case 'meeting':
          return [spoken.title];
        case 'item':
          return [t('item', { number: spoken.number, title: spoken.title })];
        case 'minutes':
          return [t('minutes'), ...spoken.text.split('\n')];
        case 'vote': {
          const { carried, quorumStood, for: inFavour, against, abstain } = spoken.result;
          return [
            t('vote', { text: spoken.text }),
            vote(carried ? 'carried' : quorumStood ? 'notCarried' : 'noQuorumResult'),
            t('tally', { for: inFavour, against, abstain }),
            ...spoken.toBeChecked.map((why) => vote(`check.${why}`)),
          ];
        }
        case 'decision': {
          const outcome = decision(`outcomes.${spoken.outcome}`);
          return [
            t('decision', { outcome, text: spoken.text }),
            ...(spoken.contested ? [decision('contestedWhat')] : []),
          ];
        }
      }
    },
    [t, vote, decision],
  );
}
