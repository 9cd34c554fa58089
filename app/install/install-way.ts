/** How the app gets onto the home screen of this phone, or the desk of this computer. */
export type InstallWay =
  /** It runs from there already. */
  | 'installed'
  /** The browser asks by itself when told to. */
  | 'prompt'
  /** A page within WeChat or another app, which cannot install. */
  | 'in-app'
  | 'ios'
  | 'android'
  /** Chrome, Edge and their like. */
  | 'desktop'
  | 'mac-safari'
  | 'none';

/** What the browser says of itself. */
export interface BrowserFacts {
  readonly userAgent: string;
  /** An iPad says that it is a Mac, but no Mac has more than one. */
  readonly touchPoints: number;
  /** It runs in a window of its own. */
  readonly isStandalone: boolean;
  /** The browser has offered to ask. */
  readonly hasPrompt: boolean;
}

export function installWay({ userAgent, touchPoints, isStandalone, hasPrompt }: BrowserFacts): InstallWay {
  const says = (pattern: RegExp): boolean => pattern.test(userAgent);
  if (isStandalone) return 'installed';
  if (says(IN_APP)) return 'in-app';
  if (hasPrompt) return 'prompt';
  const isMac = says(/Macintosh/);
  if (says(/iPhone|iPad|iPod/) || (isMac && touchPoints > 1)) return 'ios';
  if (says(/Android|HarmonyOS|OpenHarmony/)) return 'android';
  if (says(/Firefox\//)) return 'none';
  if (says(/Chrome\//)) return 'desktop';
  return isMac && says(/Version\/.*Safari\//) ? 'mac-safari' : 'none';
}

/** WeChat, its computer version, WeCom, QQ, Weibo, Alipay, DingTalk, Toutiao; and any page in an Android app. */
const IN_APP = /MicroMessenger|wxwork|QQ\/\d|Weibo|AlipayClient|DingTalk|NewsArticle|; wv\)/;
