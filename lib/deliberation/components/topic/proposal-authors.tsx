'use client';

import { useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import type { BlockAuthors } from '../../../record/history.ts';
import type { RefusalCode } from '../../../shared/refusal.ts';
import { useDevice } from '../../../sync/use-device.ts';
import { useHistory } from '../../../sync/use-history.ts';
import { Button } from '../../../ui/button.tsx';
import { RefusalNote } from '../../../ui/refusal-note.tsx';
import { PROPOSAL } from '../../topic-acts.ts';
import type { TopicDesk } from './topic-desk.ts';
import { Versions } from './versions.tsx';

/** Who wrote what stands there, paragraph by paragraph, as the centre has it [TOPIC5]. */
export function ProposalAuthors({ desk }: { desk: TopicDesk }) {
  const t = useTranslations('proposal');
  const format = useFormatter();
  const history = useHistory();
  const { reach } = useDevice();
  const [blocks, setBlocks] = useState<readonly BlockAuthors[]>();
  const [refused, setRefused] = useState<RefusalCode>();
  const [busy, setBusy] = useState(false);
  if (!history) return null;
  const ask = async () => {
    setBusy(true);
    const answer = await history.authors(desk.live.id, PROPOSAL);
    setBlocks(answer.ok ? answer.value : undefined);
    setRefused(answer.ok ? undefined : answer.refusal.code);
    setBusy(false);
  };
  if (!blocks)
    return (
      <>
        {refused && <RefusalNote code={refused} nothingWritten />}
        <Button
          look="quiet"
          testId="authors"
          busy={busy}
          reason={reach === 'offline' ? t('authorsOffline') : undefined}
          onPress={() => void ask()}
        >
          {t('authors')}
        </Button>
      </>
    );
  const written = blocks.filter(({ text }) => text.trim() !== '');
  return (
    <section aria-label={t('authors')} className="flex flex-col gap-3" data-testid="proposal-authors">
      <h3 className="font-semibold">{t('authors')}</h3>
      <ul className="flex flex-col gap-2">
        {written.map((block, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two paragraphs may say the same, and the list is asked for as a whole.
          <li key={at} className="flex flex-col border-line border-l-4 pl-4">
            <span className="line-clamp-2">{block.text}</span>
            <span className="text-ink-soft text-sm">
              {format.list(block.authors.map(({ member }) => desk.nameOf(member)))}
            </span>
          </li>
        ))}
      </ul>
      <Versions desk={desk} history={history} />
    </section>
  );
}
