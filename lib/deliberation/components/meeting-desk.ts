'use client';

import { useCallback, useMemo, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { ActId, MemberId } from '../../shared/ids.ts';
import type { RefusalCode } from '../../shared/refusal.ts';
import type { LiveDocument, Me, Person } from '../../sync/device.ts';
import { usePeople } from '../../sync/use-people.ts';
import { meeting } from '../meeting.ts';
import type { MeetingDraft } from '../meeting-rights.ts';
import type { MeetingState } from '../meeting-state.ts';

/** What the parts of a meeting's screen are given: its state, who I am, and how to act. */
export interface MeetingDesk {
  readonly live: LiveDocument<MeetingState>;
  readonly state: MeetingState;
  readonly me: Me;
  readonly people: readonly Person[];
  /** A code where it would not count; undefined where it would. */
  mayNot(draft: MeetingDraft): RefusalCode | undefined;
  /** Is it an office of mine at all? What is not is not shown; the rest is greyed with its reason. */
  isMine(draft: MeetingDraft): boolean;
  /** Signs it; the id once it is kept on this phone. A refusal is shown at the head of the page. */
  sign(draft: MeetingDraft): Promise<ActId | undefined>;
  nameOf(member: MemberId): string;
  /** What tells two of one name apart, where I may know it. */
  detailOf(member: MemberId): string | undefined;
  readonly refusal: RefusalCode | undefined;
}

export function useMeetingDesk(live: LiveDocument<MeetingState>, me: Me): MeetingDesk {
  const { nameOf, people } = usePeople();
  const t = useTranslations('meeting');
  const [refusal, setRefusal] = useState<RefusalCode>();
  const unknown = t('unknownPerson');
  // The same function while the names are the same: long lists are sorted by it.
  const named = useCallback((member: MemberId) => nameOf(member) ?? unknown, [nameOf, unknown]);
  const doors = useMemo(() => new Map(people.map((person) => [person.id, person.door])), [people]);
  return useMemo(() => {
    const { state } = live;
    const mayNot = (draft: MeetingDraft) => meeting.mayAct(me.member, draft, state)?.code;
    return {
      live,
      state,
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
  }, [live, me, people, refusal, named, doors]);
}
