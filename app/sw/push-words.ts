import { pushed as english } from '../../lib/i18n/en/push.json';
import { pushed as chinese } from '../../lib/i18n/zh-cn/push.json';

type Occasion = keyof typeof chinese;

/** What a notification says: by the kind alone, since whoever holds the phone can read it. */
export function pushWords(kind: unknown, language: string | undefined): { title: string; text: string } {
  const words = language === 'en' ? english : chinese;
  return Object.hasOwn(words, String(kind)) ? words[kind as Occasion] : words.other;
}

/** For a phone on which nobody is signed in, and whose language nobody knows any more. */
export const signedOutWords = chinese.signedOut;
