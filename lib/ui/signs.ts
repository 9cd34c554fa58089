/** What the bar shows over its words: lines in a square of 24. */
export type Sign = 'sun' | 'speech' | 'pavilion' | 'person';

export const SIGNS: Readonly<Record<Sign, string>> = {
  sun: 'M12 7.5a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9ZM12 1.5v3M12 19.5v3M1.5 12h3M19.5 12h3M4.6 4.6l2 2M17.4 17.4l2 2M4.6 19.4l2-2M17.4 6.6l2-2',
  speech:
    'M4 4h16a1.500 1.500 0 0 1 1.500 1.500v10a1.500 1.500 0 0 1-1.500 1.500h-8.500L6.500 21.500V17H4a1.500 1.500 0 0 1-1.500-1.500v-10A1.500 1.500 0 0 1 4 4ZM7 8.500h10M7 12.500h6',
  pavilion:
    'M12 2v3M2 11c4-.7 7.500-2.700 10-6 2.500 3.300 6 5.300 10 6M5 11v10M19 11v10M9 11v10M15 11v10M2 21h20M4 11h16',
  person: 'M12 3a4.500 4.500 0 1 1 0 9 4.500 4.500 0 0 1 0-9ZM3.500 21c.8-4 4.200-6 8.500-6s7.700 2 8.500 6Z',
};
