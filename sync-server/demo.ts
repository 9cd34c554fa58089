/** The invented neighbourhood 和睦里 as the demo's data. */
import * as Y from 'yjs';
import { parseAct } from '../lib/record/act.ts';
import type { Member } from '../lib/record/badge.ts';
import { actsOf } from '../lib/record/document.ts';
import type { MemberId } from '../lib/shared/ids.ts';
import { type SeededDocument, type SeedSettings, seedMeetings } from '../lib/testing/demo-meetings.ts';
import { demoNeighbours, seedTopics } from '../lib/testing/demo-topics.ts';
import { type DemoAccount, demoAccountNames, makeNeighbourhood } from '../lib/testing/neighbourhood.ts';
import { insertCommunity } from './people/community-settings.ts';
import type { Granted, Person } from './people/person.ts';
import { Rooms } from './relay/rooms.ts';
import type { Services } from './services.ts';

const PASSWORD = 'pavilion-demo';

export const howToSignIn = `Sign in as ${demoAccountNames.join(', ')}; the password is ${PASSWORD}`;

export async function seedDemo(services: Services): Promise<void> {
  const neighbourhood = makeNeighbourhood();
  const { name, settings, people, accounts } = neighbourhood;
  const holders = new Map(Object.values(accounts).map((account) => [account.member.id, account]));
  await services.db.transact(insertCommunity({ name, settings }));
  await services.people.add(
    people.map((person): Person => ({ ...person, contact: '', roles: rolesOf(holders.get(person.id)) })),
  );
  await Promise.all(
    Object.values(accounts).map(({ account, member }) =>
      services.accounts.create(account, PASSWORD, member.id),
    ),
  );
  const seed: SeedSettings = {
    neighbourhood,
    now: services.clock.now(),
    issueBadge: async (member, key) => {
      const badge = await services.badges.issue(member, key);
      if (!badge.ok) throw new Error(`no badge for ${member.id}: ${badge.refusal.code}`);
      return badge.value;
    },
  };
  const known = [...Object.values(accounts).map(({ member }) => member), ...demoNeighbours(neighbourhood)];
  const members = new Map(known.map((member) => [member.id, member]));
  const documents = [...(await seedMeetings(seed)), ...(await seedTopics(seed))];
  for (const document of documents) await seedDocument(services, document, members);
}

/** By the same door as everything else, at the time that its acts say: last month's meeting was held last month. */
async function seedDocument(
  { store, notary, clock }: Services,
  { id, updates }: SeededDocument,
  members: ReadonlyMap<MemberId, Member>,
): Promise<void> {
  const written = new Y.Doc();
  const rooms = new Rooms({ store, notary, clock: { now: () => newestAct(written) ?? clock.now() } });
  await rooms.with(id, async (room) => {
    const stored: Promise<unknown>[] = [];
    for (const { member: author, update } of updates) {
      const member = members.get(author);
      if (!member) throw new Error(`no account: ${author}`);
      Y.applyUpdate(written, update);
      const submission = room.submit(member, update, undefined);
      if (submission.at !== 'admitted') throw new Error(`${id}: ${JSON.stringify(submission)}`);
      stored.push(submission.stored);
    }
    await Promise.all(stored);
  });
  await rooms.drain();
}

/** By its author's clock. */
function newestAct(doc: Y.Doc): number | undefined {
  const times = [...actsOf(doc).values()].flatMap((text) => {
    const act = typeof text === 'string' ? parseAct(text) : undefined;
    return act?.ok ? [act.value.payload.at] : [];
  });
  return times.length > 0 ? Math.max(...times) : undefined;
}

/** Each role for all; and the highest office for each of its areas, so that the member has these areas. */
function rolesOf(holder: DemoAccount | undefined): Granted[] {
  if (!holder) return [];
  const { roles, areas } = holder.member;
  const office = roles.at(-1);
  return [
    ...roles.map((role) => ({ role })),
    ...(office ? areas.map((area) => ({ role: office, area })) : []),
  ];
}
