import { languages, textSizes } from '../../lib/i18n/screen-settings.ts';
import { lookName } from '../looks.ts';
import type { SizedLook } from '../scenes/scene.ts';

const sizes = [
  { width: 360, height: 740 },
  { width: 1280, height: 860 },
] as const;

/** Phone and desk, both languages, three text sizes, light and dark: 24. Those of one language follow each other. */
export const allLooks: readonly SizedLook[] = languages.flatMap((language) =>
  sizes.flatMap((size) =>
    textSizes.flatMap((text) =>
      (['light', 'dark'] as const).map((theme) => ({ language, text, theme, ...size })),
    ),
  ),
);

export const nameOf = (look: SizedLook): string => `${look.width}-${lookName(look)}`;

/** Enough to see at a glance what a change has done. */
const QUICK = [
  '360-zh-CN-normal-light',
  '360-zh-CN-largest-light',
  '360-en-normal-light',
  '360-en-largest-light',
  '1280-zh-CN-normal-light',
  '1280-en-normal-dark',
];
export const quickLooks = allLooks.filter((look) => QUICK.includes(nameOf(look)));
