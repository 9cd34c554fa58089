/** What phones are told while the app is closed, by kind: what each person chooses among. */
export const pushKinds = ['rating', 'agenda', 'notice'] as const;
export type PushKind = (typeof pushKinds)[number];
