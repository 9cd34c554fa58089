'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { MemberId } from '../../../shared/ids.ts';
import { BigChoice, type ChoiceSign } from '../../../ui/big-choice.tsx';
import { Button } from '../../../ui/button.tsx';
import { TextArea } from '../../../ui/field.tsx';
import { StateMark } from '../../../ui/state-mark.tsx';
import { MAX_TEXT } from '../../meeting-acts.ts';
import { type Rating, ratings } from '../../topic-acts.ts';
import type { TopicDraft } from '../../topic-rights.ts';
import type { Claim } from '../../topic-state.ts';
import { useReason } from '../use-reason.ts';
import type { TopicDesk } from './topic-desk.ts';

/** The ask, and the three buttons in it. */
export const RATE = 'rate';
export const ANSWER = 'rate-answer';
const SIGNS: Readonly<Record<Rating, ChoiceSign>> = { yes: 'ring', partly: 'dash', no: 'cross' };

export interface RateProps {
  desk: TopicDesk;
  claim: Claim;
  /** Whose answer it is, where a helper enters it. */
  person?: MemberId;
}

/** 办得怎么样？ One tap answers; words may follow. The last answer counts [TOPIC6]. */
export function Rate({ desk, claim, person }: RateProps) {
  const t = useTranslations('rating');
  const reason = useReason();
  const [typed, setTyped] = useState('');
  const [busy, setBusy] = useState(false);
  const who = person ?? desk.me.member.id;
  const mine = claim.answers.find(({ by }) => by === who);
  const draftOf = (satisfied: Rating, text: string): TopicDraft => ({
    type: 'rate',
    body: { claim: claim.act, satisfied, text },
    ...(person && { for: person }),
  });
  const refused = desk.mayNot(draftOf('yes', ''));
  if (refused) return <p className="text-ink-soft">{reason(refused)}</p>;
  const answer = async (satisfied: Rating, text: string) => {
    setBusy(true);
    if ((await desk.sign(draftOf(satisfied, text))) && text !== '') setTyped('');
    setBusy(false);
  };
  const words = typed.trim();
  return (
    <div className="flex flex-col gap-3">
      <BigChoice
        legend={person ? t('askedOf', { name: desk.nameOf(person) }) : t('asked')}
        value={mine?.satisfied}
        busy={busy}
        onPress={(value) => void answer(value, words || (mine?.text ?? ''))}
        options={ratings.map((value) => ({
          value,
          word: t(`words.${value}`),
          sign: SIGNS[value],
          testId: `rate-${value}`,
        }))}
      />
      <p role="status" data-testid="my-rating">
        {mine &&
          (person
            ? t('hasSaid', { name: desk.nameOf(person), word: t(`words.${mine.satisfied}`) })
            : t('saidByMe', { word: t(`words.${mine.satisfied}`) }))}
      </p>
      {mine?.byHand && !person && (
        <StateMark tone="plain" word={t('forYou', { name: desk.nameOf(mine.byHand) })} />
      )}
      {mine && (
        <>
          <TextArea
            label={t('more')}
            rows={2}
            maxLength={MAX_TEXT}
            value={typed}
            onChange={setTyped}
            testId="rate-text"
          />
          {words !== '' && (
            <Button look="quiet" wide busy={busy} onPress={() => void answer(mine.satisfied, words)}>
              {t('sayMore')}
            </Button>
          )}
        </>
      )}
    </div>
  );
}
