import { chmodSync } from 'node:fs';
import { copyFile } from '../storage/data-folder.ts';
import type { Database } from '../storage/sqlite/database.ts';
import type { ControlAnswer, ControlRequest, Perform } from './control.ts';

export interface OperateServices {
  readonly db: Database;
  readonly randomId: () => string;
}

/** What a running server does for an operator's command. */
export const operate =
  ({ dataDir }: { readonly dataDir: string }, { db, randomId }: OperateServices): Perform =>
  async (request: ControlRequest): Promise<ControlAnswer> => {
    switch (request.do) {
      case 'copy': {
        const file = copyFile(dataDir, randomId());
        await db.copy(file);
        chmodSync(file, 0o600);
        return { ok: true, file };
      }
    }
  };
