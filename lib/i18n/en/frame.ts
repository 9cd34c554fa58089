import type { Messages } from '../language.tsx';

export const frame: Messages['frame'] = {
  product: 'Pavilion',
  places: 'Main pages',
  today: 'Today',
  meetings: 'Meetings',
  me: 'Me',
  skip: 'Skip to the content',
  opening: 'Opening…',
  offline: 'No network. Go on as usual; everything is delivered once you are back.',
  again: 'Your sign-in has ended. All you wrote is still here, and is delivered after you sign in again.',
  signInAgain: 'Sign in again',
  setAside:
    '{count, plural, one {# thing that was not accepted is kept under “Me”. Nothing is lost.} other {# things that were not accepted are kept under “Me”. Nothing is lost.}}',
  look: 'Have a look',
  keepFailed:
    'This phone has no room left. Please keep this page open and export what is not delivered, under “Me”.',
  notFoundTitle: 'There is no such page',
  notFound: 'The address may be wrong, or the page has moved.',
  home: 'Back to today',
};

export const ticks: Messages['ticks'] = {
  keeping: { word: 'Keeping', sentence: 'It is being kept on this phone; one moment.' },
  kept: {
    word: 'On this phone',
    sentence: 'Kept on this phone. The centre does not have it yet; it is delivered once there is a network.',
  },
  delivered: { word: 'Delivered', sentence: 'It is on this phone, and kept at the centre.' },
  failed: {
    word: 'Not kept',
    sentence:
      'This phone has no room left. Keep this page open and export what is not delivered, under “Me”.',
  },
};

export const update: Messages['update'] = {
  ready: 'A new version is ready. Nothing you wrote is lost.',
  reload: 'Update now',
};

export const roles: Messages['roles'] = {
  resident: 'resident',
  organiser: 'event organiser',
  volunteer: 'volunteer',
  coordinator: 'coordinator',
  planner: 'agenda planner',
  recorder: 'recorder',
  chair: 'chair',
  committee: 'committee',
};
