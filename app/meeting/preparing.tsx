'use client';

import { useLocale, useTranslations } from 'use-intl';
import { PLACE_KEY, STARTS_AT_KEY, TITLE_KEY } from '../../lib/deliberation/agenda.ts';
import { readProfiles } from '../../lib/deliberation/community-profiles.ts';
import { AgendaEditor } from '../../lib/deliberation/components/agenda-editor.tsx';
import { AgendaList } from '../../lib/deliberation/components/agenda-list.tsx';
import type { MeetingDesk } from '../../lib/deliberation/components/meeting-desk.ts';
import { type MeetingRow, useMeetingRows } from '../../lib/deliberation/components/meeting-rows.ts';
import { NoticePublisher } from '../../lib/deliberation/components/notice-publisher.tsx';
import { ProposedItems } from '../../lib/deliberation/components/proposed-items.tsx';
import { meeting } from '../../lib/deliberation/meeting.ts';
import type { ActionItem } from '../../lib/deliberation/meeting-state.ts';
import { profilesInForce } from '../../lib/deliberation/rule-profile.ts';
import { dayParts, timeOfDay } from '../../lib/i18n/dates.ts';
import { documentId, plainIdOf } from '../../lib/shared/ids.ts';
import { useActIn } from '../../lib/sync/use-act-in.ts';
import { useDevice } from '../../lib/sync/use-device.ts';
import { Button } from '../../lib/ui/button.tsx';
import { Card } from '../../lib/ui/card.tsx';
import { Columns } from '../../lib/ui/columns.tsx';
import { newItemId } from './chance.ts';

/** Before the notice: planners write the agenda, all others see how it grows. */
export default function Preparing({ desk }: { desk: MeetingDesk }) {
  const t = useTranslations('meeting');
  const { settings, communityName } = useDevice();
  const rows = useMeetingRows();
  const actIn = useActIn();
  const { live, state, me } = desk;
  const mayPlan =
    meeting.mayWrite(me.member, { to: 'sheet', key: TITLE_KEY, value: '' }, state) === undefined;
  if (!mayPlan) {
    return (
      <>
        <p className="text-ink-soft">{t('preparingForOthers')}</p>
        <AgendaList state={state} />
      </>
    );
  }
  const day = state.startsAt.slice(0, 10) || plainIdOf(live.id);
  return (
    <Columns
      record={
        <>
          {state.title === '' && state.startsAt === '' && <AsUsual desk={desk} />}
          <ProposedItems
            state={state}
            actions={lastBefore(rows, day)?.actions ?? NO_ACTIONS}
            onSet={(key, value) => void live.set(key, value)}
            onTopic={(topic) =>
              actIn(documentId('topic', topic), 'schedule', { meeting: plainIdOf(live.id) })
            }
          />
          <AgendaEditor
            state={state}
            onSet={(key, value) => void live.set(key, value)}
            newItemId={newItemId}
          />
        </>
      }
      aside={
        <NoticePublisher
          desk={desk}
          profiles={profilesInForce(readProfiles(settings.profiles), day)}
          earlier={rows.map(({ id, summary }) => ({ id, phase: summary.phase, actions: summary.actions }))}
          community={communityName}
        />
      }
    />
  );
}

const USUAL_TIME = '14:00';
const NO_ACTIONS: readonly ActionItem[] = [];

/** The newest first. */
const lastBefore = (rows: readonly MeetingRow[], day: string) => rows.find((row) => row.day < day)?.summary;

/** One tap instead of typing: what the last meeting had. Only by a tap, and the same on every device [DOC5, MEET2]. */
function AsUsual({ desk }: { desk: MeetingDesk }) {
  const t = useTranslations('agenda');
  const locale = useLocale();
  const day = plainIdOf(desk.live.id);
  const last = lastBefore(useMeetingRows(), day);
  const fill = () => {
    const { live } = desk;
    live.set(TITLE_KEY, t('usualTitle', { month: dayParts(day, locale)?.month ?? day }));
    if (last?.place) live.set(PLACE_KEY, last.place);
    live.set(STARTS_AT_KEY, `${day}T${timeOfDay(last?.startsAt ?? '') || USUAL_TIME}`);
  };
  return (
    <Card>
      <p>{t('usualWhat')}</p>
      <Button wide onPress={fill}>
        {t('usual')}
      </Button>
    </Card>
  );
}
