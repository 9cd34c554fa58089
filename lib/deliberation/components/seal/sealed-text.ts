'use client';

import type { Part } from '../../record-manifest.ts';
import { textIn } from '../../record-places.ts';
import type { MeetingDesk } from '../meeting-desk.ts';
import { minutesOn, useSealedParts } from './seal-sources.ts';

const NONE = { parts: {} };

/** An item's minutes as they were sealed, where something else stands there by now: that came too late. */
export function useSealedText(desk: MeetingDesk): (item: string) => string | undefined {
  const { sealing } = desk.state;
  const parts = useSealedParts(
    desk,
    sealing.at === 'waiting' || sealing.at === 'sealed' ? sealing.seal : NONE,
  );
  return (item) => {
    const sealed = sealedMinutes(desk, parts, item);
    return sealed === minutesOn(desk, item) ? undefined : sealed;
  };
}

/** The text under an item as it was sealed; undefined where nothing is sealed, or a piece cannot be seen here. */
export function sealedMinutes(
  { state: { sealing } }: Pick<MeetingDesk, 'state'>,
  parts: ReadonlyMap<string, Part>,
  item: string,
): string | undefined {
  if (sealing.at !== 'waiting' && sealing.at !== 'sealed') return undefined;
  const names = Object.keys(sealing.seal.parts).filter((name) => name.startsWith(`minutes/${item}/`));
  const pieces = names
    .sort((a, b) => Number(a.split('/')[2]) - Number(b.split('/')[2]))
    .map((name) => textIn(parts.get(name)?.value, 'text'));
  return pieces.every((piece) => piece !== undefined) ? pieces.join('') : undefined;
}
