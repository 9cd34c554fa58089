'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { MemberId } from '../../shared/ids.ts';
import { TextField } from '../../ui/field.tsx';
import { PersonName } from '../../ui/person.tsx';

export interface PersonPickerProps {
  label: string;
  people: readonly { readonly id: MemberId; readonly name: string; readonly detail?: string | undefined }[];
  chosen: MemberId | undefined;
  onChoose: (member: MemberId | undefined) => void;
}

const SHOWN = 6;

/** One of hundreds, by the first characters of the name. */
export function PersonPicker({ label, people, chosen, onChoose }: PersonPickerProps) {
  const t = useTranslations('picker');
  const [name, setName] = useState('');
  const person = people.find((each) => each.id === chosen);
  if (person) {
    return (
      <div className="flex flex-col gap-1">
        <span className="font-semibold">{label}</span>
        <button
          type="button"
          onClick={() => onChoose(undefined)}
          className="flex min-h-15 items-center justify-between gap-3 rounded-md border border-pine bg-pine-ground px-4 text-left"
        >
          <PersonName name={person.name} detail={person.detail} />
          <span className="text-pine text-sm">{t('other')}</span>
        </button>
      </div>
    );
  }
  const wanted = name.trim();
  const found = wanted === '' ? [] : people.filter((each) => each.name.includes(wanted));
  return (
    <div className="flex flex-col gap-2">
      <TextField label={label} hint={t('hint')} autoComplete="off" value={name} onChange={setName} />
      <p role="status" className="text-ink-soft text-sm">
        {wanted !== '' &&
          (found.length === 0 ? t('nobody') : found.length > SHOWN ? t('more', { count: found.length }) : '')}
      </p>
      <ul className="flex flex-col gap-2">
        {found.slice(0, SHOWN).map((each) => (
          <li key={each.id}>
            <button
              type="button"
              onClick={() => {
                onChoose(each.id);
                setName('');
              }}
              className="flex min-h-15 w-full items-center rounded-md border border-line bg-card px-4 text-left"
            >
              <PersonName name={each.name} detail={each.detail} />
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
