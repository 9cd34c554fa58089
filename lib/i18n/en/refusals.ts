import type { Messages } from '../language.tsx';

export const refusals: Messages['refusals'] = {
  malformed: {
    what: 'What was sent is malformed and was not accepted.',
    safe: 'What you wrote is still on this phone.',
    next: 'Reload the page; if it happens again, tell the committee.',
  },
  'too-large': {
    what: 'It is too large to be sent at once.',
    safe: 'What you wrote is still on this phone.',
    next: 'Please write it in several parts.',
  },
  'too-fast': {
    what: 'Too much was sent too quickly.',
    safe: 'What you wrote is still on this phone.',
    next: 'Wait a moment; it is sent again by itself.',
  },
  'too-slow': {
    what: 'The network was too slow and the connection was cut.',
    safe: 'What you wrote is still on this phone.',
    next: 'It connects again by itself; nothing to do.',
  },
  'too-old': {
    what: 'This version is too old to write.',
    safe: 'All stays readable, and what you wrote is still on this phone.',
    next: 'Please update to the new version.',
  },
  'not-found': {
    what: 'It was not found.',
    safe: 'Nothing else is affected.',
    next: 'Please check the address.',
  },
  unavailable: {
    what: 'The centre is not available just now.',
    safe: 'What you wrote is still on this phone.',
    next: 'Try again in a while.',
  },
  offline: {
    what: 'There is no network.',
    safe: 'What you wrote is on this phone and is delivered once you are back.',
    next: 'Try again with a network.',
  },
  'not-signed-in': {
    what: 'You are not signed in, or your sign-in has ended.',
    safe: 'What you wrote is still on this phone.',
    next: 'Please sign in again.',
  },
  'not-yours': {
    what: 'This is not open to you.',
    safe: 'Nothing else is affected.',
    next: 'If it should be, tell the committee.',
  },
  'wrong-origin': {
    what: 'The request did not come from this site and was not accepted.',
    safe: 'Nothing was changed.',
    next: 'Open the pavilion by its own address and try again.',
  },
  'wrong-password': {
    what: 'Account or password is wrong.',
    safe: 'Nothing was changed.',
    next: 'Try again; if you forgot it, ask the committee.',
  },
  'weak-password': {
    what: 'The password is too short.',
    safe: 'Nothing was changed.',
    next: 'Use at least 8 characters.',
  },
  'account-taken': {
    what: 'This account name is taken.',
    safe: 'Nothing was changed.',
    next: 'Choose another.',
  },
  'start-link-used': {
    what: 'This link has been used.',
    safe: 'The community exists and is not affected.',
    next: 'Sign in with an existing account.',
  },
  'no-such-kind': {
    what: 'This kind of document is not known here.',
    safe: 'What you wrote is still on this phone.',
    next: 'Please update to the new version.',
  },
  'unknown-root': {
    what: 'This place cannot be written.',
    safe: 'It was set aside and can be copied.',
    next: 'Write it elsewhere; if it happens again, tell the committee.',
  },
  'nested-type': {
    what: 'This field cannot hold that.',
    safe: 'It was set aside and can be copied.',
    next: 'Use text or a number.',
  },
  'bad-value': {
    what: 'The value does not fit this field.',
    safe: 'It was set aside and can be copied.',
    next: 'Make it shorter, or as the field asks.',
  },
  'client-taken': {
    what: "This phone's number was taken by another.",
    safe: 'What you wrote is still on this phone.',
    next: 'A new number is chosen and it is sent again.',
  },
  'stamps-are-the-centres': {
    what: 'Only the centre writes stamps.',
    safe: 'Nothing else is affected.',
    next: 'Reload the page; if it happens again, tell the committee.',
  },
  overwritten: {
    what: 'Acts cannot be overwritten or deleted.',
    safe: 'The former one is unchanged.',
    next: 'To correct it, act again.',
  },
  'deletes-too-much': {
    what: "Too much of others' text was deleted within an hour.",
    safe: 'Their text is still there; your change was set aside.',
    next: 'Talk to them, or ask the chair to delete it.',
  },
  'missing-predecessors': {
    what: 'An earlier part has not arrived.',
    safe: 'What you wrote is still on this phone.',
    next: 'It is sent again whole, by itself.',
  },
  'bad-act': {
    what: 'This act is not complete.',
    safe: 'Other acts are not affected.',
    next: 'Please do it again.',
  },
  'bad-badge': {
    what: 'The badge does not fit.',
    safe: 'What you wrote is still on this phone.',
    next: 'Go online; a new badge comes by itself.',
  },
  'bad-signature': {
    what: 'The signature does not fit; it may have been altered.',
    safe: 'It does not count; nothing else is affected.',
    next: 'The person should do it again.',
  },
  'other-document': {
    what: 'This act belongs to another document.',
    safe: 'Other acts are not affected.',
    next: 'Do it in its own document.',
  },
  'other-id': {
    what: "The act's id does not fit.",
    safe: 'Other acts are not affected.',
    next: 'Please do it again.',
  },
  'role-missing': {
    what: 'This takes an office that you do not hold.',
    safe: 'Nothing was changed.',
    next: 'Ask somebody who holds it.',
  },
  'cloned-key': {
    what: 'Two devices used one signing key.',
    safe: 'The one that arrived first counts.',
    next: 'This phone gets a new badge; please do it again.',
  },
  expired: {
    what: 'It arrived after the badge had ended and waits for confirmation.',
    safe: 'It is kept.',
    next: 'Chair or recorder can confirm it.',
  },
  revoked: {
    what: 'The badge was revoked; it waits for confirmation.',
    safe: 'It is kept.',
    next: 'Chair or recorder can confirm it.',
  },
  rejected: {
    what: 'A person in charge rejected it.',
    safe: 'It is kept but does not count.',
    next: 'Ask the chair if in doubt.',
  },
  'not-held': {
    what: 'This act needs no confirmation.',
    safe: 'Nothing was changed.',
    next: 'Nothing to do.',
  },
  'not-a-date': {
    what: "A meeting's id must be a date.",
    safe: 'Nothing was changed.',
    next: 'Prepare the meeting from the list.',
  },
  'already-published': {
    what: 'The notice is already published.',
    safe: 'The first one stands.',
    next: 'See the published notice.',
  },
  'not-published': {
    what: 'The notice is not published yet.',
    safe: 'Nothing was changed.',
    next: 'Wait for the notice.',
  },
  frozen: {
    what: 'The notice is published; the agenda is fixed.',
    safe: 'What you wrote was set aside and can be copied.',
    next: 'Raise it in the meeting.',
  },
  sealed: {
    what: 'This meeting is sealed.',
    safe: 'What you wrote was set aside and can be copied.',
    next: 'Add it as a correction.',
  },
  'not-the-chair': {
    what: 'Only who is in the chair can do this.',
    safe: 'Nothing was changed.',
    next: 'Ask the chair, or take the chair first.',
  },
  'no-such-item': {
    what: 'The agenda has no such item.',
    safe: 'Nothing was changed.',
    next: 'See the agenda.',
  },
  'no-such-vote': {
    what: 'There is no such vote.',
    safe: 'Nothing was changed.',
    next: 'Wait a moment; it may not have reached this phone.',
  },
  'vote-open': {
    what: 'A vote is open.',
    safe: 'Nothing was changed.',
    next: 'Close the running vote first.',
  },
  'vote-closed': {
    what: 'The vote is closed.',
    safe: 'The result is unchanged.',
    next: 'Ask the chair if in doubt.',
  },
  'not-entitled': {
    what: 'Not on the roll of this meeting, so no check-in and no ballot.',
    safe: 'Nothing was changed.',
    next: 'If that is wrong, tell the recorder.',
  },
  'not-on-agenda': {
    what: 'It was not in the notice: it may be discussed, not voted on.',
    safe: 'Nothing was changed.',
    next: 'Put it on the next agenda.',
  },
  'not-carried': {
    what: 'The vote did not carry, so it cannot be recorded as adopted.',
    safe: 'The result is unchanged.',
    next: 'Choose “rejected” or “deferred”.',
  },
  'wrong-hall-code': {
    what: 'The code is wrong.',
    safe: 'Nothing was changed.',
    next: 'Look at the four digits in the hall and try again.',
  },
  'wrong-text': {
    what: 'This ballot is for another text.',
    safe: 'Nothing was changed.',
    next: 'Read the text and vote again.',
  },
  'wrong-method': {
    what: 'This vote is not taken that way.',
    safe: 'Nothing was changed.',
    next: 'Vote as the chair says.',
  },
  'counts-do-not-add-up': {
    what: 'The four counts do not add up to those present.',
    safe: 'Nothing was changed.',
    next: 'Please count again.',
  },
  late: {
    what: 'It arrived after closing and was not counted.',
    safe: 'It is kept and can be seen.',
    next: 'If it could change the result, the result is to be checked.',
  },
  replaced: { what: 'A later one took its place.', safe: 'The later one counts.', next: 'Nothing to do.' },
  'two-in-household': {
    what: 'Two of one household voted; neither counts.',
    safe: 'Both are kept and can be seen.',
    next: 'The household should agree and its representative vote.',
  },
  outranked: {
    what: "The person's or the representative's own ballot goes first.",
    safe: 'That one is counted.',
    next: 'Nothing to do.',
  },
  contested: {
    what: 'Two people recorded different things.',
    safe: 'Both are kept and can be seen.',
    next: 'Somebody in charge must settle it.',
  },
  'not-kept': {
    what: 'This phone could not keep it.',
    safe: 'It is still on the page; please do not close it.',
    next: 'Free some space, or export it under “Me”.',
  },
};
