/** Runs in a page: hands it eyes, which judge what they see. */
import { type FocusBars, focusFault, ringFaults } from './focus.ts';
import { type TargetBars, targetFaults } from './targets.ts';
import { type TextBars, textFaults } from './texts.ts';

const eyes = {
  screen: (bars: TargetBars & TextBars): string[] => [...targetFaults(bars), ...textFaults(bars)],
  rings: (bars: FocusBars): string[] => ringFaults(bars),
  focus: (bars: FocusBars): string | undefined => focusFault(bars),
};

declare global {
  interface Window {
    eyes: typeof eyes;
  }
}

window.eyes = eyes;
