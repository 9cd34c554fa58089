import type { Messages } from '../language.tsx';

export const signIn: Messages['signIn'] = {
  title: 'Sign in to the pavilion',
  titleOf: 'Sign in to the pavilion of {community}',
  why: 'Sign in once; afterwards it works on this phone without a network too.',
  account: 'Account',
  password: 'Password',
  showPassword: 'Show the password',
  fillBoth: 'Fill in account and password first',
  go: 'Sign in',
  busy: 'Signing in…',
  offline: 'The first sign-in needs a network. Please try again once you have one.',
  noAccount: 'No account? Ask the committee for one.',
  screen: 'Text size and language',
  welcome: 'You are signed in. Welcome, {name}.',
};

export const join: Messages['join'] = {
  title: 'Found a community',
  what: 'This link works once. You will be the first account of the committee.',
  community: 'Name of the community',
  communityHint: 'For example: 和睦里',
  name: 'Your name',
  account: 'Account',
  accountHint: 'For signing in: small letters or digits',
  password: 'Password',
  passwordHint: 'At least 8 characters',
  fillAll: 'Fill in all four; the password has at least 8 characters',
  found: 'Found it and sign in',
  noToken: 'This link is not complete. Open the address that the server printed at its first start.',
};

export const me: Messages['me'] = {
  title: 'Me',
  comma: ', ',
  community: 'Community',
  roles: 'Offices',
  household: 'Household',
  representative: 'its representative',
  screen: 'Display',
  text: 'Size of the text',
  textNormal: 'Normal',
  textLarge: 'Large',
  textLargest: 'Largest',
  language: '语言 Language',
  theme: 'Light and dark',
  themeSystem: 'As the phone',
  themeLight: 'Light',
  themeDark: 'Dark',
  phone: 'On this phone',
  documents:
    '{count, plural, one {# document is kept here, readable without a network.} other {# documents are kept here, readable without a network.}}',
  unsent:
    '{count, plural, one {# change is not delivered yet; it goes out once there is a network.} other {# changes are not delivered yet; they go out once there is a network.}}',
  allSent: 'All you wrote is delivered.',
  export: 'Export what is not delivered',
  signOut: 'Sign out',
  signOutTitle: 'Sign out?',
  signOutWhat:
    'What is kept here of yours is cleared. What is delivered stays at the centre for your next sign-in.',
  signOutLoses:
    '{count, plural, one {# change is not delivered and would be gone. Please export it first.} other {# changes are not delivered and would be gone. Please export them first.}}',
  signOutAnyway: 'Drop them and sign out',
  signOutNow: 'Sign out',
  stay: 'Stay signed in',
};

export const setAside: Messages['setAside'] = {
  title: 'What was not accepted',
  what: 'The centre did not accept these, but not a word is lost. Copy what you need, then delete it.',
  empty: 'Nothing. All you wrote was accepted.',
  content: 'What was written',
  copy: 'Copy',
  copied: 'Copied',
  discard: 'Delete',
  discardTitle: 'Delete this?',
  discardWhat: 'Only this phone has it. It cannot be brought back.',
  discardNow: 'Delete',
  keep: 'Keep it',
};
