/** How this device shows things. It belongs to the phone, not to the person: it holds before anybody signs in. */

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
      contrast: oneOf(contrasts, stored.contrast, defaultSettings.contrast),
      motion: oneOf(motions, stored.motion, defaultSettings.motion),
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
