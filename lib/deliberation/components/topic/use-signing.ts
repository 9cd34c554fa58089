'use client';

import { useState } from 'react';
import type { RefusalCode } from '../../../shared/refusal.ts';
import type { TopicDraft } from '../../topic-rights.ts';
import { useReason } from '../use-reason.ts';
import type { TopicDesk } from './topic-desk.ts';

export interface Signing {
  readonly busy: boolean;
  /** Why it cannot be signed now, in words. */
  readonly reason: string | undefined;
  readonly refused: RefusalCode | undefined;
  /** True once it is kept on this phone. */
  sign(): Promise<boolean>;
}

/** A button that signs one act: whether it may, why not, and that it is being done. */
export function useSigning(desk: TopicDesk, draft: TopicDraft): Signing {
  const reason = useReason();
  const [busy, setBusy] = useState(false);
  const refused = desk.mayNot(draft);
  return {
    busy,
    refused,
    reason: reason(refused),
    sign: async () => {
      setBusy(true);
      const signed = await desk.sign(draft);
      setBusy(false);
      return signed !== undefined;
    },
  };
}
