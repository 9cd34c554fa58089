'use client';

import { type ReactNode, useCallback, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { MemberId } from '../../shared/ids.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { absenceReasons } from '../meeting-acts.ts';
import type { MeetingDesk } from './meeting-desk.ts';

export interface Ticking {
  /** Undefined for those whose office it is not [MEET4]. */
  readonly onPresent: ((member: MemberId) => void) | undefined;
  readonly onAbsent: ((member: MemberId) => void) | undefined;
  /** Asks why somebody is absent; to be rendered once. */
  readonly dialog: ReactNode;
}

export function useTicking(desk: MeetingDesk): Ticking {
  const [absent, setAbsent] = useState<MemberId>();
  const { state, sign } = desk;
  const first = state.notice?.roll[0];
  const mayTick =
    first !== undefined &&
    desk.mayNot({ type: 'tick', body: { present: true }, for: first.id }) === undefined;
  const onPresent = useCallback(
    (member: MemberId) => void sign({ type: 'tick', body: { present: true }, for: member }),
    [sign],
  );
  return {
    onPresent: mayTick ? onPresent : undefined,
    onAbsent: mayTick ? setAbsent : undefined,
    dialog: mayTick && <AbsentDialog desk={desk} member={absent} onClose={() => setAbsent(undefined)} />,
  };
}

interface AbsentDialogProps {
  desk: MeetingDesk;
  member: MemberId | undefined;
  onClose: () => void;
}

function AbsentDialog({ desk, member, onClose }: AbsentDialogProps) {
  const t = useTranslations('roll');
  const name = member ? desk.nameOf(member) : '';
  return (
    <Dialog
      open={member !== undefined}
      title={t('absentTitle', { name })}
      names={[name]}
      close={t('cancel')}
      onClose={onClose}
    >
      <p className="text-ink-soft">{t('absentWhy')}</p>
      {[...absenceReasons, undefined].map((reason) => (
        <Button
          key={reason ?? 'unknown'}
          look="quiet"
          wide
          onPress={() => {
            if (member)
              void desk.sign({
                type: 'tick',
                body: { present: false, ...(reason && { reason }) },
                for: member,
              });
            onClose();
          }}
        >
          {t(`reason.${reason ?? 'unknown'}`)}
        </Button>
      ))}
    </Dialog>
  );
}
