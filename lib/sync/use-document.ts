'use client';

import { useEffect, useState } from 'react';
import { type DocumentId, type KindName, parseDocumentId } from '../shared/ids.ts';
import type { DocumentView, OpenDocument, OpenedView } from './device.ts';
import { useDeviceHandle, useDeviceState } from './device-provider.tsx';

// A page that opens documents fetches the code for them beside that of the device, not after it.
if (typeof window !== 'undefined') void import('./documents.ts').catch(() => undefined);

/**
 * Opens a document for as long as the calling component is mounted. `State` is the fold's result of that
 * kind; `id` the part after the colon. A view changes at most once per animation frame. Throws where its code could
 * not be fetched: the page's error screen offers to try again.
 */
export function useDocument<State>(kind: KindName, id: string): DocumentView<State> {
  const handle = useDeviceHandle();
  const { session } = useDeviceState();
  const name = parseDocumentId(`${kind}:${id}`);
  const member = session.at === 'signed-in' ? session.me.member.id : undefined;
  const [shown, setShown] = useState<{ of: DocumentId; by: string; view: OpenedView }>();

  useEffect(() => {
    const opened: OpenDocument | undefined = name && member ? handle.open?.(name) : undefined;
    if (!opened || !name || !member) return;
    const show = () => setShown({ of: name, by: member, view: opened.view() });
    show();
    const stop = opened.subscribe(show);
    return () => {
      stop();
      opened.close();
    };
  }, [handle, name, member]);

  if (!name) return { status: 'missing' };
  if (!shown || shown.of !== name || shown.by !== member) return { status: 'loading' };
  if (shown.view.status === 'not-loaded') throw new Error('the code for documents could not be fetched');
  // The document's kind fixes the state's type; `kind` and `State` are named by the same caller.
  return shown.view as DocumentView<State>;
}
