import type { ReactNode } from 'react';
import { Shape } from './shape.tsx';
import { type Tone, toneClasses } from './tones.ts';

export interface BannerProps {
  tone: Tone;
  children: ReactNode;
  /** Read out at once; for what a person has just caused. Otherwise it is read when they come to it. */
  urgent?: boolean;
  testId?: string;
}

/** A calm line across the page, said once. */
export function Banner({ tone, children, urgent = false, testId }: BannerProps) {
  return (
    <div
      role={urgent ? 'alert' : undefined}
      data-testid={testId}
      className={`flex items-start gap-3 rounded-md px-4 py-3 ${toneClasses[tone]}`}
    >
      <span className="flex h-[1.5em] items-center">
        <Shape tone={tone} />
      </span>
      <div className="flex min-w-0 grow flex-col gap-2">{children}</div>
    </div>
  );
}
