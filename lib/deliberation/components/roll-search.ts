/**
 * Whether a person is meant by what was typed: characters of the name, or of the door as it is written
 * (`3 号楼 2 单元`) or said in figures (`3-2-501`). Spaces never matter.
 */
export function isMeant(wanted: string, name: string, door: string | undefined): boolean {
  const typed = plain(wanted);
  if (typed === '' || plain(name).includes(typed)) return true;
  if (door === undefined) return false;
  return plain(door).includes(typed) || (door.match(/\d+/g) ?? []).join('-').includes(typed);
}

const plain = (text: string): string => text.replace(/\s/g, '').toLowerCase();
