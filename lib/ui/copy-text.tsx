'use client';

import { useState } from 'react';
import { Button } from './button.tsx';

export interface CopyTextProps {
  /** What the text is: `备份码`. */
  label: string;
  text: string;
  copy: string;
  copied: string;
  /** Puts it on the clipboard. Where that fails, the text can still be marked by hand. */
  onCopy: (text: string) => Promise<void>;
}

/** A text to be taken along: a code, an address, a digest. */
export function CopyText({ label, text, copy, copied, onCopy }: CopyTextProps) {
  const [taken, setTaken] = useState<string>();
  const done = taken === text;
  const take = () =>
    onCopy(text).then(
      () => setTaken(text),
      () => setTaken(undefined),
    );
  return (
    <div className="flex flex-col gap-2">
      <span className="font-semibold">{label}</span>
      <span className="flex flex-wrap items-center gap-3">
        <span className="min-w-0 grow basis-[8em] select-all break-all rounded-md border border-line bg-paper px-4 py-3">
          {text}
        </span>
        <Button look="quiet" onPress={() => void take()}>
          {done && <Tick />}
          {done ? copied : copy}
        </Button>
      </span>
      <span role="status" className="sr-only">
        {done && copied}
      </span>
    </div>
  );
}

const Tick = () => (
  <svg viewBox="0 0 17 16" aria-hidden="true" className="size-[1em] fill-none stroke-[2.5] stroke-current">
    <path d="m2 8.500 4.500 4.500L15 3.500" />
  </svg>
);
