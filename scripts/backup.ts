import { existsSync } from 'node:fs';
import { backUp } from '../sync-server/backup/backup.ts';
import { attachmentsFolder } from '../sync-server/storage/data-folder.ts';
import { operatorCommand } from './operator-command.ts';

await operatorCommand('backup', ['FILE'], async (dataDir, [file = '']) => {
  const { documents, people, at } = await backUp(dataDir, file, Date.now());
  const attachments = attachmentsFolder(dataDir);
  const photos = existsSync(attachments) ? ` Photos are not in it: copy ${attachments} as well.` : '';
  return `${documents} documents and ${people} people as of ${at} are in ${file}. It holds the community's key: keep it where nobody else can read it.${photos}`;
});
