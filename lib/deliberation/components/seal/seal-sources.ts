'use client';

import { useMemo } from 'react';
import { proseOf, sheetOf } from '../../../record/document.ts';
import { blockTexts } from '../../../record/prose-text.ts';
import { type MemberId, plainIdOf } from '../../../shared/ids.ts';
import { minutesRoot } from '../../agenda.ts';
import type { Part, PreviousRecord } from '../../record-manifest.ts';
import { differencesFrom } from '../../seal-draft.ts';
import { readCopies } from '../../sealed-copies.ts';
import type { Seal } from '../../sealing.ts';
import type { MeetingDesk } from '../meeting-desk.ts';
import { type MeetingRow, useMeetingRows } from '../meeting-rows.ts';

/** The text under an item as it stands on this device now. */
export const minutesOn = ({ live }: Pick<MeetingDesk, 'live'>, item: string): string =>
  blockTexts(proseOf(live.doc, minutesRoot(item))).join('\n');

/** The newest sealed record before this meeting: what the chain goes on from. */
export function usePreviousRecord({ live }: MeetingDesk): PreviousRecord | undefined {
  const rows = useMeetingRows();
  return useMemo(() => previousIn(rows, plainIdOf(live.id)), [rows, live.id]);
}

function previousIn(rows: readonly MeetingRow[], id: string): PreviousRecord | undefined {
  const own = rows.find((row) => plainIdOf(row.id) === id)?.day ?? id;
  const before = rows.find((row) => row.day < own && row.summary.sealed !== undefined);
  return before?.summary.sealed === undefined ? undefined : { doc: before.id, digest: before.summary.sealed };
}

/** The register's names; without a word in their place where it has none. */
export function nameIn({ people }: Pick<MeetingDesk, 'people'>): (member: MemberId) => string | undefined {
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return (member) => names.get(member);
}

/** The parts of a seal that this device can show. */
export function useSealedParts(desk: MeetingDesk, seal: Pick<Seal, 'parts'>): ReadonlyMap<string, Part> {
  const { live, state, people } = desk;
  // biome-ignore lint/correctness/useExhaustiveDependencies: with every new state the sheet may hold more.
  return useMemo(
    () => readCopies(seal.parts, sheetOf(live.doc), nameIn({ people })),
    [live.doc, state, people, seal.parts],
  );
}

/** In which parts what this device makes of the meeting is not what was sealed. */
export const differencesHere = (
  desk: MeetingDesk,
  seal: Pick<Seal, 'parts'>,
  sealed: ReadonlyMap<string, Part>,
): string[] => differencesFrom(desk.state, (item) => minutesOn(desk, item), seal.parts, sealed);
