import { importFrom } from '../sync-server/backup/import.ts';
import { operatorCommand } from './operator-command.ts';

await operatorCommand('import', ['DIR'], async (dataDir, [dir = '']) => {
  const { documents, people, generation } = await importFrom(dataDir, dir);
  return `${documents} documents and ${people} people are in ${dataDir}, with generation ${generation}. Start the server.`;
});
