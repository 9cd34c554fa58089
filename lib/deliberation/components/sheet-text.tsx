'use client';

import { useEffect, useRef, useState } from 'react';
import { LineField, TextField } from '../../ui/field.tsx';

export interface SheetTextProps {
  label: string;
  value: string;
  maxLength?: number;
  type?: 'text' | 'datetime-local';
  /** An empty value is typed over, never stored: an item without a title would be gone. */
  keepsLast?: boolean;
  onCommit: (value: string) => void;
}

const PAUSE_MS = 600;

/** A field of the sheet: stored when the person pauses or leaves, not at each letter. Others' changes show at once. */
export function SheetText({ label, value, maxLength, type = 'text', keepsLast, onCommit }: SheetTextProps) {
  const [typed, setTyped] = useState<string>();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const pending = useRef<() => void>(undefined);

  const change = (text: string) => {
    setTyped(text);
    clearTimeout(timer.current);
    pending.current = () => {
      pending.current = undefined;
      if (!(keepsLast && text.trim() === '')) onCommit(text);
    };
    timer.current = setTimeout(() => pending.current?.(), PAUSE_MS);
  };
  const leave = () => {
    clearTimeout(timer.current);
    pending.current?.();
    setTyped(undefined);
  };
  useEffect(
    () => () => {
      clearTimeout(timer.current);
      pending.current?.();
    },
    [],
  );
  const field = { label, value: typed ?? value, onChange: change, onBlur: leave };
  return type === 'text' ? (
    <LineField {...field} {...(maxLength !== undefined && { maxLength })} />
  ) : (
    <TextField {...field} type={type} />
  );
}
