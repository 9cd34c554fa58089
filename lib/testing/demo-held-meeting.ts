/** Last month's meeting, held act by act: notice, chair, attendance, votes, decisions, actions, minutes. */
import { minutesRoot } from '../deliberation/agenda.ts';
import { hallDigest } from '../deliberation/hall-code.ts';
import { instantOf, localDateOf } from '../deliberation/local-time.ts';
import type { Choice } from '../deliberation/meeting-acts.ts';
import { rollDigest } from '../deliberation/roll.ts';
import { sha256Hex } from '../shared/digest.ts';
import type { ActId, DocumentId, MemberId } from '../shared/ids.ts';
import { prepareSheet } from './demo-agenda.ts';
import { absenceReasonsSeen, HALL_CODE, type HeldItem, heldMeeting, PLACE } from './demo-content.ts';
import { councilProfile } from './demo-profiles.ts';
import type { DemoDevices, TestDevice } from './device.ts';
import { type Neighbourhood, rollOf } from './neighbourhood.ts';

export interface HeldMeeting {
  readonly id: DocumentId;
  readonly startsAt: string;
  readonly devices: DemoDevices;
  readonly neighbourhood: Neighbourhood;
}

const MINUTE_MS = 60 * 1000;
/** Present without a phone, ticked by the recorder. */
const TICKED = 64;

export async function holdMeeting(held: HeldMeeting): Promise<void> {
  const { id, devices, startsAt } = held;
  prepareSheet(devices.committee, id, heldMeeting, startsAt);
  await publish(held);
  await devices.chair.act(id, 'takeChair', { hall: hallDigest(id, HALL_CODE) }, { at: instantOf(startsAt) });
  const present = await gather(held);
  let minute = 10;
  for (const item of heldMeeting.items) {
    await discuss(held, item, present, minute);
    minute += item.minutes;
  }
}

async function publish({ id, devices, neighbourhood, startsAt }: HeldMeeting): Promise<void> {
  const roll = rollOf(neighbourhood.people);
  await devices.committee.act(id, 'notice', {
    title: heldMeeting.title,
    place: PLACE,
    startsAt,
    profile: councilProfile,
    agenda: heldMeeting.items.map(({ id, title, minutes }) => ({ id, title, minutes })),
    roll,
    rollSource: '和睦里居民名册，通知发布当日',
    rollDigest: rollDigest(roll),
    carried: [],
    carriedSource: '上月议事会没有未办结事项',
  });
}

/** Those with phones check in by the code of the hall; the recorder ticks the others, and some who are excused. */
async function gather({ id, devices, neighbourhood, startsAt }: HeldMeeting): Promise<MemberId[]> {
  const start = instantOf(startsAt);
  const withPhone = Object.values(devices).filter((device) => device !== devices.coordinator);
  for (const [at, device] of withPhone.entries()) {
    await device.act(id, 'checkIn', { code: HALL_CODE }, { at: start + (at + 1) * MINUTE_MS });
  }
  const known = new Set(Object.values(devices).map((device) => device.id));
  const others = neighbourhood.people
    .filter((person) => !known.has(person.id))
    .filter((_, at) => at % 4 === 0);
  const ticked = others.slice(0, TICKED).map((person) => person.id);
  for (const [at, member] of ticked.entries()) {
    const options = { for: member, at: start + Math.floor(at / 8) * MINUTE_MS };
    await devices.recorder.act(id, 'tick', { present: true }, options);
  }
  const excused = others.slice(TICKED, TICKED + absenceReasonsSeen.length);
  for (const [at, person] of excused.entries()) {
    const body = { present: false, reason: absenceReasonsSeen[at] };
    await devices.recorder.act(id, 'tick', body, { for: person.id, at: start + 9 * MINUTE_MS });
  }
  return [...withPhone.map((device) => device.id), ...ticked];
}

async function discuss(
  held: HeldMeeting,
  item: HeldItem,
  present: readonly MemberId[],
  minute: number,
): Promise<void> {
  const { id, devices } = held;
  const at = instantOf(held.startsAt) + minute * MINUTE_MS;
  const end = at + item.minutes * MINUTE_MS;
  await devices.chair.act(id, 'openItem', { item: item.id }, { at });
  for (const [turn, paragraph] of item.prose.entries()) {
    // Two recorders write by turns, as they do in the hall.
    const writer = turn % 2 === 0 ? devices.recorder : devices.committee;
    writer.type(id, minutesRoot(item.id), paragraph);
  }
  const vote = item.vote && (await voteOn(held, item.id, item.vote, present, end - 5 * MINUTE_MS));
  const decision = { item: item.id, ...item.decision, ...(vote ? { vote } : {}) };
  await devices.chair.act(id, 'decide', decision, { at: end });
  for (const { title, owner, days } of item.actions) {
    const due = localDateOf(at + days * 24 * 60 * MINUTE_MS);
    const body = { item: item.id, title, owner: devices[owner].id, due };
    await devices.chair.act(id, 'assign', body, { at: end });
  }
}

async function voteOn(
  held: HeldMeeting,
  item: string,
  vote: NonNullable<HeldItem['vote']>,
  present: readonly MemberId[],
  at: number,
): Promise<ActId> {
  const { id, devices } = held;
  const { method, text, against, abstain } = vote;
  const opened = await devices.chair.act(id, 'openVote', { item, method, text, present }, { at });
  const counted =
    method === 'named'
      ? await castBallots(held, opened, vote, present, at)
      : [
          await devices.recorder.act(
            id,
            'count',
            {
              vote: opened,
              for: present.length - against - abstain - 3,
              against,
              abstained: abstain,
              notVoting: 3,
            },
            { at: at + 2 * MINUTE_MS },
          ),
        ];
  await devices.chair.act(id, 'closeVote', { vote: opened, counted }, { at: at + 4 * MINUTE_MS });
  return opened;
}

/** Own ballots from phones, the others' at the recorder's desk. */
async function castBallots(
  { id, devices }: HeldMeeting,
  vote: ActId,
  { text, against, abstain }: NonNullable<HeldItem['vote']>,
  present: readonly MemberId[],
  at: number,
): Promise<ActId[]> {
  const digest = sha256Hex(text);
  const phones = new Map<MemberId, TestDevice>(Object.values(devices).map((device) => [device.id, device]));
  const ballots: ActId[] = [];
  for (const [turn, member] of present.entries()) {
    const left = present.length - turn;
    const choice: Choice = left <= against ? 'against' : left <= against + abstain ? 'abstain' : 'for';
    const own = phones.get(member);
    const options = { at: at + MINUTE_MS, ...(own ? {} : { for: member }) };
    ballots.push(await (own ?? devices.recorder).act(id, 'ballot', { vote, choice, digest }, options));
  }
  return ballots;
}
