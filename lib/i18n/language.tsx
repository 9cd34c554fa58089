'use client';

import { createContext, type ReactNode, use, useCallback, useEffect, useMemo, useState } from 'react';
import { IntlProvider } from 'use-intl';
import {
  applySettings,
  defaultSettings,
  type KeyValueStore,
  readSettings,
  type ScreenSettings,
  writeSettings,
} from './screen-settings.ts';
import { zhCn } from './zh-cn.ts';

export type Messages = typeof zhCn;

declare module 'use-intl' {
  interface AppConfig {
    Messages: Messages;
  }
}

interface Screen {
  readonly settings: ScreenSettings;
  change(part: Partial<ScreenSettings>): void;
}

const ScreenContext = createContext<Screen>({ settings: defaultSettings, change: () => undefined });

/** Language, text size and theme of this device, and how to change them. */
export const useScreenSettings = (): Screen => use(ScreenContext);

/**
 * Gives the messages in the language chosen on this device. Chinese is the source and in the shell; English is
 * fetched (from the precache, when offline) by those who chose it. Until it is there, Chinese stands.
 */
export function LanguageProvider({ store, children }: { store: () => KeyValueStore; children: ReactNode }) {
  const [settings, setSettings] = useState(defaultSettings);
  const [english, setEnglish] = useState<Messages>();

  useEffect(() => setSettings(readSettings(store())), [store]);

  const wantsEnglish = settings.language === 'en';
  useEffect(() => {
    if (!wantsEnglish || english) return;
    let current = true;
    void import('./en.ts').then(({ en }) => current && setEnglish(en));
    return () => {
      current = false;
    };
  }, [wantsEnglish, english]);

  const showsEnglish = wantsEnglish && english !== undefined;
  const locale = showsEnglish ? 'en' : 'zh-CN';
  useEffect(() => {
    applySettings(document.documentElement, settings);
    document.documentElement.lang = locale;
  }, [settings, locale]);

  const change = useCallback(
    (part: Partial<ScreenSettings>) => {
      const next = { ...settings, ...part };
      setSettings(next);
      writeSettings(store(), next);
    },
    [settings, store],
  );
  const screen = useMemo(() => ({ settings, change }), [settings, change]);

  return (
    <ScreenContext value={screen}>
      <IntlProvider
        locale={locale}
        messages={showsEnglish ? english : zhCn}
        timeZone={Intl.DateTimeFormat().resolvedOptions().timeZone}
      >
        {children}
      </IntlProvider>
    </ScreenContext>
  );
}
