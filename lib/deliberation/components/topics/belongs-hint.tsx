'use client';

import { useLocale, useNow, useTranslations } from 'use-intl';
import { Banner } from '../../../ui/banner.tsx';
import { localDateOf } from '../../local-time.ts';
import type { Belonging } from '../../topic-acts.ts';
import { belongsHints } from '../../topic-belongs.ts';

export interface BelongsHintsProps {
  /** Title and text as they stand. */
  words: string;
  category: { readonly belongs?: Belonging | undefined } | undefined;
}

/** Whose matter it is, where the pavilion cannot decide it; it may be raised all the same. */
export function BelongsHints({ words, category }: BelongsHintsProps) {
  const t = useTranslations('raise');
  const locale = useLocale();
  const today = localDateOf(useNow().getTime());
  const hints = belongsHints(words, category?.belongs && { belongs: category.belongs }, today);
  const kinds = [...new Set(hints.map(({ belongs }) => belongs))];
  return (
    <div role="status" className="flex flex-col gap-3 empty:hidden">
      {kinds.map((kind) => {
        const rules = hints.flatMap(({ belongs, rule }) => (belongs === kind && rule ? [rule] : []));
        return (
          <Banner key={kind} tone="check" testId="belongs-hint">
            <p>{t(`belongs.${kind}`)}</p>
            {rules.map((rule) => (
              <p key={rule.id} className="text-sm">
                {t('byRule', {
                  name: locale.startsWith('zh') ? rule.name : rule.nameEn,
                  source: rule.source,
                })}
              </p>
            ))}
          </Banner>
        );
      })}
    </div>
  );
}
