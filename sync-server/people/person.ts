/** A person as a row of the server's table, and as the member the rest of the server judges by. */
import type { MePayload } from '../../lib/accounts/me.ts';
import { type Role, roles } from '../../lib/record/badge.ts';
import type { MemberId } from '../../lib/shared/ids.ts';
import type { Statement } from '../storage/sqlite/worker-messages.ts';

/** A role that is held for one area (coordinator, volunteer), or for all of the community. */
export interface Granted {
  readonly role: Role;
  readonly area?: string;
}

export interface Person {
  readonly id: MemberId;
  readonly name: string;
  readonly household: string;
  readonly rep: boolean;
  readonly area: string;
  readonly door: string;
  readonly contact: string;
  readonly roles: readonly Granted[];
}

/** What `PERSON_COLUMNS` selects. */
export interface PersonRecord {
  readonly id: MemberId;
  readonly name: string;
  readonly household: string;
  readonly rep: 0 | 1;
  readonly area: string;
  readonly door: string;
  /** JSON: [role, area][] */
  readonly granted: string;
}

export const PERSON_COLUMNS = `p.id, p.name, p.household, p.rep, p.area, p.door,
  (select json_group_array(json_array(role, area)) from roles where member = p.id) as granted`;

/** Roles in their fixed order; areas are those of the roles, not where the person lives. */
export function meOf({ id, name, household, rep, granted }: PersonRecord): MePayload {
  const pairs = JSON.parse(granted) as readonly [string, string][];
  const held = new Set(pairs.map(([role]) => role));
  const areas = new Set(pairs.map(([, area]) => area).filter((area) => area !== ''));
  return {
    id,
    name,
    roles: roles.filter((role) => held.has(role)),
    household,
    rep: rep === 1,
    areas: [...areas].sort(),
  };
}

/** For a composite: the person, new, with their roles. */
export const insertPerson = ({
  id,
  name,
  household,
  rep,
  area,
  door,
  contact,
  roles,
}: Person): Statement[] => [
  {
    sql: 'insert into people (id, name, household, rep, area, door, contact) values (?, ?, ?, ?, ?, ?, ?)',
    args: [id, name, household, rep ? 1 : 0, area, door, contact],
  },
  ...roles.map((granted) => insertRole(id, granted)),
];

export const insertRole = (member: MemberId, { role, area = '' }: Granted): Statement => ({
  sql: 'insert into roles (member, role, area) values (?, ?, ?) on conflict do nothing',
  args: [member, role, area],
});
