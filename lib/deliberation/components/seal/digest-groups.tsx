'use client';

import { inGroups } from '../../record-groups.ts';

/** In groups of four, for two people to compare aloud; marked and copied as one text. */
export const DigestGroups = ({ digest, testId = 'digest' }: { digest: string; testId?: string }) => (
  <p data-testid={testId} className="flex max-w-[12.5em] flex-wrap gap-x-4 gap-y-1 font-mono text-base">
    {[...inGroups(digest).entries()].map(([at, group]) => (
      <span key={at}>{group}</span>
    ))}
  </p>
);
