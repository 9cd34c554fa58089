/** W3: memory of connections on which nothing happens, and of many documents that are open, garbage collected first. */
import { Client } from '../client.ts';
import { meetingDocument } from '../content.ts';
import type { MeasuredServer } from '../measured-server.ts';
import { eachOf, sleep, upTo } from '../pace.ts';
import type { Findings } from '../report.ts';
import type { Workload } from '../workload.ts';

const CONNECTIONS = [1000, 5000] as const;
const ROOMS = 100;
const DOCUMENTS = 300;
const DOCUMENT_KB = 50;
/** Time for a server to see that nobody comes back. */
const CLOSED_MS = 65_000;

export const idleMemory: Workload = {
  title: 'Idle memory',
  needs: 'nothing',
  async run({ server, found }) {
    // What a first start needs, to fill an empty folder, is not what it takes to run.
    await server.start();
    await server.stop();
    await server.start();
    await measureConnections(server, found);
    if (server.peer.keeps === 'nothing') return;
    await server.stop();
    await server.start();
    await measureDocuments(server, found);
  },
};

async function measureConnections(server: MeasuredServer, found: Findings): Promise<void> {
  const empty = await server.residentMiB();
  found.metric('empty server', empty, 'MiB');
  const clients: Client[] = [];
  for (const count of CONNECTIONS) {
    const more = upTo(count - clients.length).map((n) => new Client(server.endpoint, `w3-${n % ROOMS}`));
    clients.push(...(await eachOf(more, 100, (client) => client.connect())));
    const each = (((await server.residentMiB()) - empty) * 1024) / count;
    found.metric(`an idle connection, ${count} open`, each, 'KiB');
  }
  const dropped = clients.filter(({ isClosed }) => isClosed).length;
  if (dropped > 0) found.note(`${dropped} idle connections were closed by the server`);
  await eachOf(clients, 200, (client) => client.close());
  await sleep(1000);
  found.metric('when all have left', await server.residentMiB(), 'MiB');
}

async function measureDocuments(server: MeasuredServer, found: Findings): Promise<void> {
  const base = meetingDocument(DOCUMENT_KB * 1000);
  const before = await server.residentMiB();
  const writers = await eachOf(upTo(DOCUMENTS), 20, async (n) => {
    const writer = await new Client(server.endpoint, `w3d-${n}`).connect();
    writer.send('update', base);
    return writer;
  });
  const loaded = await server.residentMiB();
  const each = ((loaded - before) * 1024) / DOCUMENTS;
  found.metric(`an open document of ${DOCUMENT_KB} KB and its client, ${DOCUMENTS} open`, each, 'KiB');
  await eachOf(writers, 50, (writer) => writer.close());
  await sleep(CLOSED_MS);
  const back = (loaded - (await server.residentMiB())) / (loaded - before);
  found.metric('given back when they have left', back * 100, '%', 'higher');
}
