'use client';

import { useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import type { SetAside } from '../../sync/device.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Dialog } from '../../ui/dialog.tsx';

export interface SetAsideTrayProps {
  items: readonly SetAside[];
  onCopy: (text: string) => Promise<void>;
  onDiscard: (id: string) => void;
}

const fieldOf = ({ id }: SetAside): string => `set-aside-${id}`;

/** What a refusal put aside: to be read, copied and, when it is no longer needed, thrown away [GUARD6]. */
export function SetAsideTray({ items, onCopy, onDiscard }: SetAsideTrayProps) {
  const t = useTranslations('setAside');
  const refusals = useTranslations('refusals');
  const format = useFormatter();
  const [discarding, setDiscarding] = useState<string>();
  const [copied, setCopied] = useState<string>();
  if (items.length === 0) return null;
  const copy = (item: SetAside) =>
    onCopy(item.content).then(
      () => setCopied(item.id),
      // Where the browser does not let pages copy, the person can: the text is marked.
      () => (document.getElementById(fieldOf(item)) as HTMLTextAreaElement | null)?.select(),
    );
  return (
    <Card title={t('title')} testId="set-aside">
      <p className="text-ink-soft">{t('what')}</p>
      <ul className="flex flex-col gap-4">
        {items.map((item) => (
          <li key={item.id} className="flex flex-col gap-2 border-line border-t pt-4">
            <p className="text-ink-soft text-sm">
              {format.dateTime(item.at, { dateStyle: 'medium', timeStyle: 'short' })}
            </p>
            <p className="font-semibold">{refusals(`${item.refusal.code}.what`)}</p>
            <textarea
              id={fieldOf(item)}
              readOnly
              rows={4}
              aria-label={t('content')}
              value={item.content}
              className="w-full rounded-md border border-edge bg-paper p-3"
            />
            <p className="text-sm">{refusals(`${item.refusal.code}.next`)}</p>
            <div className="flex flex-wrap gap-3">
              <Button look="quiet" onPress={() => void copy(item)}>
                {copied === item.id ? t('copied') : t('copy')}
              </Button>
              <Button look="quiet" onPress={() => setDiscarding(item.id)}>
                {t('discard')}
              </Button>
            </div>
          </li>
        ))}
      </ul>
      <Dialog
        open={discarding !== undefined}
        title={t('discardTitle')}
        close={t('keep')}
        onClose={() => setDiscarding(undefined)}
      >
        <p>{t('discardWhat')}</p>
        <Button
          look="danger"
          wide
          onPress={() => {
            if (discarding) onDiscard(discarding);
            setDiscarding(undefined);
          }}
        >
          {t('discardNow')}
        </Button>
      </Dialog>
    </Card>
  );
}
