'use client';

import { createContext, type ReactNode, use, useEffect, useMemo, useState } from 'react';
import { IntlProvider, useLocale, useMessages, useTimeZone } from 'use-intl';
import type { Messages, ShellMessages } from './messages.ts';
import { defaultSettings, type KeyValueStore } from './screen-settings.ts';
import { type OwnSettings, useOwnSettings } from './use-own-settings.ts';
import shellInChinese from './zh-cn/shell.json';

const ScreenContext = createContext<OwnSettings>({ settings: defaultSettings, change: () => undefined });

/** Language, text size, theme, contrast and motion, and how to change them. */
export const useScreenSettings = (): OwnSettings => use(ScreenContext);

export interface LanguageProviderProps {
  /** Always the same one. */
  store: KeyValueStore;
  /** Whose settings they are. */
  member: string | undefined;
  children: ReactNode;
}

/**
 * Gives the messages in the language chosen. Chinese is the source and in the shell; English is fetched (from the
 * precache, when offline) by those who chose it. Until it is there, Chinese stands.
 */
export function LanguageProvider({ store, member, children }: LanguageProviderProps) {
  const screen = useOwnSettings(store, member);
  const { settings } = screen;
  const english = useEnglish(settings.language === 'en', shellInEnglish);
  const locale = english ? 'en' : 'zh-CN';
  useEffect(() => {
    document.documentElement.lang = locale;
  }, [locale]);
  const timeZone = useMemo(() => Intl.DateTimeFormat().resolvedOptions().timeZone, []);

  return (
    <ScreenContext value={screen}>
      <IntlProvider locale={locale} messages={english ?? shellInChinese} timeZone={timeZone}>
        {children}
      </IntlProvider>
    </ScreenContext>
  );
}

export interface MoreMessagesProps {
  inChinese: Partial<Messages>;
  inEnglish: () => Promise<Partial<Messages>>;
  /** Shown until the words are there. */
  waiting: ReactNode;
  children: ReactNode;
}

/** Adds the words of one route, or of a part that is rarely shown, to those of the shell. */
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
