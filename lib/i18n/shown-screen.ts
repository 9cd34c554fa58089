/** What the settings of the screen come to on the page, by the first script and by the app alike. */
import { type ScreenSettings, SETTINGS_KEY, type TextSize } from './screen-settings.ts';

/** What the phone's own settings ask for. */
export interface SystemWishes {
  readonly dark: boolean;
  readonly moreContrast: boolean;
  readonly lessMotion: boolean;
}

/** The media queries that tell of them. */
export const wishQueries = {
  dark: '(prefers-color-scheme: dark)',
  moreContrast: '(prefers-contrast: more)',
  lessMotion: '(prefers-reduced-motion: reduce)',
} as const satisfies Record<keyof SystemWishes, string>;

/** Of the browser's own bars: as `--paper` in app/styles/tokens.css, as it is and with more contrast. */
export const papers = { light: ['#fbf8f1', '#ffffff'], dark: ['#101614', '#000000'] } as const;

/**
 * What stands on `<html>`, and is all that the style sheet asks: `data-text`, `data-theme` (always dark or
 * light), `data-contrast="more"`, `data-motion="less"`.
 */
export interface ShownScreen {
  readonly text: TextSize;
  readonly theme: 'dark' | 'light';
  readonly contrast: 'more' | undefined;
  readonly motion: 'less' | undefined;
}

export function shownScreen(settings: ScreenSettings, wishes: SystemWishes): ShownScreen {
  const dark = settings.theme === 'dark' || (settings.theme === 'system' && wishes.dark);
  return {
    text: settings.text,
    theme: dark ? 'dark' : 'light',
    contrast: settings.contrast === 'more' || wishes.moreContrast ? 'more' : undefined,
    motion: settings.motion === 'less' || wishes.lessMotion ? 'less' : undefined,
  };
}

/** Puts it on the page; the colour of the browser's bars goes with it. */
export function showScreen(page: Document, { text, theme, contrast, motion }: ShownScreen): void {
  const { dataset } = page.documentElement;
  dataset.text = text;
  dataset.theme = theme;
  if (contrast) dataset.contrast = contrast;
  else delete dataset.contrast;
  if (motion) dataset.motion = motion;
  else delete dataset.motion;
  const bars = page.querySelector('meta[name=theme-color]') ?? page.createElement('meta');
  bars.setAttribute('name', 'theme-color');
  bars.setAttribute('content', papers[theme][contrast ? 1 : 0]);
  if (!bars.isConnected) page.head.prepend(bars);
}

/**
 * The same, as a script that runs in the page before anything is painted, so that nothing jumps or flashes. It
 * reads what is stored now; without it (no JavaScript) the page is light.
 */
export const firstPaint = `(function(){var s={},d=document,e=d.documentElement,a=e.dataset,b=d.createElement('meta');function m(q){return matchMedia(q).matches}try{s=JSON.parse(localStorage.getItem('${SETTINGS_KEY}'))||s}catch(x){}a.text=/^large(st)?$/.test(s.text)?s.text:'normal';a.theme=s.theme==='dark'||s.theme!=='light'&&m('${wishQueries.dark}')?'dark':'light';if(s.contrast==='more'||m('${wishQueries.moreContrast}'))a.contrast='more';if(s.motion==='less'||m('${wishQueries.lessMotion}'))a.motion='less';if(s.language==='en')e.lang='en';b.name='theme-color';b.content=${JSON.stringify(papers)}[a.theme][a.contrast?1:0];d.head.prepend(b)})()`;
