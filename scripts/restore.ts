import { restore } from '../sync-server/backup/restore.ts';
import { operatorCommand } from './operator-command.ts';

await operatorCommand('restore', ['FILE'], async (dataDir, [file = '']) => {
  const { backup, generation, kept } = restore(dataDir, file, Date.now());
  return [
    `${dataDir} is as it was at ${backup.at}, with generation ${generation}. Start the server.`,
    ...(kept ? [`What was there is in ${kept}.`] : []),
  ].join('\n');
});
