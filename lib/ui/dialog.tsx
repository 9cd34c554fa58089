'use client';

import { type ReactNode, useEffect, useId, useRef } from 'react';
import { Phrased } from './phrased.tsx';

export interface DialogProps {
  open: boolean;
  title: string;
  /** In the title; never broken. */
  names?: readonly string[];
  /** The word on the button that closes it without doing anything. */
  close: string;
  onClose: () => void;
  /** What can be done; with the button that closes always in sight, however long the rest is. */
  actions?: ReactNode;
  children: ReactNode;
}

/** The browser's own dialog: focus stays in it, Escape closes it, the page behind is out of reach. */
export function Dialog({ open, title, names, close, onClose, actions, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const titleId = useId();
  useEffect(() => {
    if (open && !dialog.current?.open) {
      dialog.current?.showModal();
      // The browser would focus the first control, which may be the last thing in a long dialog.
      heading.current?.focus();
    }
    if (!open && dialog.current?.open) dialog.current.close();
  }, [open]);
  return (
    <dialog
      ref={dialog}
      aria-labelledby={titleId}
      onClose={onClose}
      className="m-auto w-[calc(100%-24px)] max-w-150 rounded-md border border-line bg-paper px-5 pt-5 text-ink backdrop:bg-black/60"
    >
      {open && (
        <div className="flex flex-col gap-4">
          <h2 id={titleId} ref={heading} tabIndex={-1} className="text-lg">
            <Phrased text={title} names={names} />
          </h2>
          {children}
          <div className="sticky bottom-0 -mx-5 flex flex-col gap-3 border-line border-t bg-paper px-5 py-3 [@media(height<24rem)]:static">
            {actions}
            <button type="button" onClick={onClose} className="button-quiet w-full">
              {close}
            </button>
          </div>
        </div>
      )}
    </dialog>
  );
}
