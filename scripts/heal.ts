import { askServer } from '../sync-server/backup/ask-server.ts';
import { operatorCommand } from './operator-command.ts';

const USAGE = 'say list, or confirm DOCUMENT [MEMBER]';

/** npm run heal -- list | confirm DOCUMENT [MEMBER]: what devices brought of others after a backup was restored. */
await operatorCommand('heal', ['list|confirm', '[DOCUMENT]', '[MEMBER]'], async (dataDir, args) => {
  const [what, document, member] = args;
  const isConfirm = what === 'confirm' && document !== undefined;
  if (!isConfirm && what !== 'list') throw new Error(USAGE);
  const answer = await askServer(
    dataDir,
    isConfirm ? { do: 'confirm', document, ...(member && { member }) } : { do: 'waiting' },
  );
  if (!answer) throw new Error(`no server runs over ${dataDir}: start it first`);
  if (!answer.ok) throw new Error(answer.problem);
  return answer.said.length > 0 ? answer.said.join('\n') : 'Nothing waits.';
});
