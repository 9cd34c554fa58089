'use client';

import Link from 'next/link';
import { useFormatter, useLocale, useTranslations } from 'use-intl';
import { longDay } from '../../../i18n/dates.ts';
import type { PublicKey } from '../../../record/jws.ts';
import { plainIdOf } from '../../../shared/ids.ts';
import { Banner } from '../../../ui/banner.tsx';
import { Seal as SealDrawing } from '../../../ui/seal.tsx';
import { StateMark } from '../../../ui/state-mark.tsx';
import { localDateOf } from '../../local-time.ts';
import { keyFingerprint } from '../../record-fingerprint.ts';
import { inGroups, shortDigest } from '../../record-groups.ts';
import type { Part } from '../../record-manifest.ts';
import type { Seal, Sealing } from '../../sealing.ts';
import type { MeetingDesk } from '../meeting-desk.ts';
import { AfterSealing } from './after-sealing.tsx';
import { DigestGroups } from './digest-groups.tsx';
import { LateTexts } from './late-texts.tsx';
import { SaveRecord } from './save-record.tsx';
import { SealContested } from './seal-contested.tsx';
import { differencesHere, useSealedParts } from './seal-sources.ts';
import { usePartWord } from './use-part-word.ts';

export interface SealedRecordProps {
  desk: MeetingDesk;
  community: string;
  communityKey: PublicKey | undefined;
  salt: () => string;
  onSave: (name: string, content: Blob) => void;
}

/** Beneath a sealed record: the vermilion seal, the digest, who signed, and what was added since. */
export function SealedRecord(props: SealedRecordProps) {
  const { desk, salt } = props;
  const { sealing } = desk.state;
  if (sealing.at === 'open') return null;
  return (
    <section id="sealed" data-testid="sealed" className="flex scroll-mt-28 flex-col gap-6">
      {sealing.at === 'contested' ? (
        <SealContested desk={desk} seals={sealing.seals} salt={salt} />
      ) : (
        <OneSeal {...props} sealing={sealing} />
      )}
      <AfterSealing desk={desk} />
    </section>
  );
}

type Standing = Extract<Sealing, { at: 'waiting' | 'sealed' }>;

function OneSeal({
  desk,
  community,
  communityKey,
  sealing,
  onSave,
}: SealedRecordProps & { sealing: Standing }) {
  const t = useTranslations('sealed');
  const locale = useLocale();
  const { seal } = sealing;
  const parts = useSealedParts(desk, seal);
  const withheld = Object.keys(seal.parts).length - parts.size;
  const day = localDateOf(seal.at);
  const digest = seal.digest.slice(0, 8);
  return (
    <>
      <div className="flex flex-wrap items-center gap-6 rounded-md border border-vermilion bg-paper p-5 print:break-inside-avoid">
        <SealDrawing
          community={community}
          date={day}
          digest={digest}
          label={t('label', { community, day: longDay(day, locale), digest })}
        />
        <div className="flex min-w-0 grow basis-[14em] flex-col gap-3">
          <p>
            {sealing.at === 'sealed' ? (
              <StateMark tone="sealed" word={t('word')} testId="seal-state" />
            ) : (
              <StateMark tone="waiting" word={t('waiting')} testId="seal-state" />
            )}
          </p>
          <Signatures desk={desk} sealing={sealing} />
          <div>
            <p className="font-semibold text-sm">{t('digest')}</p>
            <DigestGroups digest={seal.digest} />
            <p className="text-ink-soft text-sm print:hidden">{t('digestWhat')}</p>
          </div>
        </div>
      </div>
      <Provenance seal={seal} communityKey={communityKey} />
      {withheld > 0 && <p className="text-ink-soft">{t('withheld', { count: withheld })}</p>}
      <Differences desk={desk} seal={seal} parts={parts} />
      <LateTexts desk={desk} parts={parts} />
      <SaveRecord desk={desk} sealing={sealing} parts={parts} communityKey={communityKey} onSave={onSave} />
      <p className="print:hidden">
        <Link href="/verify" className="inline-flex min-h-15 items-center">
          {t('verify')}
        </Link>
      </p>
    </>
  );
}

function Signatures({ desk, sealing }: { desk: MeetingDesk; sealing: Standing }) {
  const t = useTranslations('sealed');
  const format = useFormatter();
  const when = (at: number) => format.dateTime(at, { dateStyle: 'medium', timeStyle: 'short' });
  const { seal } = sealing;
  return (
    <ul className="flex flex-col gap-1">
      <li>{t('by', { name: desk.nameOf(seal.by), time: when(seal.at) })}</li>
      <li>
        {sealing.at === 'sealed'
          ? t('second', {
              name: desk.nameOf(sealing.countersigned.by),
              time: when(sealing.countersigned.at),
            })
          : t('noSecond')}
      </li>
      {seal.reason && <li>{t('settled', { reason: seal.reason })}</li>}
    </ul>
  );
}

/** What this device makes of it now, where that is not what was sealed; late texts are shown apart. */
interface DifferencesProps {
  desk: MeetingDesk;
  seal: Seal;
  parts: ReadonlyMap<string, Part>;
}

function Differences({ desk, seal, parts }: DifferencesProps) {
  const t = useTranslations('sealed');
  const word = usePartWord();
  const differing = differencesHere(desk, seal, parts).filter((name) => !name.startsWith('minutes/'));
  if (differing.length === 0) return null;
  return (
    <Banner tone="check" testId="sealed-differs">
      <p>{t('differs')}</p>
      <ul className="flex list-disc flex-col gap-1 pl-5">
        {differing.map((name) => (
          <li key={name}>{word(name, (part) => parts.get(part)?.value)}</li>
        ))}
      </ul>
    </Banner>
  );
}

/** What it follows on, and by which key it is checked: both are needed on paper. */
function Provenance({ seal, communityKey }: { seal: Seal; communityKey: PublicKey | undefined }) {
  const t = useTranslations('sealed');
  const locale = useLocale();
  const { previous } = seal;
  return (
    <div className="flex flex-col gap-2 text-sm">
      {previous && (
        <p>
          {t('previous', {
            day: longDay(plainIdOf(previous.doc), locale),
            digest: shortDigest(previous.digest),
          })}
        </p>
      )}
      {communityKey && (
        <p>
          {t('key')}{' '}
          <span className="break-words font-mono" data-testid="key-fingerprint">
            {inGroups(keyFingerprint(communityKey)).join(' ')}
          </span>
        </p>
      )}
    </div>
  );
}
