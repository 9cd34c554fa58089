'use client';

import { type KeyboardEvent, type ReactNode, useId, useRef } from 'react';

export interface TabsProps<Value extends string> {
  /** What the tabs choose between. */
  label: string;
  value: Value;
  onChange: (value: Value) => void;
  tabs: readonly { readonly value: Value; readonly word: string; readonly panel: ReactNode }[];
}

/**
 * Panels within one page, one at a time; arrows, Home and End move between them. What deserves an address of
 * its own is a link instead (ways.tsx).
 */
export function Tabs<Value extends string>({ label, value, onChange, tabs }: TabsProps<Value>) {
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const at = tabs.findIndex((tab) => tab.value === value);

  const move = (event: KeyboardEvent) => {
    const to = target(event.key, at, tabs.length);
    const next = to === undefined ? undefined : tabs[to];
    if (!next) return;
    event.preventDefault();
    onChange(next.value);
    list.current?.querySelectorAll<HTMLElement>('[role="tab"]')[to ?? 0]?.focus();
  };

  return (
    <div className="flex min-w-0 flex-col gap-4">
      <div
        ref={list}
        role="tablist"
        aria-label={label}
        onKeyDown={move}
        className="flex flex-wrap gap-x-1 gap-y-2 border-line border-b print:hidden"
      >
        {tabs.map((tab) => (
          <button
            key={tab.value}
            type="button"
            role="tab"
            id={`${id}-${tab.value}`}
            aria-selected={tab.value === value}
            aria-controls={tab.value === value ? `${id}-panel` : undefined}
            tabIndex={tab.value === value ? 0 : -1}
            onClick={() => onChange(tab.value)}
            className="-mb-px min-h-15 grow px-3 pb-1 text-ink-soft aria-selected:border-pine aria-selected:border-b-4 aria-selected:pb-0 aria-selected:font-semibold aria-selected:text-pine md:grow-0 md:px-5"
          >
            {tab.word}
          </button>
        ))}
      </div>
      <div
        role="tabpanel"
        id={`${id}-panel`}
        aria-labelledby={`${id}-${value}`}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a panel of text alone is read by going into it.
        tabIndex={0}
        className="flex min-w-0 flex-col gap-5 rounded-md"
      >
        {tabs[at]?.panel}
      </div>
    </div>
  );
}

function target(key: string, at: number, count: number): number | undefined {
  switch (key) {
    case 'ArrowRight':
    case 'ArrowDown':
      return (at + 1) % count;
    case 'ArrowLeft':
    case 'ArrowUp':
      return (at + count - 1) % count;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
}
