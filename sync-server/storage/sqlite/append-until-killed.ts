/** A process for the durability test: appends to the file named, up to 20 at a time, and prints the number of each that was acknowledged. */
import { documentId, memberId } from '../../../lib/shared/ids.ts';
import { Database } from './database.ts';
import { SqliteDocumentStore } from './document-store.ts';

const [, , file] = process.argv;
if (!file) throw new Error('which file?');
const store = new SqliteDocumentStore(await Database.open(file));
const doc = documentId('meeting', 'killed');
const member = memberId('li');
let next = 0;

async function appendForEver(): Promise<never> {
  for (;;) {
    const update = new Uint8Array(300);
    new DataView(update.buffer).setUint32(0, ++next);
    const deletions = [{ root: 'prose/minutes/a', count: 1 }];
    const n = await store.append({
      doc,
      seq: next,
      update,
      member,
      at: next,
      clients: [1024 + next],
      deletions,
    });
    process.stdout.write(`${n}\n`);
  }
}
await Promise.all(Array.from({ length: 20 }, appendForEver));
