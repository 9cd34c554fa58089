/** The signed-in member as the server tells the device: what it is called, and what it may. */
import * as v from 'valibot';
import { type Member, roles } from '../record/badge.ts';
import { isPlainId, type MemberId } from '../shared/ids.ts';

export interface MePayload extends Member {
  readonly name: string;
}

export const meSchema = v.object({
  id: v.custom<MemberId>(isPlainId),
  name: v.string(),
  roles: v.array(v.picklist(roles)),
  household: v.string(),
  rep: v.boolean(),
  areas: v.array(v.string()),
});

export const memberOf = ({ id, roles, household, rep, areas }: MePayload): Member => ({
  id,
  roles,
  household,
  rep,
  areas,
});
