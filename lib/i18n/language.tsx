'use client';

import { createContext, type ReactNode, use, useCallback, useEffect, useMemo, useState } from 'react';
import { IntlProvider, useLocale, useMessages, useTimeZone } from 'use-intl';
import type { MeetingMessages, ShellMessages } from './messages.ts';
import {
  defaultSettings,
  type KeyValueStore,
  readSettings,
  type ScreenSettings,
  writeSettings,
} from './screen-settings.ts';
import { shownScreen, showScreen, wishQueries } from './shown-screen.ts';
import shellInChinese from './zh-cn/shell.json';

interface Screen {
  readonly settings: ScreenSettings;
  change(part: Partial<ScreenSettings>): void;
}

const ScreenContext = createContext<Screen>({ settings: defaultSettings, change: () => undefined });

/** Language, text size, theme, contrast and motion, and how to change them. */
export const useScreenSettings = (): Screen => use(ScreenContext);

/**
 * Gives the messages in the language chosen on this device. Chinese is the source and in the shell; English is
 * fetched (from the precache, when offline) by those who chose it. Until it is there, Chinese stands.
 */
export function LanguageProvider({ store, children }: { store: () => KeyValueStore; children: ReactNode }) {
  const [known, setKnown] = useState<ScreenSettings>();
  const settings = known ?? defaultSettings;
  useEffect(() => setKnown(readSettings(store())), [store]);
  useShown(known);

  const english = useEnglish(settings.language === 'en', shellInEnglish);
  const locale = english ? 'en' : 'zh-CN';
  useEffect(() => {
    document.documentElement.lang = locale;
  }, [locale]);

  const change = useCallback(
    (part: Partial<ScreenSettings>) => {
      const next = { ...settings, ...part };
      setKnown(next);
      writeSettings(store(), next);
    },
    [settings, store],
  );
  const screen = useMemo(() => ({ settings, change }), [settings, change]);

  return (
    <ScreenContext value={screen}>
      <IntlProvider
        locale={locale}
        messages={english ?? shellInChinese}
        timeZone={Intl.DateTimeFormat().resolvedOptions().timeZone}
      >
        {children}
      </IntlProvider>
    </ScreenContext>
  );
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

export interface MoreMessagesProps {
  inChinese: MeetingMessages;
  inEnglish: () => Promise<MeetingMessages>;
  /** Shown until the words are there. */
  waiting: ReactNode;
  children: ReactNode;
}

/** Adds the words of one route to those of the shell. */
export function MoreMessages({ inChinese, inEnglish, waiting, children }: MoreMessagesProps) {
  const locale = useLocale();
  const timeZone = useTimeZone();
  const shell = useMessages();
  const english = useEnglish(locale === 'en', inEnglish);
  const messages = useMemo(() => ({ ...shell, ...(english ?? inChinese) }), [shell, english, inChinese]);
  if (locale === 'en' && !english) return waiting;
  return (
    <IntlProvider locale={locale} messages={messages} timeZone={timeZone}>
      {children}
    </IntlProvider>
  );
}

const shellInEnglish = (): Promise<ShellMessages> =>
  import('./en/shell.json').then((module) => module.default);

function useEnglish<Words>(wanted: boolean, load: () => Promise<Words>): Words | undefined {
  const [words, setWords] = useState<Words>();
  useEffect(() => {
    if (!wanted) return;
    let current = true;
    void load().then((loaded) => current && setWords(loaded));
    return () => {
      current = false;
    };
  }, [wanted, load]);
  return wanted ? words : undefined;
}
