'use client';

import { useMemo } from 'react';
import { type DocumentId, plainIdOf } from '../../shared/ids.ts';
import { useDocumentRows } from '../../sync/use-document-rows.ts';
import { isCalendarDate } from '../local-time.ts';
import type { MeetingSummary } from '../meeting-state.ts';

export interface MeetingRow {
  readonly id: DocumentId;
  /** `2026-12-05`. */
  readonly day: string;
  readonly summary: MeetingSummary;
}

/** All meetings this device holds, the newest first; opens none of them. */
export function useMeetingRows(): readonly MeetingRow[] {
  const rows = useDocumentRows('meeting');
  return useMemo(
    () =>
      rows
        .map(({ id, summary }) => ({
          id,
          day: dayOf(id, summary as MeetingSummary),
          summary: summary as MeetingSummary,
        }))
        .sort((a, b) => (a.day < b.day ? 1 : -1)),
    [rows],
  );
}

/** A monthly meeting's id is its day; any other has the day on which it begins. */
const dayOf = (id: DocumentId, { startsAt }: MeetingSummary): string =>
  isCalendarDate(plainIdOf(id)) ? plainIdOf(id) : startsAt.slice(0, 10);

/** The first that is still to come or is today. */
export const nextOf = (rows: readonly MeetingRow[], today: string): MeetingRow | undefined =>
  rows.filter((row) => row.day >= today).at(-1);
