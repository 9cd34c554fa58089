import { backUp } from '../sync-server/backup/backup.ts';
import { operatorCommand } from './operator-command.ts';

await operatorCommand('backup', ['FILE'], async (dataDir, [file = '']) => {
  const { documents, people, at } = await backUp(dataDir, file, Date.now());
  return `${documents} documents and ${people} people as of ${at} are in ${file}. It holds the community's key: keep it where nobody else can read it.`;
});
