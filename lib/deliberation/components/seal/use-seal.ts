'use client';

import { useState } from 'react';
import type { RefusalCode } from '../../../shared/refusal.ts';
import { draftSeal } from '../../seal-draft.ts';
import type { MeetingDesk } from '../meeting-desk.ts';
import { minutesOn, nameIn, usePreviousRecord } from './seal-sources.ts';

interface Sealer {
  readonly busy: boolean;
  readonly refusal: RefusalCode | undefined;
  seal(reason?: string): Promise<void>;
}

/** Freezes what this device holds: the copies go first, in one write, then the signature over their hashes. */
export function useSeal(desk: MeetingDesk, salt: () => string): Sealer {
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<RefusalCode>();
  const previous = usePreviousRecord(desk);
  const seal = async (reason?: string): Promise<void> => {
    setBusy(true);
    setRefusal(undefined);
    const { live, state } = desk;
    const minutesOf = (item: string) => minutesOn(desk, item);
    const { body, copies } = draftSeal(state, { minutesOf, nameOf: nameIn(desk), previous, salt }, reason);
    let refused: RefusalCode | undefined;
    live.doc.transact(() => {
      for (const [key, text] of copies) {
        const set = live.set(key, text);
        if (!set.ok) refused ??= set.refusal.code;
      }
    });
    if (refused) setRefusal(refused);
    else await desk.sign({ type: 'seal', body });
    setBusy(false);
  };
  return { busy, refusal, seal };
}
