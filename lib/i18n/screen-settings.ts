/** How this phone shows things: what was chosen last, by whoever is or was signed in, or before anybody was. */

export const languages = ['zh-CN', 'en'] as const;
export type Language = (typeof languages)[number];
export const textSizes = ['normal', 'large', 'largest'] as const;
export type TextSize = (typeof textSizes)[number];
export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];
export const contrasts = ['system', 'more'] as const;
export type Contrast = (typeof contrasts)[number];
export const motions = ['system', 'less'] as const;
export type Motion = (typeof motions)[number];

export interface ScreenSettings {
  readonly language: Language;
  readonly text: TextSize;
  readonly theme: Theme;
  readonly contrast: Contrast;
  readonly motion: Motion;
}

/** The part of the browser's Storage that is used. */
export interface KeyValueStore {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
}

/** What is shown now; the first script reads it. Each person's own: members-settings.ts. */
export const SETTINGS_KEY = 'pavilion.screen';
export const defaultSettings: ScreenSettings = {
  language: 'zh-CN',
  text: 'normal',
  theme: 'system',
  contrast: 'system',
  motion: 'system',
};

const oneOf = <T extends string>(allowed: readonly T[], value: unknown, otherwise: T): T =>
  allowed.find((each) => each === value) ?? otherwise;

/** What is no setting gives way to the usual. */
export function settingsFrom(stored: unknown): ScreenSettings {
  const { language, text, theme, contrast, motion } = (stored ?? {}) as Record<string, unknown>;
  return {
    language: oneOf(languages, language, defaultSettings.language),
    text: oneOf(textSizes, text, defaultSettings.text),
    theme: oneOf(themes, theme, defaultSettings.theme),
    contrast: oneOf(contrasts, contrast, defaultSettings.contrast),
    motion: oneOf(motions, motion, defaultSettings.motion),
  };
}

/** Whatever is stored, damaged or blocked, the outcome is usable. */
export function readSettings(store: KeyValueStore): ScreenSettings {
  try {
    return settingsFrom(JSON.parse(store.getItem(SETTINGS_KEY) ?? '{}'));
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
