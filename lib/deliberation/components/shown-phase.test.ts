import { expect, test } from 'vitest';
import { shownPhase } from './shown-phase.ts';

test('[ACT10] a session is shown as held once its day is past, and only a session', () => {
  expect(shownPhase('in-session', 0)).toBe('in-session');
  expect(shownPhase('in-session', -1)).toBe('held');
  expect(shownPhase('in-session', undefined)).toBe('in-session');
  expect(shownPhase('published', -1)).toBe('published');
});
