import type { Messages } from '../language.tsx';

export const today: Messages['today'] = {
  morning: 'Good morning, {name}',
  noon: 'Good day, {name}',
  afternoon: 'Good afternoon, {name}',
  evening: 'Good evening, {name}',
  nothing: 'Nothing waits for you today',
  nextMeeting: 'Next meeting',
  inSession: 'Meeting now',
  myActions: 'Given to me',
};

export const meetings: Messages['meetings'] = {
  title: 'Meetings',
  next: 'The next one',
  later: 'Later ones',
  past: 'Earlier meetings',
  empty: 'No meeting yet. You will see it here once it is being prepared.',
  untitled: 'Meeting',
  daysLeft: '{days, plural, =0 {today} =1 {tomorrow} other {in # days}}',
  decided: '{count, plural, =0 {no decisions} one {# decision} other {# decisions}}',
  openVotes: '{count, plural, one {# vote is open} other {# votes are open}}',
  prepare: 'Prepare the meeting of {day}',
  prepareWhat:
    'The monthly meeting is not prepared yet. List its items; until the notice, all can be changed.',
};

export const agenda: Messages['agenda'] = {
  frame: 'Time and place',
  meetingTitle: 'Name of the meeting',
  place: 'Place',
  startsAt: 'Begins',
  items: '{count, plural, =0 {Agenda} one {Agenda (# item)} other {Agenda (# items)}}',
  total: '{minutes} minutes in all',
  empty: 'The agenda is not there yet',
  itemNumber: 'Item {number}',
  minutes: '{count} min',
  minutesOf: 'Minutes for “{title}”',
  less: '5 minutes less',
  more: '5 minutes more',
  up: 'Up',
  down: 'Down',
  remove: 'Remove',
  moveUp: 'Move “{title}” up',
  moveDown: 'Move “{title}” down',
  removeItem: 'Remove “{title}”',
  removed: '“{title}” is removed',
  undo: 'Undo',
  newItem: 'Add an item',
  newItemHint: 'What is to be discussed, in one sentence',
  writeFirst: 'Write first what is to be discussed',
  add: 'Add to the agenda',
  unnotified: 'added after the notice',
  state: {
    contested: 'contested',
    voting: 'voting now',
    current: 'being discussed',
    adopted: 'adopted',
    rejected: 'rejected',
    deferred: 'deferred',
    open: 'not yet discussed',
  },
};

export const notice: Messages['notice'] = {
  title: 'Publish the notice',
  what: 'Publish once the agenda is ready. From then on agenda, roll and rules are fixed, and people can check in and vote.',
  profile: 'Rules of voting',
  noProfile:
    'The community has no rules of voting for that day, so nothing can be published. The committee sets them.',
  needsFrame: 'Fill in name and beginning first',
  needsItems: 'Add at least one item first',
  needsPeople: 'The roll is not on this phone yet; connect once',
  look: 'See what will be published',
  freezes: 'What the notice fixes',
  meeting: 'Meeting',
  agenda: 'Agenda',
  agendaSize: '{count, plural, one {# item, not changed any more} other {# items, not changed any more}}',
  roll: 'Roll',
  rollSize: '{count, plural, one {# person is due} other {# people are due}}',
  rollSource: 'Register of residents of {community}',
  carried: 'Actions of last month',
  carriedSize: '{count, plural, =0 {none} other {#, reviewed in the meeting}}',
  forGood: 'A notice cannot be taken back.',
  publish: 'Publish the notice',
  back: 'Change more',
};

export const rule: Messages['rule'] = {
  voter: { person: 'One vote for each person', household: 'One vote for each household' },
  quorum: 'Valid when at least {num}/{den} of those due are present',
  moreThan: 'Carried by more than {num}/{den} of those {base}',
  atLeast: 'Carried by at least {num}/{den} of those {base}',
  bases: { present: 'present', cast: 'voting', roll: 'due' },
};
