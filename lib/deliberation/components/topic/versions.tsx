'use client';

import { useEffect, useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import type { VersionContent, VersionEntry } from '../../../record/history.ts';
import type { RefusalCode } from '../../../shared/refusal.ts';
import type { History } from '../../../sync/history.ts';
import { Button } from '../../../ui/button.tsx';
import { RefusalNote } from '../../../ui/refusal-note.tsx';
import { PROPOSAL } from '../../topic-acts.ts';
import type { TopicDesk } from './topic-desk.ts';

interface Looked {
  readonly version: number;
  readonly content?: VersionContent;
  readonly refused?: RefusalCode;
}

/** How the proposal was before, and bringing it back as a new edit [SYNC9]. */
export function Versions({ desk, history }: { desk: TopicDesk; history: History }) {
  const t = useTranslations('proposal');
  const format = useFormatter();
  const [versions, setVersions] = useState<readonly VersionEntry[]>([]);
  const [looked, setLooked] = useState<Looked>();
  const { id } = desk.live;
  useEffect(() => {
    let current = true;
    void history.list(id).then((answer) => {
      if (current && answer.ok) setVersions(answer.value.versions);
    });
    return () => {
      current = false;
    };
  }, [history, id]);
  if (versions.length < 2) return null;
  const look = async (version: number) => {
    const answer = await history.read(id, version);
    setLooked({ version, ...(answer.ok ? { content: answer.value } : { refused: answer.refusal.code }) });
  };
  return (
    <>
      <h3 className="font-semibold">{t('versions')}</h3>
      <ul className="flex flex-col gap-2" data-testid="versions">
        {versions.map(({ version, at, authors }) => (
          <li key={version} className="flex flex-col gap-2">
            <Button look="quiet" pressed={looked?.version === version} onPress={() => void look(version)}>
              {t('version', {
                time: format.dateTime(at, { dateStyle: 'medium', timeStyle: 'short' }),
                names: format.list(authors.map(({ member }) => desk.nameOf(member))),
              })}
            </Button>
            {looked?.version === version && looked.refused && (
              <RefusalNote code={looked.refused} nothingWritten />
            )}
            {looked?.version === version && looked.content && (
              <Former desk={desk} history={history} content={looked.content} />
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

function Former({ desk, history, content }: { desk: TopicDesk; history: History; content: VersionContent }) {
  const t = useTranslations('proposal');
  const [busy, setBusy] = useState(false);
  const [became, setBecame] = useState<'brought-back' | RefusalCode>();
  const lines = content.prose[PROPOSAL] ?? [];
  const bringBack = async () => {
    setBusy(true);
    const answer = await history.bringBack(desk.live.id, content.version, [PROPOSAL]);
    setBecame(answer.ok ? 'brought-back' : answer.refusal.code);
    setBusy(false);
  };
  return (
    <div className="flex flex-col gap-2 border-line border-l-4 pl-4">
      {lines.map((line, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines of a text that no longer changes.
        <p key={at}>{line}</p>
      ))}
      {lines.length === 0 && <p className="text-ink-soft">{t('emptyThen')}</p>}
      {became && became !== 'brought-back' && <RefusalNote code={became} nothingWritten />}
      <Button look="quiet" busy={busy} onPress={() => void bringBack()}>
        {t('bringBack')}
      </Button>
      <p role="status" className="empty:hidden">
        {became === 'brought-back' && t('broughtBack')}
      </p>
    </div>
  );
}
