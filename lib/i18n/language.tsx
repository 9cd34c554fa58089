'use client';

import { createContext, type ReactNode, use, useEffect, useMemo, useState } from 'react';
import { IntlProvider, useLocale, useMessages, useTimeZone } from 'use-intl';
import { TIME_ZONE } from './dates.ts';
import type { Messages, ShellMessages } from './messages.ts';
import { defaultSettings, type KeyValueStore } from './screen-settings.ts';
import { type OwnSettings, useOwnSettings } from './use-own-settings.ts';
import shellInChinese from './zh-cn/shell.json';

const ScreenContext = createContext<OwnSettings>({
  settings: defaultSettings,
  change: () => undefined,
  isRead: false,
});

/** Language, text size, theme, contrast and motion, and how to change them. */
export const useScreenSettings = (): OwnSettings => use(ScreenContext);

const ComingContext = createContext(false);

/** The words of the language chosen are on their way: a page that waits for them is not drawn twice. */
export const useWordsComing = (): boolean => use(ComingContext);

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
  const { settings, isRead } = screen;
  const { words: english, coming } = useEnglish(settings.language === 'en', shellInEnglish);
  const locale = english ? 'en' : 'zh-CN';
  // Until it is known which words are shown, what the first script has put on the page stands.
  useEffect(() => {
    if (isRead && !coming) document.documentElement.lang = locale;
  }, [isRead, coming, locale]);

  return (
    <ScreenContext value={screen}>
      <ComingContext value={coming}>
        <IntlProvider locale={locale} messages={english ?? shellInChinese} timeZone={TIME_ZONE}>
          {children}
        </IntlProvider>
      </ComingContext>
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
  const { words: english, coming } = useEnglish(locale === 'en', inEnglish);
  const messages = useMemo(() => ({ ...shell, ...(english ?? inChinese) }), [shell, english, inChinese]);
  if (coming) return waiting;
  return (
    <IntlProvider locale={locale} messages={messages} timeZone={timeZone}>
      {children}
    </IntlProvider>
  );
}

const shellInEnglish = (): Promise<ShellMessages> =>
  import('./en/shell.json').then((module) => module.default);

interface English<Words> {
  readonly words: Words | undefined;
  /** False once it is known whether they can be had. */
  readonly coming: boolean;
}

function useEnglish<Words>(wanted: boolean, load: () => Promise<Words>): English<Words> {
  const [words, setWords] = useState<Words>();
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    if (!wanted) return;
    let current = true;
    void load().then(
      (loaded) => current && setWords(loaded),
      () => current && setFailed(true),
    );
    return () => {
      current = false;
    };
  }, [wanted, load]);
  return { words: wanted ? words : undefined, coming: wanted && !words && !failed };
}
