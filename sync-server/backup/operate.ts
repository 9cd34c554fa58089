import { chmodSync } from 'node:fs';
import { parseDocumentId } from '../../lib/shared/ids.ts';
import type { Rooms } from '../relay/rooms.ts';
import { copyFile } from '../storage/data-folder.ts';
import type { ControlAnswer, ControlRequest, Perform } from './control.ts';
import { checkAll, type RecoveryServices, recoverDocument } from './recover-document.ts';

export interface OperateServices extends RecoveryServices {
  readonly rooms: Rooms;
  readonly randomId: () => string;
}

/** What a running server does for an operator's command. */
export const operate =
  ({ dataDir }: { readonly dataDir: string }, services: OperateServices): Perform =>
  async (request: ControlRequest): Promise<ControlAnswer> => {
    const { db, rooms, randomId } = services;
    switch (request.do) {
      case 'copy': {
        const file = copyFile(dataDir, randomId());
        await db.copy(file);
        chmodSync(file, 0o600);
        return { ok: true, said: [file] };
      }
      case 'check':
        return { ok: true, said: await checkAll(services) };
      case 'recover': {
        const id = parseDocumentId(request.document);
        if (!id) return { ok: false, problem: `${request.document} is not the id of a document` };
        const { hasLoss, said } = await recoverDocument(dataDir, services, id);
        // Its stamps have to go on under another generation, which is taken at a start.
        if (hasLoss) return { ok: true, said: [...said, 'Restart the server: it is served from then on.'] };
        rooms.readmit(id);
        return { ok: true, said: [...said, 'It is served again.'] };
      }
    }
  };
