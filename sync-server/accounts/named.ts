import type { SignedIn } from './sessions.ts';

/**
 * A device says for whom it asks (`as=<member>`): where somebody else has signed in in the same browser meanwhile,
 * what it holds is not theirs. undefined then, as if nobody were signed in.
 */
export function named<T extends SignedIn>(who: T | undefined, params: URLSearchParams): T | undefined {
  const as = params.get('as');
  return as === null || as === who?.member.id ? who : undefined;
}
