/**
 * Reads sentences aloud by the browser's speech, one after the other. Only by voices of the phone itself: others
 * send the text to a third party.
 */

/** What is said, and in which language its words are. */
export interface Sentence {
  readonly text: string;
  /** `zh-CN`, `en`. */
  readonly language: string;
}

export type Reading =
  | { readonly at: 'silent' }
  /** `sentence`: the place of the one being said, or to be said when it goes on. */
  | { readonly at: 'reading' | 'paused'; readonly sentence: number }
  /** The phone could not say it. */
  | { readonly at: 'failed' };

/** The parts of a browser's voice that are used. */
export type Voice = Pick<SpeechSynthesisVoice, 'lang' | 'localService'>;

/** What speaks: the browser, or a stand-in. */
export interface Speech {
  voices(): readonly Voice[];
  /** Tells when there are others: phones learn of their voices late. Returns how to stop. */
  onVoices(listener: () => void): () => void;
  /** Says it once; then exactly one of both is told, late or not at all if it was hushed. */
  say(text: string, voice: Voice, told: { readonly done: () => void; readonly failed: () => void }): void;
  /** Ends what is being said. */
  hush(): void;
}

const SILENT: Reading = { at: 'silent' };

/** A voice of this phone for that language: the same region first; Cantonese does not stand for Mandarin. */
export function voiceFor(voices: readonly Voice[], language: string): Voice | undefined {
  // Android writes zh_CN.
  const tag = (voice: Voice) => voice.lang.replace('_', '-').toLowerCase();
  const wanted = language.toLowerCase();
  const [main = ''] = wanted.split('-');
  const own = voices.filter((voice) => voice.localService && tag(voice).split('-')[0] === main);
  return own.find((voice) => tag(voice) === wanted) ?? own.find((voice) => !/-(hk|mo)\b/.test(tag(voice)));
}

export class Reader {
  readonly #speech: Speech;
  readonly #listeners = new Set<() => void>();
  #sentences: readonly Sentence[] = [];
  #reading: Reading = SILENT;
  /** Counts what was begun or hushed: what is told of anything earlier is old. */
  #turn = 0;

  constructor(speech: Speech) {
    this.#speech = speech;
  }

  readonly reading = (): Reading => this.#reading;
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  start(sentences: readonly Sentence[]): void {
    this.#hush();
    this.#sentences = sentences;
    this.#say(0);
  }

  /** The sentence is said again from its beginning: phones do not pause within one. */
  goOn(): void {
    if (this.#reading.at === 'paused') this.#say(this.#reading.sentence);
  }

  pause(): void {
    if (this.#reading.at !== 'reading') return;
    this.#hush();
    this.#tell({ at: 'paused', sentence: this.#reading.sentence });
  }

  stop(): void {
    this.#hush();
    this.#tell(SILENT);
  }

  #say(at: number): void {
    const sentence = this.#sentences[at];
    if (!sentence) return this.#tell(SILENT);
    const voice = voiceFor(this.#speech.voices(), sentence.language);
    if (!voice) return this.#tell({ at: 'failed' });
    const turn = ++this.#turn;
    this.#tell({ at: 'reading', sentence: at });
    this.#speech.say(sentence.text, voice, {
      done: () => this.#turn === turn && this.#say(at + 1),
      failed: () => {
        if (this.#turn !== turn) return;
        this.#hush();
        this.#tell({ at: 'failed' });
      },
    });
  }

  #hush(): void {
    this.#turn++;
    this.#speech.hush();
  }

  #tell(reading: Reading): void {
    this.#reading = reading;
    for (const listener of this.#listeners) listener();
  }
}
