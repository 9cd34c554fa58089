'use client';

import { useCallback, useMemo, useState } from 'react';
import { useTranslations } from 'use-intl';

import type { Instant } from '../../../shared/clock.ts';
import type { ActId, MemberId } from '../../../shared/ids.ts';
import type { RefusalCode } from '../../../shared/refusal.ts';
import type { LiveDocument, Me, Person } from '../../../sync/device.ts';
import { usePeople } from '../../../sync/use-people.ts';
import { localDateOf } from '../../local-time.ts';
import { topic } from '../../topic.ts';
import type { TopicDraft } from '../../topic-rights.ts';
import type { TopicState, TopicView } from '../../topic-state.ts';

/** What the parts of a topic's page are given: its state, who I am, and how to act. */
export interface TopicDesk {
  readonly live: LiveDocument<TopicState>;
  readonly state: TopicState;
  readonly view: TopicView;
  /** Of this minute. */
  readonly now: Instant;
  /** `2026-11-23`. */
  readonly today: string;
  readonly me: Me;
  readonly people: readonly Person[];
  /** A code where it would not count; undefined where it would. */
  mayNot(draft: TopicDraft): RefusalCode | undefined;
  /** Is it an office of mine at all? What is not is not shown; the rest is greyed with its reason. */
  isMine(draft: TopicDraft): boolean;
  /** Signs it; the id once it is kept on this phone. A refusal is shown at the head of the page. */
  sign(draft: TopicDraft): Promise<ActId | undefined>;
  nameOf(member: MemberId): string;
  /** What tells two of one name apart, where I may know it. */
  detailOf(member: MemberId): string | undefined;
  readonly refusal: RefusalCode | undefined;
}

/** `now`: of this minute. */
export function useTopicDesk(live: LiveDocument<TopicState>, me: Me, now: Instant): TopicDesk {
  const { nameOf, people } = usePeople();
  const t = useTranslations('topic');
  const [refusal, setRefusal] = useState<RefusalCode>();
  const unknown = t('unknownPerson');
  const named = useCallback(
    (member: MemberId) => (member === me.member.id ? me.name : (nameOf(member) ?? unknown)),
    [nameOf, unknown, me],
  );
  const doors = useMemo(() => new Map(people.map((person) => [person.id, person.door])), [people]);
  return useMemo(() => {
    const { state } = live;
    const mayNot = (draft: TopicDraft) => topic.mayAct(me.member, draft, state)?.code;
    return {
      live,
      state,
      view: topic.view(state, now),
      now,
      today: localDateOf(now),
      me,
      people,
      refusal,
      mayNot,
      isMine: (draft) => mayNot(draft) !== 'role-missing',
      sign: async (draft) => {
        const result = await live.act(draft.type, draft.body, draft.for);
        setRefusal(result.ok ? undefined : result.refusal.code);
        return result.ok ? result.value : undefined;
      },
      nameOf: named,
      detailOf: (member) => doors.get(member),
    };
  }, [live, me, people, refusal, named, doors, now]);
}
