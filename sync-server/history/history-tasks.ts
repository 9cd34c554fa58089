/** What the history's thread is asked, and answers. */
import type { BlockAuthors, VersionContent, VersionEntry } from '../../lib/record/history.ts';
import type { DocumentId } from '../../lib/shared/ids.ts';
import type { Compaction, Log, Uncompacted } from '../storage/store.ts';
import { bringBack } from './bring-back.ts';
import { compact } from './compaction.ts';
import { blockAuthors, listVersions, readVersion, versionAt } from './past.ts';

export type HistoryTask =
  | {
      readonly is: 'compact';
      readonly doc: DocumentId;
      readonly uncompacted: Uncompacted;
      readonly atRest: boolean;
    }
  | { readonly is: 'list'; readonly log: Log }
  | { readonly is: 'read'; readonly log: Log; readonly version: number }
  | { readonly is: 'authors'; readonly log: Log; readonly root: string }
  | {
      readonly is: 'bring-back';
      readonly log: Log;
      readonly version: number;
      readonly now: Uint8Array;
      readonly roots: readonly string[] | undefined;
      readonly client: number;
    };

export interface HistoryResults {
  readonly compact: Compaction;
  readonly list: readonly VersionEntry[];
  /** undefined: there is no such version. */
  readonly read: VersionContent | undefined;
  readonly authors: readonly BlockAuthors[];
  readonly 'bring-back':
    | { readonly is: 'edit'; readonly edit: Uint8Array }
    | { readonly is: 'same' }
    | { readonly is: 'unknown' };
}

export function perform(task: HistoryTask): HistoryResults[HistoryTask['is']] {
  switch (task.is) {
    case 'compact':
      return compact(task.doc, task.uncompacted, task.atRest);
    case 'list':
      return listVersions(task.log);
    case 'read':
      return readVersion(task.log, task.version);
    case 'authors':
      return blockAuthors(task.log, task.root);
    case 'bring-back': {
      const found = versionAt(task.log, task.version);
      if (!found) return { is: 'unknown' };
      const edit = bringBack({ ...task, past: found.doc });
      return edit ? { is: 'edit', edit } : { is: 'same' };
    }
  }
}
