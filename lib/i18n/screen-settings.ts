/** How this device shows things. It belongs to the phone, not to the person: it holds before anybody signs in. */

export const languages = ['zh-CN', 'en'] as const;
export type Language = (typeof languages)[number];
export const textSizes = ['normal', 'large', 'largest'] as const;
export type TextSize = (typeof textSizes)[number];
export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

export interface ScreenSettings {
  readonly language: Language;
  readonly text: TextSize;
  readonly theme: Theme;
}

/** The part of the browser's Storage that is used. */
export interface KeyValueStore {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
}

export const SETTINGS_KEY = 'pavilion.screen';
export const defaultSettings: ScreenSettings = { language: 'zh-CN', text: 'normal', theme: 'system' };

const oneOf = <T extends string>(allowed: readonly T[], value: unknown, otherwise: T): T =>
  allowed.find((each) => each === value) ?? otherwise;

/** Whatever is stored, damaged or blocked, the outcome is usable. */
export function readSettings(store: KeyValueStore): ScreenSettings {
  try {
    const stored = JSON.parse(store.getItem(SETTINGS_KEY) ?? '{}') as Partial<
      Record<keyof ScreenSettings, unknown>
    >;
    return {
      language: oneOf(languages, stored.language, defaultSettings.language),
      text: oneOf(textSizes, stored.text, defaultSettings.text),
      theme: oneOf(themes, stored.theme, defaultSettings.theme),
    };
  } catch {
    return defaultSettings;
  }
}

/** A browser that keeps nothing still shows the choice until it is closed. */
export function writeSettings(store: KeyValueStore, settings: ScreenSettings): void {
  try {
    store.setItem(SETTINGS_KEY, JSON.stringify(settings));
  } catch {
    // Shown for this visit only.
  }
}

/** `root`: the document's element. */
export function applySettings(
  root: { readonly dataset: Record<string, string | undefined> },
  settings: ScreenSettings,
): void {
  root.dataset.text = settings.text;
  if (settings.theme === 'system') delete root.dataset.theme;
  else root.dataset.theme = settings.theme;
}

/** Runs in the page before anything is painted, so that large text does not jump into place. */
export const firstPaint = `try{var s=JSON.parse(localStorage.getItem('${SETTINGS_KEY}')||'{}'),d=document.documentElement;if(s.text)d.dataset.text=s.text;if(s.theme&&s.theme!=='system')d.dataset.theme=s.theme;if(s.language)d.lang=s.language}catch(e){}`;
