/** The signed-in member as the server sends it. */
import type { Member } from '../record/badge.ts';
import type { Me } from './device.ts';

export interface MePayload extends Member {
  readonly name: string;
}

export const meOf = ({ id, name, roles, household, rep, areas }: MePayload): Me => ({
  name,
  member: { id, roles, household, rep, areas },
});

export const isSameMe = (a: Me, b: Me): boolean => JSON.stringify(a) === JSON.stringify(b);
