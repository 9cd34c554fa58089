/** 和睦里, an invented neighbourhood: 300 people, their households and areas, and who holds which office. Seeded. */
import type { RollEntry } from '../deliberation/meeting-acts.ts';
import type { RuleProfile } from '../deliberation/rule-profile.ts';
import type { TopicSettings } from '../deliberation/topic-settings.ts';
import type { Member, Role } from '../record/badge.ts';
import { type MemberId, memberId } from '../shared/ids.ts';
import { familyName, fullName, type Generation } from './demo-names.ts';
import { demoProfiles } from './demo-profiles.ts';
import { demoTopicSettings } from './demo-topic-settings.ts';
import { type SeededRandom, seededRandom } from './seeded-random.ts';

export const DEMO_PEOPLE = 300;

export interface DemoPerson {
  readonly id: MemberId;
  readonly name: string;
  readonly household: string;
  /** The household's declared representative. */
  readonly rep: boolean;
  readonly area: string;
  /** Building, entrance and flat. */
  readonly door: string;
}

/** Someone with a sign-in. */
export interface DemoAccount {
  readonly account: string;
  readonly name: string;
  readonly member: Member;
}

export interface CommunitySettings {
  /** Day of the month on which the pavilion meets. */
  readonly meetingDay: number;
  readonly areas: readonly { readonly id: string; readonly name: string }[];
  readonly profiles: readonly RuleProfile[];
  readonly topics: TopicSettings;
}

export interface Neighbourhood {
  readonly name: string;
  readonly settings: CommunitySettings;
  readonly people: readonly DemoPerson[];
  readonly accounts: Readonly<Record<DemoAccountName, DemoAccount>>;
}

/** Whose account has which offices, in which generation they are. */
const offices = {
  committee: { roles: ['resident', 'committee', 'planner', 'recorder'], generation: 'adult' },
  chair: { roles: ['resident', 'chair'], generation: 'elder' },
  recorder: { roles: ['resident', 'recorder'], generation: 'adult' },
  resident: { roles: ['resident'], generation: 'adult' },
  elder: { roles: ['resident'], generation: 'elder' },
  volunteer: { roles: ['resident', 'volunteer'], generation: 'young' },
  coordinator: { roles: ['resident', 'coordinator'], generation: 'adult' },
  organiser: { roles: ['resident', 'organiser'], generation: 'young' },
} as const satisfies Record<string, { roles: readonly Role[]; generation: Generation }>;
export type DemoAccountName = keyof typeof offices;
export const demoAccountNames = Object.keys(offices) as DemoAccountName[];

const areas = [
  { id: 'east', name: '东片（1–4 号楼）', buildings: [1, 2, 3, 4] },
  { id: 'middle', name: '中片（5–8 号楼）', buildings: [5, 6, 7, 8] },
  { id: 'west', name: '西片（9–12 号楼）', buildings: [9, 10, 11, 12] },
] as const;

export function makeNeighbourhood(seed = 20261205): Neighbourhood {
  const random = seededRandom(seed);
  const people: DemoPerson[] = [];
  const names = new Set<string>();
  for (let household = 1; people.length < DEMO_PEOPLE; household++) {
    people.push(...makeHousehold(household, DEMO_PEOPLE - people.length, people.length, names, random));
  }
  return {
    name: '和睦里',
    settings: {
      meetingDay: 5,
      areas: areas.map(({ id, name }) => ({ id, name })),
      profiles: demoProfiles,
      topics: demoTopicSettings,
    },
    people,
    accounts: makeAccounts(people),
  };
}

function makeHousehold(
  number: number,
  room: number,
  already: number,
  names: Set<string>,
  random: SeededRandom,
): DemoPerson[] {
  const area = areas[(number - 1) % areas.length] ?? areas[0];
  const building = random.pick(area.buildings);
  const door = `${building} 号楼 ${1 + random.below(3)} 单元 ${1 + random.below(6)}0${1 + random.below(3)}`;
  // Each account's holder is the first of a household, in the generation of their office.
  const generations = householdOf(accountOf(number), random).slice(0, room);
  const family = familyName(random);
  return generations.map((generation, at) => ({
    id: memberId(`p${String(already + at + 1).padStart(3, '0')}`),
    name: newName(at % 2 === 0 ? family : familyName(random), generation, names, random),
    household: `h${String(number).padStart(3, '0')}`,
    rep: at === 0,
    area: area.id,
    door,
  }));
}

/** The first households are those of the accounts. */
const accountOf = (number: number): DemoAccountName | undefined => demoAccountNames[number - 1];

const sizes = [1, 1, 2, 2, 2, 2, 3, 3, 3, 4] as const;
function householdOf(account: DemoAccountName | undefined, random: SeededRandom): Generation[] {
  const size = random.pick(sizes);
  const first: Generation = account ? offices[account].generation : random.pick(['elder', 'adult', 'adult']);
  return [first, first, 'adult', 'young'].slice(0, account ? Math.max(2, size) : size) as Generation[];
}

function newName(family: string, generation: Generation, names: Set<string>, random: SeededRandom): string {
  let name = fullName(family, generation, random);
  while (names.has(name)) name = fullName(familyName(random), generation, random);
  names.add(name);
  return name;
}

function makeAccounts(people: readonly DemoPerson[]): Record<DemoAccountName, DemoAccount> {
  const firsts = people.filter((person) => person.rep);
  const of = (account: DemoAccountName): DemoAccount => {
    const person = firsts[demoAccountNames.indexOf(account)];
    if (!person) throw new Error(`nobody is ${account}`);
    const { id, name, household, rep, area } = person;
    const all = account === 'volunteer' ? [area] : areas.map((one) => one.id);
    const ownOnly = offices[account].roles.length === 1 || account === 'volunteer';
    return {
      account,
      name,
      member: { id, roles: offices[account].roles, household, rep, areas: ownOnly ? [area] : all },
    };
  };
  return {
    committee: of('committee'),
    chair: of('chair'),
    recorder: of('recorder'),
    resident: of('resident'),
    elder: of('elder'),
    volunteer: of('volunteer'),
    coordinator: of('coordinator'),
    organiser: of('organiser'),
  };
}

/** The roll as a notice carries it. */
export const rollOf = (people: readonly DemoPerson[]): RollEntry[] =>
  people.map(({ id, household, rep }) => (rep ? { id, household, rep: true } : { id, household }));
