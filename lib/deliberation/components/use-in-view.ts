'use client';

import { useEffect, useState } from 'react';

/** What is fixed at the bottom of a phone covers the rest. */
const VISIBLE = '0px 0px -76px 0px';
const WHOLE = 0.9;

/** Whether the element of that id is wholly on the screen; undefined until the browser has said so. */
export function useInView(id: string): boolean | undefined {
  const [inView, setInView] = useState<boolean>();
  useEffect(() => {
    let watched = document.getElementById(id);
    if (!watched) return;
    const observer = new IntersectionObserver(
      (entries) => {
        // The page may have been laid out anew, with another element of that id in the place of this one.
        const there = document.getElementById(id);
        if (there && there !== watched) {
          observer.disconnect();
          observer.observe(there);
          watched = there;
        } else setInView((entries.at(-1)?.intersectionRatio ?? 0) >= WHOLE);
      },
      { rootMargin: VISIBLE, threshold: WHOLE },
    );
    observer.observe(watched);
    return () => {
      observer.disconnect();
      setInView(undefined);
    };
  }, [id]);
  return inView;
}
