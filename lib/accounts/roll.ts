/** People as rows [DOC8], and who is entitled to which part of the roll. */
import type { Member } from '../record/badge.ts';
import { hasRole } from '../record/has-role.ts';
import type { MemberId } from '../shared/ids.ts';

export interface PersonRow {
  readonly id: MemberId;
  readonly name: string;
  readonly household?: string;
  readonly rep?: boolean;
  readonly area?: string;
  /** Building and door. */
  readonly door?: string;
}

const coordinates = (reader: Member, area: string): boolean =>
  hasRole(reader, 'coordinator') && reader.areas.includes(area);

/** Name, household, representative and area of everybody in an area: for those who prepare, run or record meetings, and its coordinators. */
const mayReadRoll = (reader: Member, area: string): boolean =>
  hasRole(reader, 'committee', 'planner', 'recorder', 'chair') || coordinates(reader, area);

/** The door too: to tell two of one name apart at the desk, and to find them. */
const mayReadDoors = (reader: Member, area: string): boolean =>
  hasRole(reader, 'committee', 'recorder', 'chair') || coordinates(reader, area);

/** What of a person a reader gets; undefined where nothing. `met`: the reader meets this person in a document. */
export function entitledRow(
  reader: Member,
  person: Required<PersonRow>,
  met: boolean,
): PersonRow | undefined {
  const { id, name, household, rep, area, door } = person;
  if (id === reader.id || mayReadDoors(reader, area)) return { id, name, household, rep, area, door };
  if (mayReadRoll(reader, area)) return { id, name, household, rep, area };
  return met ? { id, name } : undefined;
}
