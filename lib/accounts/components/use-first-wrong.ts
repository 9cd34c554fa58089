'use client';

import { type RefObject, useEffect, useRef } from 'react';

/** After each try the focus goes to the first field of the form with an error, if there is one. */
export function useFirstWrong(tried: number): RefObject<HTMLFormElement | null> {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (tried > 0) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [tried]);
  return form;
}
