/** Who may make a topic; apart from what is written into one, so that lists of topics can ask it. */
import type { Member } from '../record/badge.ts';
import { type Refusal, refuse } from '../shared/refusal.ts';

/** Any resident; whoever has a role here is one. A topic for somebody else is a helper's, by their act [TOPIC1]. */
export const mayCreateTopic = (author: Member): Refusal | undefined =>
  author.roles.length > 0 ? undefined : refuse('role-missing');
