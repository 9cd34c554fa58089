'use client';

import { type ReactNode, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { MemberId } from '../../../shared/ids.ts';
import { Disclosure } from '../../../ui/disclosure.tsx';
import type { TopicDraft } from '../../topic-rights.ts';
import { PersonPicker } from '../person-picker.tsx';
import type { TopicDesk } from './topic-desk.ts';

export interface OnBehalfProps {
  desk: TopicDesk;
  /** What would be done for them; nobody is offered it whose office it is not. */
  draft: TopicDraft;
  title: string;
  /** Only these; absent: everybody but me. */
  among?: readonly MemberId[];
  children: (person: MemberId, done: () => void) => ReactNode;
  testId?: string;
}

/** 代录: done for somebody who has no phone at hand, and shown as theirs with who entered it [ACT7]. */
export function OnBehalf({ desk, draft, title, among, children, testId }: OnBehalfProps) {
  const t = useTranslations('topic');
  const [chosen, setChosen] = useState<MemberId>();
  const me = desk.me.member.id;
  const people = desk.people
    .filter(({ id }) => id !== me && (!among || among.includes(id)))
    .map(({ id, name, door }) => ({ id, name, detail: door }));
  const someone = people[0];
  if (!someone || !desk.isMine({ ...draft, for: someone.id })) return null;
  return (
    <Disclosure title={title} {...(testId && { testId })}>
      <p className="text-ink-soft text-sm">{t('behalfHint')}</p>
      <PersonPicker label={t('behalfWho')} people={people} chosen={chosen} onChoose={setChosen} />
      {chosen && children(chosen, () => setChosen(undefined))}
    </Disclosure>
  );
}
