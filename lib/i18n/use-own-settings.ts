import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { markOf, readMembersSettings, writeMembersSettings } from './members-settings.ts';
import {
  defaultSettings,
  type KeyValueStore,
  readSettings,
  type ScreenSettings,
  writeSettings,
} from './screen-settings.ts';
import { shownScreen, showScreen, wishQueries } from './shown-screen.ts';

export interface OwnSettings {
  readonly settings: ScreenSettings;
  change(part: Partial<ScreenSettings>): void;
  /** False until what is stored was read. */
  readonly isRead: boolean;
}

/** This person's own settings; before anybody is signed in, those that were shown last. */
export function useOwnSettings(store: KeyValueStore, member: string | undefined): OwnSettings {
  const [known, setKnown] = useState<ScreenSettings>();
  const settings = known ?? defaultSettings;
  useEffect(() => setKnown(readSettings(store)), [store]);
  useShown(known);

  const mark = useRef<string>(undefined);
  /** Who makes the text larger at the sign-in means it for himself. */
  const chosenBefore = useRef<Partial<ScreenSettings>>({});
  const keep = useCallback(
    (next: ScreenSettings) => {
      setKnown(next);
      writeSettings(store, next);
      if (mark.current) writeMembersSettings(store, mark.current, next);
    },
    [store],
  );
  useEffect(() => {
    if (!member) return;
    let current = true;
    void markOf(member).then((found) => {
      if (!current || !found) return;
      mark.current = found;
      keep({ ...(readMembersSettings(store, found) ?? readSettings(store)), ...chosenBefore.current });
      chosenBefore.current = {};
    });
    return () => {
      current = false;
      mark.current = undefined;
    };
  }, [member, store, keep]);

  const change = useCallback(
    (part: Partial<ScreenSettings>) => {
      if (!mark.current) chosenBefore.current = { ...chosenBefore.current, ...part };
      keep({ ...settings, ...part });
    },
    [settings, keep],
  );
  return useMemo(() => ({ settings, change, isRead: known !== undefined }), [settings, change, known]);
}

/** Until the settings are read, what the first script has put on the page stands. */
function useShown(settings: ScreenSettings | undefined): void {
  useEffect(() => {
    if (!settings) return;
    const dark = matchMedia(wishQueries.dark);
    const moreContrast = matchMedia(wishQueries.moreContrast);
    const lessMotion = matchMedia(wishQueries.lessMotion);
    const show = () =>
      showScreen(
        document,
        shownScreen(settings, {
          dark: dark.matches,
          moreContrast: moreContrast.matches,
          lessMotion: lessMotion.matches,
        }),
      );
    show();
    const wishes = [dark, moreContrast, lessMotion];
    for (const wish of wishes) wish.addEventListener('change', show);
    return () => {
      for (const wish of wishes) wish.removeEventListener('change', show);
    };
  }, [settings]);
}
