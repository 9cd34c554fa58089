import { existsSync } from 'node:fs';
import { parseDocumentId } from '../lib/shared/ids.ts';
import { exportTo } from '../sync-server/backup/export.ts';
import { attachmentsFolder } from '../sync-server/storage/data-folder.ts';
import { operatorCommand } from './operator-command.ts';

await operatorCommand('export', ['DIR', '[DOCUMENT …]'], async (dataDir, [dir = '', ...names]) => {
  const documents = names.map((name) => {
    const id = parseDocumentId(name);
    if (!id) throw new Error(`${name} is not the id of a document`);
    return id;
  });
  const exported = await exportTo(dataDir, dir, documents, Date.now());
  if (exported.damaged.length > 0) throw new Error(['Left out:', ...exported.damaged].join('\n'));
  const key =
    documents.length === 0 ? ` The community's key is there too: keep it where nobody else can read it.` : '';
  const attachments = attachmentsFolder(dataDir);
  const photos = existsSync(attachments) ? ` Photos are not there: copy ${attachments} as well.` : '';
  return `${exported.documents} documents are in ${dir}.${key}${photos}`;
});
