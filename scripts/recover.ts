import { parseDocumentId } from '../lib/shared/ids.ts';
import { askServer } from '../sync-server/backup/ask-server.ts';
import { checkAll, recoverDocument } from '../sync-server/backup/recover-document.ts';
import { databaseFile } from '../sync-server/storage/data-folder.ts';
import { Database } from '../sync-server/storage/sqlite/database.ts';
import { SqliteDocumentStore } from '../sync-server/storage/sqlite/document-store.ts';
import { operatorCommand } from './operator-command.ts';

await operatorCommand('recover', ['[DOCUMENT]'], async (dataDir, [document]) => {
  const answer = await askServer(dataDir, document ? { do: 'recover', document } : { do: 'check' });
  if (answer && !answer.ok) throw new Error(answer.problem);
  const said = answer ? answer.said : await atRest(dataDir, document);
  return said.length > 0 ? said.join('\n') : 'All documents are whole.';
});

async function atRest(dataDir: string, document: string | undefined): Promise<readonly string[]> {
  const db = await Database.open(databaseFile(dataDir));
  const services = { db, store: new SqliteDocumentStore(db), clock: { now: () => Date.now() } };
  try {
    if (document === undefined) return await checkAll(services);
    const id = parseDocumentId(document);
    if (!id) throw new Error(`${document} is not the id of a document`);
    return (await recoverDocument(dataDir, services, id)).said;
  } finally {
    await db.close();
  }
}
