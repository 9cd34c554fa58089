import type { Member, Role } from './badge.ts';

/** Apart from the badge, whose schema lists of documents do not need. */
export const hasRole = (member: Member, ...any: Role[]): boolean =>
  any.some((role) => member.roles.includes(role));
