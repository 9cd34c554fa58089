'use client';

import { useTranslations } from 'use-intl';
import type { MemberId } from '../../../shared/ids.ts';
import type { Me } from '../../../sync/device.ts';
import { usePeople } from '../../../sync/use-people.ts';
import { Disclosure } from '../../../ui/disclosure.tsx';
import { mayActInTopic } from '../../topic-rights.ts';
import { PersonPicker } from '../person-picker.tsx';

export interface ForSomebodyElseProps {
  me: Me;
  person: MemberId | undefined;
  onChoose: (person: MemberId | undefined) => void;
}

/** 代录: the topic is then shown as theirs, with who entered it [TOPIC1]. */
export function ForSomebodyElse({ me, person, onChoose }: ForSomebodyElseProps) {
  const t = useTranslations('raise');
  const { people } = usePeople();
  const others = people.filter(({ id }) => id !== me.member.id);
  const someone = others[0];
  if (!someone || !mayRaiseFor(me, someone.id)) return null;
  return (
    <Disclosure title={t('behalf')} testId="raise-behalf">
      <p className="text-ink-soft text-sm">{t('behalfHint')}</p>
      <PersonPicker
        label={t('behalfWho')}
        people={others.map(({ id, name, door }) => ({ id, name, detail: door }))}
        chosen={person}
        onChoose={onChoose}
      />
    </Disclosure>
  );
}

const mayRaiseFor = ({ member }: Me, person: MemberId): boolean =>
  mayActInTopic(member, {
    type: 'raise',
    body: { title: person, category: person, place: '', text: '', photos: [] },
    for: person,
  }) === undefined;
