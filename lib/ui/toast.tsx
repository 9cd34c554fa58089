'use client';

import { createContext, type FocusEvent, type ReactNode, use, useEffect, useRef, useState } from 'react';

export interface Toast {
  readonly text: string;
  /** What may still be done about it: taking it back. Then the line stays until it is done or put away. */
  readonly action?: { readonly word: string; readonly onPress: () => void };
}

const ToastContext = createContext<(toast: Toast) => void>(() => undefined);

/** Says in one calm line what has just been done. What must not be missed belongs on the page, not here. */
export const useToast = (): ((toast: Toast) => void) => use(ToastContext);

/** Time to read the longest of them slowly. */
const SHOWN_MS = 8_000;

export interface ToastsProps {
  /** The word on the button that puts a line away. */
  close: string;
  /** What else floats above the bar, under the line: that a new version is there. */
  under?: ReactNode;
  children: ReactNode;
}

/** Stands around the page once. The next line takes the place of the last. */
export function Toasts({ close, under, children }: ToastsProps) {
  const [toast, setToast] = useState<Toast>();
  const [held, setHeld] = useState(false);
  const before = useRef<HTMLElement>(null);
  const enter = ({ currentTarget, relatedTarget }: FocusEvent) => {
    setHeld(true);
    const outside = relatedTarget instanceof HTMLElement && !currentTarget.contains(relatedTarget);
    if (outside) before.current = relatedTarget;
  };
  const putAway = () => {
    setToast(undefined);
    setHeld(false);
    // Who came here by keyboard goes back to where they were.
    before.current?.focus();
    before.current = null;
  };
  useEffect(() => {
    if (!toast || toast.action || held) return;
    const timer = setTimeout(() => setToast(undefined), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [toast, held]);

  return (
    <ToastContext value={setToast}>
      {children}
      <div className="pointer-events-none fixed inset-x-0 bottom-(--float-bottom,0px) z-40 flex flex-col print:hidden">
        {/* The live region stands from the start: a screen reader announces only what changes inside it. */}
        <div role="status" className="flex justify-center px-4">
          {toast && (
            // biome-ignore lint/a11y/noStaticElementInteractions: who reads or points at it holds it; it does nothing else.
            <div
              data-testid="toast"
              onPointerEnter={() => setHeld(true)}
              onPointerLeave={() => setHeld(false)}
              onFocus={enter}
              onBlur={() => setHeld(false)}
              onKeyDown={(event) => event.key === 'Escape' && putAway()}
              className="arriving pointer-events-auto mb-3 flex w-full max-w-150 flex-wrap items-center justify-end gap-x-3 rounded-md border border-ink-soft bg-card px-4 py-2"
            >
              <p className="min-w-0 grow basis-[9em] py-2">{toast.text}</p>
              <span className="flex flex-wrap justify-end">
                {toast.action && (
                  <button
                    type="button"
                    className="min-h-15 px-3 font-semibold text-pine"
                    onClick={() => {
                      toast.action?.onPress();
                      putAway();
                    }}
                  >
                    {toast.action.word}
                  </button>
                )}
                <button type="button" className="min-h-15 px-3 text-ink-soft" onClick={putAway}>
                  {close}
                </button>
              </span>
            </div>
          )}
        </div>
        {under}
      </div>
    </ToastContext>
  );
}
