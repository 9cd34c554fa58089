'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { documentId, plainIdOf } from '../../shared/ids.ts';
import { useActIn } from '../../sync/use-act-in.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Choice } from '../../ui/choice.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
import { TextArea } from '../../ui/field.tsx';
import { StateMark } from '../../ui/state-mark.tsx';
import { MAX_TEXT, type Outcome, outcomes } from '../meeting-acts.ts';
import type { AgendaItem, Decision } from '../meeting-state.ts';
import type { MeetingDesk } from './meeting-desk.ts';
import { undecidedVote } from './moment.ts';
import { useReason } from './use-reason.ts';

export function Decisions({ decisions }: { decisions: readonly Decision[] }) {
  const t = useTranslations('decision');
  if (decisions.length === 0) return null;
  return (
    <Card title={t('title')} testId="decisions">
      {decisions.map((decision) => (
        <DecisionText key={decision.act} decision={decision} />
      ))}
    </Card>
  );
}

export function DecisionText({ decision }: { decision: Decision }) {
  const t = useTranslations('decision');
  return (
    <div className="flex flex-col gap-2">
      <p className="flex flex-wrap gap-2">
        <StateMark
          tone={decision.outcome === 'adopted' ? 'sure' : 'plain'}
          word={t(`outcomes.${decision.outcome}`)}
        />
        {decision.contested && <StateMark tone="contested" word={t('contested')} />}
      </p>
      <p>{decision.text}</p>
      {decision.contested && (
        <Banner tone="contested" testId="contested-decision">
          <p>{t('contestedWhat')}</p>
        </Banner>
      )}
    </div>
  );
}

/** Where on the page the chair decides. */
export const DECIDE = 'decide';

/** The chair records what was decided, with the vote it rests on where there was one. */
export function DecideForm({ desk, item }: { desk: MeetingDesk; item: AgendaItem }) {
  const t = useTranslations('decision');
  const reason = useReason();
  const vote = desk.state.votes.findLast((each) => each.item === item.id && each.phase.at === 'closed');
  // Open by itself once a vote has a result that nothing has been made of, or two officers differ.
  const decided = desk.state.decisions.filter((decision) => decision.item === item.id);
  const contested = decided.some((decision) => decision.contested);
  const undecided = undecidedVote(desk.state, item.id) !== undefined;
  const [typed, setTyped] = useState<string>();
  const [chosen, setChosen] = useState<Outcome>();
  const [busy, setBusy] = useState(false);
  const outcome = chosen ?? (vote?.result.carried ? 'adopted' : vote ? 'rejected' : 'adopted');
  const text = typed ?? vote?.text ?? '';
  const draft = {
    type: 'decide',
    body: { item: item.id, ...(vote && { vote: vote.id }), outcome, text: text.trim() },
  } as const;
  const actIn = useActIn();
  if (!desk.isMine(draft)) return null;
  const decide = async () => {
    setBusy(true);
    const act = await desk.sign(draft);
    if (act) {
      setTyped(undefined);
      // The same tap writes it into the topic that the item deals with.
      if (item.topic !== undefined) {
        const meeting = plainIdOf(desk.live.id);
        const body = { meeting, outcome, text: draft.body.text, source: act };
        await actIn(documentId('topic', item.topic), 'decide', body);
      }
    }
    setBusy(false);
  };
  return (
    <div id={DECIDE} className="scroll-mt-28">
      <Disclosure title={t('record')} open={undecided || contested} testId="decide-form">
        {contested && <p>{t('settle')}</p>}
        <Choice
          legend={t('outcome')}
          value={outcome}
          onChange={setChosen}
          options={outcomes.map((value) => ({ value, label: t(`outcomes.${value}`) }))}
        />
        <TextArea label={t('text')} maxLength={MAX_TEXT} value={text} onChange={setTyped} />
        <p className="text-ink-soft text-sm">{vote ? t('withVote') : t('withoutVote')}</p>
        <Button
          wide
          busy={busy}
          reason={reason(desk.mayNot(draft)) ?? (text.trim() === '' ? t('textFirst') : undefined)}
          onPress={() => void decide()}
        >
          {t('decide')}
        </Button>
      </Disclosure>
    </div>
  );
}
