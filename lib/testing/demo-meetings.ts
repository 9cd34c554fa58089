/** Two meetings of the demo neighbourhood, made of real signed acts: last month's held, this month's prepared. */
import { DAY_MS, instantOf, localDateOf } from '../deliberation/local-time.ts';
import { lastMeetingDate, nextMeetingDate } from '../deliberation/next-meeting.ts';
import type { Instant } from '../shared/clock.ts';
import { type DocumentId, documentId } from '../shared/ids.ts';
import type { IssueBadge } from './community.ts';
import { prepareSheet } from './demo-agenda.ts';
import { preparedMeeting } from './demo-content.ts';
import { holdMeeting } from './demo-held-meeting.ts';
import { type DemoDevices, makeDevice } from './device.ts';
import { demoAccountNames, type Neighbourhood } from './neighbourhood.ts';
import { type AuthoredUpdate, recordUpdates } from './recorded-updates.ts';
import { seededRandom } from './seeded-random.ts';

export interface SeededDocument {
  readonly id: DocumentId;
  /** In the order in which they were written: each needs only those before it. */
  readonly updates: readonly AuthoredUpdate[];
}

export interface SeedSettings {
  readonly neighbourhood: Neighbourhood;
  readonly now: Instant;
  /** The community's own: the acts are real. */
  readonly issueBadge: IssueBadge;
  readonly seed?: number;
}

export async function seedMeetings(settings: SeedSettings): Promise<SeededDocument[]> {
  const { neighbourhood, now } = settings;
  const today = localDateOf(now);
  const day = neighbourhood.settings.meetingDay;
  const last = lastMeetingDate(today, day);
  const next = nextMeetingDate(today, day);
  const devices = await demoDevices(settings, instantOf(`${last}T09:00`) - 5 * DAY_MS);
  return [
    await recorded(documentId('meeting', last), devices, async (id) => {
      const startsAt = `${last}T14:00`;
      await holdMeeting({ id, startsAt, devices, neighbourhood });
    }),
    await recorded(documentId('meeting', next), devices, async (id) => {
      prepareSheet(devices.committee, id, preparedMeeting, `${next}T14:00`);
    }),
  ];
}

async function demoDevices(settings: SeedSettings, at: Instant): Promise<DemoDevices> {
  const random = seededRandom(settings.seed ?? 5);
  const { accounts } = settings.neighbourhood;
  const made = await Promise.all(
    demoAccountNames.map((name) =>
      makeDevice({ issueBadge: settings.issueBadge, member: accounts[name].member, random, at }),
    ),
  );
  return Object.fromEntries(demoAccountNames.map((name, at) => [name, made[at]])) as unknown as DemoDevices;
}

async function recorded(
  id: DocumentId,
  devices: DemoDevices,
  write: (id: DocumentId) => Promise<void>,
): Promise<SeededDocument> {
  const written = recordUpdates(id, Object.values(devices));
  await write(id);
  return { id, updates: written() };
}
