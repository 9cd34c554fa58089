import { chmodSync } from 'node:fs';
import { parseDocumentId } from '../../lib/shared/ids.ts';
import { confirmWaiting, listWaiting } from '../healing/confirm.ts';
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
    const documentOf = (text: string) => parseDocumentId(text) ?? notADocument(text);
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
        const id = documentOf(request.document);
        const { hasLoss, said } = await recoverDocument(dataDir, services, id);
        // Its stamps have to go on under another generation, which is taken at a start.
        if (hasLoss) return { ok: true, said: [...said, 'Restart the server: it is served from then on.'] };
        rooms.readmit(id);
        return { ok: true, said: [...said, 'It is served again.'] };
      }
      case 'waiting':
        return { ok: true, said: await listWaiting(services) };
      case 'confirm':
        return {
          ok: true,
          said: await confirmWaiting(services, documentOf(request.document), request.member),
        };
    }
  };

function notADocument(text: string): never {
  throw new Error(`${text} is not the id of a document`);
}
