'use client';

import { useEffect, useState } from 'react';

/** What is fixed at the bottom of a phone covers the rest. */
const VISIBLE = '0px 0px -76px 0px';
const WHOLE = 0.9;

/** Whether the element of that id is wholly on the screen; undefined until the browser has said so. */
export function useInView(id: string): boolean | undefined {
  const [inView, setInView] = useState<boolean>();
  useEffect(() => {
    const element = document.getElementById(id);
    if (!element) return;
    const observer = new IntersectionObserver(
      (entries) => setInView((entries.at(-1)?.intersectionRatio ?? 0) >= WHOLE),
      { rootMargin: VISIBLE, threshold: WHOLE },
    );
    observer.observe(element);
    return () => {
      observer.disconnect();
      setInView(undefined);
    };
  }, [id]);
  return inView;
}
