/** Who may make a meeting; apart from what is written into one, so that lists of meetings can ask it. */
import type { Member } from '../record/badge.ts';
import { hasRole } from '../record/has-role.ts';
import { type Refusal, refuse } from '../shared/refusal.ts';

/** The monthly one's id is its day, so that two who prepare it offline prepare the same; others may have any. */
export const mayCreateMeeting = (author: Member): Refusal | undefined =>
  hasRole(author, 'planner', 'committee') ? undefined : refuse('role-missing');
