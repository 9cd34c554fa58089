'use client';

import { useTranslations } from 'use-intl';
import { StateMark } from '../../../ui/state-mark.tsx';
import type { Tone } from '../../../ui/tones.ts';
import type { ShownPhase } from '../../topic-state.ts';

const TONES: Readonly<Record<ShownPhase, Tone>> = {
  missing: 'plain',
  raised: 'plain',
  declined: 'plain',
  'taken-up': 'waiting',
  'on-agenda': 'waiting',
  decided: 'sure',
  'not-adopted': 'plain',
  'under-way': 'waiting',
  'claimed-done': 'check',
  closed: 'sure',
  're-opened': 'check',
};

/** How far a topic has come, in one word. */
export function PhaseMark({ phase, testId }: { phase: ShownPhase; testId?: string }) {
  const t = useTranslations('topicPhase');
  return <StateMark tone={TONES[phase]} word={t(phase)} {...(testId && { testId })} />;
}
