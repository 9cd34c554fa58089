'use client';

import { useTranslations } from 'use-intl';
import { Choice } from '../../../ui/choice.tsx';

export interface CategoryChoiceProps {
  categories: readonly { readonly id: string; readonly name: string }[];
  value: string | undefined;
  onChange: (category: string) => void;
}

/** What it is about, as the community sorts its topics: all to be seen at once. */
export function CategoryChoice({ categories, value, onChange }: CategoryChoiceProps) {
  const t = useTranslations('raise');
  return (
    <Choice
      legend={t('category')}
      value={value}
      onChange={onChange}
      options={categories.map(({ id, name }) => ({ value: id, label: name }))}
    />
  );
}
