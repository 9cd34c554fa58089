/** The signed-in member as the server tells the device: what it is called, and what it may. */
import type { Member } from '../record/badge.ts';

export interface MePayload extends Member {
  readonly name: string;
}

export const memberOf = ({ id, roles, household, rep, areas }: MePayload): Member => ({
  id,
  roles,
  household,
  rep,
  areas,
});
