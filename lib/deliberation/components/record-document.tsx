'use client';

import { type ReactNode, useId } from 'react';
import { useLocale, useNow, useTranslations } from 'use-intl';
import { longDay, nearDay, timeOfDay } from '../../i18n/dates.ts';
import { proseOf } from '../../record/document.ts';
import { Phrased } from '../../ui/phrased.tsx';
import { Ridge } from '../../ui/ridge.tsx';
import { StateMark } from '../../ui/state-mark.tsx';
import { minutesRoot } from '../agenda.ts';
import { localDateOf } from '../local-time.ts';
import type { AgendaItem } from '../meeting-state.ts';
import { DecisionText } from './decisions.tsx';
import type { MeetingDesk } from './meeting-desk.ts';
import { MinutesText } from './minutes-text.tsx';
import { ResultWords } from './result-words.tsx';
import { useSealedText } from './seal/sealed-text.ts';

/** The whole meeting as one text, to be read from top to bottom and printed. Nothing is done here. */
export function RecordDocument({ desk }: { desk: MeetingDesk }) {
  const t = useTranslations('record');
  const locale = useLocale();
  const id = useId();
  const { state } = desk;
  const { phase, notice } = state;
  const sealedText = useSealedText(desk);
  return (
    <article
      aria-labelledby={id}
      data-testid="record-document"
      className="flex min-w-0 flex-col gap-6 md:rounded-md md:border md:border-line md:px-8 md:py-6"
    >
      <header className="flex flex-col gap-3">
        <Ridge />
        <h2 id={id} className="text-center text-xl">
          {t('title')}
        </h2>
        <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1">
          <Fact term={t('time')}>
            {state.startsAt && `${longDay(state.startsAt, locale)} ${timeOfDay(state.startsAt)}`}
          </Fact>
          <Fact term={t('place')}>{state.place}</Fact>
          <Fact term={t('chair')}>{'chair' in phase && desk.nameOf(phase.chair)}</Fact>
          <Fact term={t('present')}>
            {'chair' in phase && t('presentOf', { present: state.present, due: state.due })}
          </Fact>
          <Fact term={t('rule')}>{notice?.profile.name}</Fact>
        </dl>
      </header>
      {isEmpty(desk) && (
        <p className="text-ink-soft">{t(phase.at === 'in-session' ? 'emptyNow' : 'emptyYet')}</p>
      )}
      <Carried desk={desk} />
      {state.agenda.map((item, at) => (
        <Item key={item.id} desk={desk} item={item} number={at + 1} sealed={sealedText(item.id)} />
      ))}
      <footer className="hidden grid-cols-2 gap-8 pt-12 print:grid">
        <Signature of={t('chairSigns')} />
        <Signature of={t('recorderSigns')} />
      </footer>
    </article>
  );
}

/** Nothing was said, voted, decided or given to anybody yet. */
const isEmpty = ({ live, state }: MeetingDesk): boolean =>
  state.votes.length + state.decisions.length + state.actions.length === 0 &&
  state.agenda.every((item) => proseOf(live.doc, minutesRoot(item.id)).length === 0);

/** A line to sign on, on paper. */
const Signature = ({ of }: { of: string }) => (
  <span className="flex items-end gap-2">
    {of}
    <span className="grow border-ink border-b" />
  </span>
);

function Fact({ term, children }: { term: string; children: ReactNode }) {
  if (!children) return null;
  return (
    <>
      <dt className="text-ink-soft">{term}</dt>
      <dd>{children}</dd>
    </>
  );
}

function Carried({ desk }: { desk: MeetingDesk }) {
  const t = useTranslations('meeting');
  if (desk.state.carried.length === 0) return null;
  return (
    <Part title={t('carried')}>
      <Tasks
        desk={desk}
        tasks={desk.state.carried.map(({ action, title, owner, due }) => ({ id: action, title, owner, due }))}
      />
    </Part>
  );
}

interface ItemProps {
  desk: MeetingDesk;
  item: AgendaItem;
  number: number;
  /** As it was sealed, where its text is another by now. */
  sealed: string | undefined;
}

function Item({ desk, item, number, sealed }: ItemProps) {
  const t = useTranslations('record');
  const { live, state } = desk;
  const votes = state.votes.filter((vote) => vote.item === item.id && vote.phase.at === 'closed');
  const decisions = state.decisions.filter((decision) => decision.item === item.id);
  const tasks = state.actions.filter((action) => action.item === item.id);
  const root = minutesRoot(item.id);
  return (
    <Part
      title={
        <>
          {number}. <Phrased text={item.title} />
        </>
      }
    >
      {sealed === undefined ? (
        <MinutesText key={`${live.doc.guid} ${root}`} fragment={proseOf(live.doc, root)} />
      ) : (
        <p className="whitespace-pre-wrap" data-testid="minutes-text">
          {sealed}
        </p>
      )}
      {votes.map((vote) => (
        <Labelled key={vote.id} label={t('vote')}>
          <p>{vote.text}</p>
          <ResultWords desk={desk} vote={vote} />
        </Labelled>
      ))}
      {decisions.map((decision) => (
        <Labelled key={decision.act} label={t('decision')}>
          <DecisionText decision={decision} />
        </Labelled>
      ))}
      {tasks.length > 0 && (
        <Labelled label={t('actions')}>
          <Tasks desk={desk} tasks={tasks} />
        </Labelled>
      )}
    </Part>
  );
}

function Part({ title, children }: { title: ReactNode; children: ReactNode }) {
  return (
    <section className="flex flex-col gap-3 border-line border-t pt-5">
      <h3 className="text-lg">{title}</h3>
      {children}
    </section>
  );
}

/** A word before what it names, as in minutes on paper. */
function Labelled({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="flex break-inside-avoid flex-col gap-1 border-pine border-l-4 pl-4 print:border-line">
      <p className="font-semibold text-pine text-sm">{label}</p>
      {children}
    </div>
  );
}

interface Task {
  readonly id: string;
  readonly title: string;
  readonly owner: Parameters<MeetingDesk['nameOf']>[0];
  readonly due: string;
}

function Tasks({ desk, tasks }: { desk: MeetingDesk; tasks: readonly Task[] }) {
  const t = useTranslations('action');
  const locale = useLocale();
  const today = localDateOf(useNow().getTime());
  return (
    <ul className="flex flex-col gap-2">
      {tasks.map(({ id, title, owner, due }) => (
        <li key={id}>
          {title}
          <span className="flex flex-wrap items-center gap-x-4 gap-y-1 text-ink-soft text-sm">
            <span>{t('ownedBy', { name: desk.nameOf(owner) })}</span>
            <span>{t('until', { day: nearDay(due, locale, today) })}</span>
            {due < today && <StateMark tone="check" word={t('overdue')} />}
          </span>
        </li>
      ))}
    </ul>
  );
}
