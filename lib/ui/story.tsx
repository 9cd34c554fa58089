'use client';

import { type ReactNode, useId } from 'react';
import { useLocale } from 'use-intl';

/** Sample words stand in the story itself, in both languages: they are samples, not screens. */
export function useSample(): (chinese: string, english: string) => string {
  const isEnglish = useLocale() === 'en';
  return (chinese, english) => (isEnglish ? english : chinese);
}

/** One state of a part, and how it is called. */
export function State({ name, children }: { name: string; children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="flex min-w-0 flex-col gap-3">
      <h2 id={id} className="border-line border-b pb-1 text-ink-soft text-sm">
        {name}
      </h2>
      {children}
    </section>
  );
}
