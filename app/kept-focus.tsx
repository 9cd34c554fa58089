'use client';

import { useEffect } from 'react';

/**
 * What one has just pressed may vanish or change its place when something happens: a form that is done, an item
 * that was moved. The focus then stays with it, or comes to the page's content, and never falls out of the page.
 */
export function KeptFocus() {
  useEffect(() => {
    let held: HTMLElement | undefined;
    const come = ({ target }: FocusEvent) => {
      held = target instanceof HTMLElement && target.closest('main, dialog') ? target : undefined;
    };
    // Who points elsewhere means it.
    const point = ({ target }: PointerEvent) => {
      if (!(target instanceof Node && held?.contains(target))) held = undefined;
    };
    // Only what was taken out of the page lost the focus against one's will: a keyboard that is put away did not.
    const taken = (changes: readonly MutationRecord[]) => {
      const lost = held;
      if (!lost || document.activeElement !== document.body) return;
      const moved = changes.some(({ removedNodes }) => [...removedNodes].some((node) => node.contains(lost)));
      if (lost.isConnected && !moved) return;
      (lost.isConnected ? lost : document.getElementById('main'))?.focus({ preventScroll: true });
    };
    // What is folded away over it gives it to its own summary.
    const hidden = () => {
      if (!held?.isConnected || document.activeElement !== document.body || held.checkVisibility()) return;
      const summary = held.closest('details')?.querySelector('summary');
      (summary?.checkVisibility() ? summary : document.getElementById('main'))?.focus({
        preventScroll: true,
      });
    };
    const left = () => requestAnimationFrame(hidden);
    const observer = new MutationObserver(taken);
    observer.observe(document.body, { childList: true, subtree: true });
    document.addEventListener('focusin', come);
    document.addEventListener('focusout', left);
    document.addEventListener('pointerdown', point);
    return () => {
      observer.disconnect();
      document.removeEventListener('focusin', come);
      document.removeEventListener('focusout', left);
      document.removeEventListener('pointerdown', point);
    };
  }, []);
  return null;
}
