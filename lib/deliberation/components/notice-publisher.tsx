'use client';

import { useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { longDay } from '../../i18n/dates.ts';
import { plainIdOf } from '../../shared/ids.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Choice } from '../../ui/choice.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { draftNotice, type EarlierMeeting } from '../notice-draft.ts';
import type { RuleProfile } from '../rule-profile.ts';
import type { MeetingDesk } from './meeting-desk.ts';
import { RuleText } from './rule-text.tsx';
import { useReason } from './use-reason.ts';

export interface NoticePublisherProps {
  desk: MeetingDesk;
  /** Those in force on the meeting's day. */
  profiles: readonly RuleProfile[];
  earlier: readonly EarlierMeeting[];
  community: string;
}

/** Shows what the notice will freeze, then publishes it [MEET3]. It cannot be taken back. */
export function NoticePublisher({ desk, profiles, earlier, community }: NoticePublisherProps) {
  const t = useTranslations('notice');
  const reason = useReason();
  const locale = useLocale();
  const [chosen, setChosen] = useState<string>();
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const { state, people } = desk;
  const profile = profiles.find((each) => each.id === chosen) ?? profiles[0];
  if (!profile) {
    return (
      <Card title={t('title')}>
        <p>{t('noProfile')}</p>
      </Card>
    );
  }
  const rollSource = t('rollSource', { community });
  const body = asking ? draftNotice(state, { profile, people, rollSource, earlier }) : undefined;
  const publish = async () => {
    if (!body) return;
    setBusy(true);
    await desk.sign({ type: 'notice', body });
    setBusy(false);
    setAsking(false);
  };
  const missing =
    state.title.trim() === '' || state.startsAt === ''
      ? t('needsFrame')
      : state.agenda.length === 0
        ? t('needsItems')
        : people.length === 0
          ? t('needsPeople')
          : undefined;
  const refusal = body && desk.mayNot({ type: 'notice', body });
  return (
    <Card title={t('title')}>
      <p>{t('what')}</p>
      {profiles.length > 1 && (
        <Choice
          legend={t('profile')}
          value={profile.id}
          onChange={setChosen}
          options={profiles.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
      <Button wide testId="publish-look" reason={missing} onPress={() => setAsking(true)}>
        {t('look')}
      </Button>
      <Dialog open={asking} title={t('freezes')} close={t('back')} onClose={() => setAsking(false)}>
        <dl className="flex flex-col gap-3">
          <Row term={t('meeting')}>
            {state.title} · {longDay(state.startsAt || plainIdOf(state.id), locale)} · {state.place}
          </Row>
          <Row term={t('agenda')}>
            {t('agendaSize', { count: state.agenda.length })}
            <ol className="list-decimal pl-[1.6em] text-ink-soft">
              {state.agenda.map((item) => (
                <li key={item.id}>{item.title}</li>
              ))}
            </ol>
          </Row>
          <Row term={t('roll')}>{t('rollSize', { count: body?.roll.length ?? 0 })}</Row>
          <Row term={t('profile')}>
            <RuleText profile={profile} />
          </Row>
          <Row term={t('carried')}>{t('carriedSize', { count: body?.carried.length ?? 0 })}</Row>
        </dl>
        <p className="text-ink-soft">{t('forGood')}</p>
        <Button wide testId="publish" busy={busy} reason={reason(refusal)} onPress={() => void publish()}>
          {t('publish')}
        </Button>
      </Dialog>
    </Card>
  );
}

function Row({ term, children }: { term: string; children: React.ReactNode }) {
  return (
    <div className="flex flex-col border-line border-t pt-2">
      <dt className="text-ink-soft text-sm">{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}
