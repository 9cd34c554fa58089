'use client';

import { useTranslations } from 'use-intl';
import { parseAct } from '../../../record/act.ts';
import { actsOf, badgesOf } from '../../../record/document.ts';
import type { PublicKey } from '../../../record/jws.ts';
import { type ActId, plainIdOf } from '../../../shared/ids.ts';
import { Button } from '../../../ui/button.tsx';
import { recordFileText } from '../../record-file.ts';
import type { Part } from '../../record-manifest.ts';
import type { Sealing } from '../../sealing.ts';
import type { MeetingDesk } from '../meeting-desk.ts';

export interface SaveRecordProps {
  desk: MeetingDesk;
  sealing: Extract<Sealing, { at: 'waiting' | 'sealed' }>;
  parts: ReadonlyMap<string, Part>;
  communityKey: PublicKey | undefined;
  onSave: (name: string, content: Blob) => void;
}

/** The record as a file that anybody can check; for the notice board, without what concerns single people. */
export function SaveRecord({ desk, sealing, parts, communityKey, onSave }: SaveRecordProps) {
  const t = useTranslations('sealed');
  const { state, live } = desk;
  const save = (isPublic: boolean) => {
    const shown = [...parts].filter(([name]) => !isPublic || !/^(person|name)\//.test(name));
    const text =
      communityKey &&
      recordFileText({
        doc: live.id,
        sealing,
        acts: state.acts,
        afterSeal: state.afterSeal,
        parts: new Map(shown),
        communityKey,
        signedText: (act) => signedTextIn(desk, act),
      });
    if (text) onSave(fileName(desk, isPublic), new Blob([text], { type: 'application/json' }));
  };
  const isHere = communityKey !== undefined && signedTextIn(desk, sealing.seal.act) !== undefined;
  const reason = isHere ? undefined : t('notAll');
  return (
    <div className="flex flex-col gap-3 print:hidden">
      <p className="text-ink-soft text-sm">{t('saveWhat')}</p>
      <div className="flex flex-wrap gap-3">
        <Button look="quiet" reason={reason} testId="save-record" onPress={() => save(false)}>
          {t('save')}
        </Button>
        <Button look="quiet" reason={reason} testId="save-public" onPress={() => save(true)}>
          {t('savePublic')}
        </Button>
      </div>
    </div>
  );
}

const fileName = ({ live }: MeetingDesk, isPublic: boolean): string =>
  `record-${plainIdOf(live.id)}${isPublic ? '-public' : ''}.json`;

function signedTextIn({ live: { doc } }: MeetingDesk, id: ActId): { jws: string; badge: string } | undefined {
  const jws = actsOf(doc).get(id);
  const parsed = typeof jws === 'string' ? parseAct(jws) : undefined;
  const badge = parsed?.ok ? badgesOf(doc).get(parsed.value.badge) : undefined;
  return typeof jws === 'string' && typeof badge === 'string' ? { jws, badge } : undefined;
}
