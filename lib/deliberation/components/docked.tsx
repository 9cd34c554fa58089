'use client';

import type { ReactNode } from 'react';
import { Button } from '../../ui/button.tsx';
import { useInView } from './use-in-view.ts';

/** What stands at the thumb, above the bar. */
export function Docked({ children }: { children: ReactNode }) {
  return (
    <div className="docked sticky bottom-(--frame-bottom) z-20 -mx-4 md:-mx-6 mt-auto border-line border-t bg-paper px-4 py-3 md:px-6 md:bottom-0 [@media(height<30rem)]:static print:hidden">
      <div className="mx-auto w-full max-w-130">{children}</div>
    </div>
  );
}

/** Brings a form on this page into sight, with the focus in it; nothing where it is in sight already. */
export function Call({ there, word }: { there: string; word: string }) {
  if (useInView(there) !== false) return null;
  const go = () => {
    const place = document.getElementById(there);
    place?.scrollIntoView({ block: 'center' });
    place?.querySelector<HTMLElement>('input, button, textarea')?.focus({ preventScroll: true });
  };
  return (
    <Docked>
      <Button wide testId="moment" onPress={go}>
        {word}
      </Button>
    </Docked>
  );
}
