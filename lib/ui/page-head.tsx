'use client';

import Link from 'next/link';
import { type ReactNode, useEffect } from 'react';
import { useTranslations } from 'use-intl';

export interface PageHeadProps {
  title: string;
  /** Where the person most likely came from. */
  back?: { readonly href: string; readonly label: string };
  /** At the right: the two ticks. */
  aside?: ReactNode;
  children?: ReactNode;
}

/** The title of a page, also in the tab. */
export function PageHead({ title, back, aside, children }: PageHeadProps) {
  const t = useTranslations('frame');
  const product = t('product');
  useEffect(() => {
    document.title = `${title} · ${product}`;
  }, [title, product]);
  return (
    <header className="flex flex-col gap-2">
      {(back || aside) && (
        <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2 print:hidden">
          {back && (
            <Link href={back.href} className="inline-flex min-h-15 items-center">
              <span aria-hidden="true">‹&nbsp;</span>
              {back.label}
            </Link>
          )}
          {aside}
        </div>
      )}
      <h1 className="min-w-0 text-xl">{title}</h1>
      {children}
    </header>
  );
}
