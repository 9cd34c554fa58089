import type { Speech } from './reader.ts';

/** A little slower than people speak. */
const RATE = 0.9;

/** The browser's speech; undefined where it has none. */
export function browserSpeech(): Speech | undefined {
  if (!('speechSynthesis' in window)) return undefined;
  const synthesis = window.speechSynthesis;
  // Held, or some browsers forget to tell of its end.
  let current: SpeechSynthesisUtterance | undefined;
  return {
    voices: () => synthesis.getVoices(),
    onVoices: (listener) => {
      synthesis.addEventListener('voiceschanged', listener);
      return () => synthesis.removeEventListener('voiceschanged', listener);
    },
    say: (text, voice, { done, failed }) => {
      current = new SpeechSynthesisUtterance(text);
      Object.assign(current, { voice, lang: voice.lang, rate: RATE, onend: done, onerror: failed });
      synthesis.speak(current);
    },
    hush: () => {
      current = undefined;
      synthesis.cancel();
    },
  };
}
