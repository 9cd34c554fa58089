'use client';

import Link from 'next/link';
import { useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import type { Remark } from '../../record/kind.ts';
import type { ActId } from '../../shared/ids.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { StateMark } from '../../ui/state-mark.tsx';
import type { Tone } from '../../ui/tones.ts';
import type { MeetingDraft } from '../meeting-rights.ts';
import { ActContent } from './act-content.tsx';
import type { MeetingDesk } from './meeting-desk.ts';
import { readableAct } from './readable-act.ts';

const TONES: Readonly<Record<Remark['standing'], Tone>> = {
  void: 'wrong',
  held: 'waiting',
  late: 'check',
  contested: 'contested',
  replaced: 'plain',
};

/** To those who may say so: something waits for their word [ACT8]. */
export function HeldNotice({ desk, href }: { desk: MeetingDesk; href: string }) {
  const t = useTranslations('remarks');
  const held = [...desk.state.remarks].filter(
    ([act, remark]) =>
      remark.standing === 'held' && desk.mayNot({ type: 'confirm', body: { act } }) === undefined,
  );
  if (held.length === 0) return null;
  return (
    <Banner tone="waiting" testId="held-notice">
      <p>
        {t('heldNotice', { count: held.length })} <Link href={href}>{t('look')}</Link>
      </p>
    </Banner>
  );
}

/** What was done and does not count, with the reason: nothing disappears [ACT5, ACT8]. */
export function Remarks({ desk }: { desk: MeetingDesk }) {
  const t = useTranslations('remarks');
  const remarks = [...desk.state.remarks].filter(([, remark]) => remark.standing !== 'replaced');
  if (remarks.length === 0) return null;
  return (
    <div id="remarks">
      <Card title={t('title', { count: remarks.length })} testId="remarks">
        <p className="text-ink-soft">{t('what')}</p>
        <ul className="flex flex-col">
          {remarks.map(([id, remark]) => (
            <RemarkRow key={id} desk={desk} id={id} remark={remark} />
          ))}
        </ul>
      </Card>
    </div>
  );
}

function RemarkRow({ desk, id, remark }: { desk: MeetingDesk; id: ActId; remark: Remark }) {
  const t = useTranslations('remarks');
  const refusals = useTranslations('refusals');
  const format = useFormatter();
  const act = readableAct(desk.live.doc, id);
  const confirm = { type: 'confirm', body: { act: id } } as const;
  const reject = { type: 'reject', body: { act: id } } as const;
  const [busy, setBusy] = useState(false);
  const say = async (word: typeof confirm | typeof reject) => {
    setBusy(true);
    await desk.sign(word);
    setBusy(false);
  };
  const mine = remark.standing === 'held' && desk.mayNot(confirm) === undefined;
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
        {act?.author && (
          <span>
            {act.onBehalfOf && act.onBehalfOf !== act.author
              ? t('byFor', { name: desk.nameOf(act.author), subject: desk.nameOf(act.onBehalfOf) })
              : desk.nameOf(act.author)}
          </span>
        )}
        {act && (
          <span className="text-ink-soft text-sm">
            {format.dateTime(act.at, { dateStyle: 'medium', timeStyle: 'short' })}
          </span>
        )}
      </p>
      {act && <ActContent type={act.type} body={act.body} />}
      <p>{refusals(`${remark.code}.what`)}</p>
      <p className="text-ink-soft">{mine ? t('decide') : refusals(`${remark.code}.next`)}</p>
      {mine && (
        <div className="flex flex-wrap gap-3">
          <Button look="quiet" busy={busy} testId="confirm" onPress={() => void say(confirm)}>
            {t('confirm')}
          </Button>
          <Button look="quiet" busy={busy} testId="reject" onPress={() => void say(reject)}>
            {t('reject')}
          </Button>
        </div>
      )}
    </li>
  );
}

const knownTypes = [
  'notice',
  'takeChair',
  'checkIn',
  'tick',
  'openItem',
  'openVote',
  'ballot',
  'count',
  'closeVote',
  'decide',
  'assign',
  'seal',
  'countersign',
  'reopen',
  'correct',
  'object',
  'confirm',
  'reject',
] as const satisfies readonly MeetingDraft['type'][];
