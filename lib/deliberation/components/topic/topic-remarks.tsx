'use client';

import { useTranslations } from 'use-intl';
import type { Remark } from '../../../record/kind.ts';
import type { ActId } from '../../../shared/ids.ts';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { StateMark } from '../../../ui/state-mark.tsx';
import type { Tone } from '../../../ui/tones.ts';
import { topicActs } from '../../topic-acts.ts';
import { readableAct } from '../readable-act.ts';
import type { TopicDesk } from './topic-desk.ts';
import { useSigning } from './use-signing.ts';

const TONES: Readonly<Record<Remark['standing'], Tone>> = {
  void: 'wrong',
  held: 'waiting',
  late: 'check',
  contested: 'contested',
  replaced: 'plain',
};

/** What was done and does not count, with the reason and what a person can do: nothing disappears [ACT5, ACT8]. */
export function TopicRemarks({ desk }: { desk: TopicDesk }) {
  const t = useTranslations('topicRemarks');
  const remarks = [...desk.state.remarks].filter(([, remark]) => remark.standing !== 'replaced');
  if (remarks.length === 0) return null;
  return (
    <Card title={t('title', { count: remarks.length })} testId="remarks">
      <p className="text-ink-soft">{t('what')}</p>
      <ul className="flex flex-col">
        {remarks.map(([id, remark]) => (
          <RemarkRow key={id} desk={desk} id={id} remark={remark} />
        ))}
      </ul>
    </Card>
  );
}

function RemarkRow({ desk, id, remark }: { desk: TopicDesk; id: ActId; remark: Remark }) {
  const t = useTranslations('topicRemarks');
  const refusals = useTranslations('refusals');
  const act = readableAct(desk.live.doc, id);
  const confirm = useSigning(desk, { type: 'confirm', body: { act: id } });
  const reject = useSigning(desk, { type: 'reject', body: { act: id } });
  const mine = remark.standing === 'held' && confirm.refused === undefined;
  const type = knownTypes.find((each) => each === act?.type);
  return (
    <li
      className="flex flex-col gap-2 border-line border-t py-3 first:border-t-0"
      data-testid="remark"
      data-standing={remark.standing}
    >
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <StateMark tone={TONES[remark.standing]} word={t(`standing.${remark.standing}`)} />
        <span className="font-semibold">{type ? t(`types.${type}`) : t('types.other')}</span>
        {act?.author && <span>{desk.nameOf(act.author)}</span>}
      </p>
      <p>{refusals(`${remark.code}.what`)}</p>
      <p className="text-ink-soft">{mine ? t('decide') : refusals(`${remark.code}.next`)}</p>
      {mine && (
        <div className="flex flex-wrap gap-3">
          <Button look="quiet" busy={confirm.busy} onPress={() => void confirm.sign()}>
            {t('confirm')}
          </Button>
          <Button look="quiet" busy={reject.busy} onPress={() => void reject.sign()}>
            {t('reject')}
          </Button>
        </div>
      )}
    </li>
  );
}

const knownTypes = Object.keys(topicActs) as readonly (keyof typeof topicActs)[];
