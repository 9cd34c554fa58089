'use client';

import { type ReactNode, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { useLocale } from 'use-intl';
import { Button } from './button.tsx';
import { Reader, type Sentence, type Speech, voiceFor } from './reader.ts';
import { sentencesOf } from './sentences.ts';

export interface ReadAloudProps {
  paragraphs: readonly string[];
  /** Always the same one. */
  speech: Speech;
  words: Readonly<Record<'title' | 'start' | 'pause' | 'goOn' | 'stop' | 'failed', string>>;
}

interface Placed extends Sentence {
  readonly at: number;
  readonly paragraph: number;
}

/** A button that reads these paragraphs aloud; nothing where this phone has no voice of its own for them. */
export function ReadAloud({ paragraphs, speech, words }: ReadAloudProps) {
  const language = useLocale();
  const sentences = useMemo(() => placed(paragraphs, language), [paragraphs, language]);
  const canSay = useVoicesFor(speech, sentences);
  const [reader] = useState(() => new Reader(speech));
  const reading = useSyncExternalStore(reader.subscribe, reader.reading, reader.reading);
  useStopOnLeaving(reader);
  /** What is being read stays as it was, whatever is written meanwhile. */
  const [said, setSaid] = useState<readonly Placed[]>([]);
  const buttons = useRef<HTMLDivElement>(null);
  const at = reading.at === 'reading' || reading.at === 'paused' ? reading.sentence : undefined;
  if (at === undefined && (!canSay || sentences.length === 0)) return null;

  const start = () => {
    setSaid(sentences);
    reader.start(sentences);
  };
  const stop = () => {
    reader.stop();
    buttons.current?.querySelector('button')?.focus();
  };
  const steps = {
    silent: { word: words.start, act: start },
    failed: { word: words.start, act: start },
    reading: { word: words.pause, act: () => reader.pause() },
    paused: { word: words.goOn, act: () => reader.goOn() },
  };
  const step = steps[reading.at];
  return (
    <section aria-label={words.title} className="flex flex-col gap-3 print:hidden" data-testid="read-aloud">
      <div ref={buttons} className="flex flex-wrap gap-3">
        <Button look="quiet" onPress={step.act}>
          {step.word}
        </Button>
        {at !== undefined && (
          <Button look="quiet" onPress={stop}>
            {words.stop}
          </Button>
        )}
      </div>
      {at !== undefined && <Passage sentences={said} at={at} />}
      {reading.at === 'failed' && <p role="alert">{words.failed}</p>}
    </section>
  );
}

/** The sentence that is said, between its neighbours of the same paragraph. */
function Passage({ sentences, at }: { sentences: readonly Placed[]; at: number }) {
  return (
    <p className="rounded-md border border-line bg-paper p-4 text-ink-soft">
      {sentences
        .slice(Math.max(0, at - 1), at + 2)
        .filter(({ paragraph }) => paragraph === sentences[at]?.paragraph)
        .map((sentence) => {
          const Part = sentence.at === at ? Said : 'span';
          const space = sentence.language.startsWith('zh') ? '' : ' ';
          return <Part key={sentence.at}>{`${sentence.text}${space}`}</Part>;
        })}
    </p>
  );
}

function Said({ children }: { children: ReactNode }) {
  return <mark className="rounded-sm bg-pine-ground text-ink">{children}</mark>;
}

const placed = (paragraphs: readonly string[], language: string): Placed[] =>
  paragraphs
    .flatMap((text, paragraph) => sentencesOf(text, language).map((sentence) => ({ ...sentence, paragraph })))
    .map((sentence, at) => ({ ...sentence, at }));

function useVoicesFor(speech: Speech, sentences: readonly Sentence[]): boolean {
  const languages = useMemo(() => [...new Set(sentences.map(({ language }) => language))], [sentences]);
  return useSyncExternalStore(
    speech.onVoices,
    () => languages.every((language) => voiceFor(speech.voices(), language)),
    () => false,
  );
}

/** A browser goes on speaking when its page is left. */
function useStopOnLeaving(reader: { stop(): void }): void {
  useEffect(() => {
    const stop = () => reader.stop();
    window.addEventListener('pagehide', stop);
    return () => {
      window.removeEventListener('pagehide', stop);
      stop();
    };
  }, [reader]);
}
