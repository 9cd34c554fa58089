'use client';

import type { MeetingDesk } from '../../lib/deliberation/components/meeting-desk.ts';
import { SealPage } from '../../lib/deliberation/components/seal/seal-page.tsx';
import { SealWay } from '../../lib/deliberation/components/seal/seal-way.tsx';
import { SealedRecord } from '../../lib/deliberation/components/seal/sealed-record.tsx';
import { MoreMessages } from '../../lib/i18n/language.tsx';
import partsInChinese from '../../lib/i18n/zh-cn/record-part.json';
import sealingInChinese from '../../lib/i18n/zh-cn/sealing.json';
import { useDevice } from '../../lib/sync/use-device.ts';
import { saveFile } from '../save-file.ts';
import { newSalt } from './chance.ts';

const inChinese = { ...sealingInChinese, ...partsInChinese };
const inEnglish = async () => {
  const [sealing, parts] = await Promise.all([
    import('../../lib/i18n/en/sealing.json'),
    import('../../lib/i18n/en/record-part.json'),
  ]);
  return { ...sealing.default, ...parts.default };
};

export interface SealingPartProps {
  desk: MeetingDesk;
  /** The step itself, the way to it, or what stands beneath a sealed record. */
  shown: 'page' | 'way' | 'record';
}

export default function SealingPart({ desk, shown }: SealingPartProps) {
  const { communityName, communityKey } = useDevice();
  return (
    <MoreMessages inChinese={inChinese} inEnglish={inEnglish} waiting={null}>
      {shown === 'page' && <SealPage desk={desk} salt={newSalt} />}
      {shown === 'way' && <SealWay desk={desk} />}
      {shown === 'record' && (
        <SealedRecord
          desk={desk}
          community={communityName}
          communityKey={communityKey}
          salt={newSalt}
          onSave={saveFile}
        />
      )}
    </MoreMessages>
  );
}
