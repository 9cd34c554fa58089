/** A meeting taken apart into what a record holds of it [MEET13]: pieces that can be withheld one by one. */
import type { MemberId } from '../shared/ids.ts';
import type { MeetingState, Vote } from './meeting-state.ts';
import { rollDigest } from './roll.ts';

/** Name and content of a part, before it is salted. */
export type PartContent = readonly [name: string, value: unknown];

/** Characters of minutes in one part, as JSON: a copy must fit into a sheet's value. */
const MOST_OF_MINUTES = 6000;

/** `minutesOf`: the text under an item as it stands now, one line for each block. */
export function recordParts(state: MeetingState, minutesOf: (item: string) => string): PartContent[] {
  return [
    ['meeting', meetingPart(state)],
    ...state.agenda.map(({ id, title, minutes, topic, unnotified }, at): PartContent => {
      const value = {
        number: at + 1,
        title,
        minutes,
        ...(topic && { topic }),
        ...(unnotified && { unnotified }),
      };
      return [`item/${id}`, value];
    }),
    ...state.agenda.flatMap(({ id }) =>
      pieces(minutesOf(id)).map((text, at): PartContent => [`minutes/${id}/${at + 1}`, { item: id, text }]),
    ),
    ...state.votes.map((vote): PartContent => [`vote/${vote.id}`, votePart(vote)]),
    ...state.decisions.map(({ act, at: _at, ...decision }): PartContent => [`decision/${act}`, decision]),
    ...state.actions.map(({ id, ...action }): PartContent => [`action/${id}`, action]),
    ...state.carried.map(({ action, ...carried }): PartContent => [`carried/${action}`, carried]),
    ...takingPart(state).map((member): PartContent => [`person/${member}`, personPart(state, member)]),
  ];
}

/** Whose presence or ballots it tells of. */
export function takingPart({ attendance, votes }: Pick<MeetingState, 'attendance' | 'votes'>): MemberId[] {
  const voters = votes.flatMap(({ ballots }) => ballots.map(({ voter }) => voter));
  return [...new Set([...attendance.keys(), ...voters])].sort();
}

/** Whom it names: those too who signed something, or were given something to do. */
export const namedIn = (state: MeetingState): MemberId[] =>
  [...new Set([...state.people, ...takingPart(state)])].sort();

function meetingPart({ title, place, startsAt, phase, notice, due, present, quorum }: MeetingState): unknown {
  return {
    title,
    place,
    startsAt,
    ...('chair' in phase && { chair: phase.chair }),
    due,
    present,
    ...(quorum && { quorum }),
    ...(notice && { profile: notice.profile, roll: rollDigest(notice.roll) }),
  };
}

/** Without who was there and who voted how: that lies with each person. */
function votePart({
  item,
  text,
  digest,
  method,
  openedBy,
  presentCount,
  quorumStood,
  ...vote
}: Vote): unknown {
  const { result, toBeChecked, count } = vote;
  return {
    item,
    text,
    digest,
    method,
    openedBy,
    presentCount,
    quorumStood,
    result,
    toBeChecked,
    ...(count && { count }),
  };
}

function personPart({ attendance, votes }: MeetingState, member: MemberId): unknown {
  const { presence, how, reason } = attendance.get(member) ?? {};
  const ballots = votes.flatMap(({ id, ballots }) =>
    ballots
      .filter(({ voter }) => voter === member)
      .map(({ choice, standing, byHand }) => ({ vote: id, choice, standing, ...(byHand && { byHand }) })),
  );
  return { ...(presence && { presence, how }), ...(reason && { reason }), ballots };
}

/** Cut between characters; together they are the text. */
function pieces(text: string): string[] {
  const cut: string[] = [];
  let piece = '';
  let length = 0;
  for (const character of text.toWellFormed()) {
    const more = JSON.stringify(character).length - 2;
    if (length + more > MOST_OF_MINUTES) {
      cut.push(piece);
      piece = '';
      length = 0;
    }
    piece += character;
    length += more;
  }
  return piece ? [...cut, piece] : cut;
}
