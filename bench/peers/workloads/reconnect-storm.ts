/** W4: clients with 200 offline edits each come back at once; until each has all edits of all. Then copies are compared. */
import * as Y from 'yjs';
import { Client, readRoom, seedRoom } from '../client.ts';
import { CHAT, Editor, editsIn, MINUTES, meetingDocument } from '../content.ts';
import { eachOf, sleep, upTo, waitFor } from '../pace.ts';
import { Samples } from '../samples.ts';
import type { Workload } from '../workload.ts';

const ROOMS = 10;
const CLIENTS_PER_ROOM = 20;
const EDITS = 200;
const DOCUMENT_KB = 50;
/** Of each room so many copies are compared in full. */
const COMPARED_PER_ROOM = 3;
const PATIENCE_MS = 60_000;
const SETTLE_MS = 4000;
const FIRST_CLIENT = 100_000;

export const reconnectStorm: Workload = {
  title: 'Reconnect storm',
  needs: 'memory',
  async run({ server, found }) {
    await server.start();
    const base = meetingDocument(DOCUMENT_KB * 1000);
    // One silent client a room has stayed online and keeps the document open.
    const anchors = await eachOf(upTo(ROOMS), 4, (n) => seedRoom(server.endpoint, roomName(n), base));
    const members = upTo(ROOMS * CLIENTS_PER_ROOM).map(
      (n) =>
        new Returning(new Client(server.endpoint, roomName(n % ROOMS)), new Editor(FIRST_CLIENT + n, base)),
    );
    await sleep(SETTLE_MS);
    found.log(`${members.length} clients with ${EDITS} edits each come back`);
    const cpu = server.cpuSeconds();
    const start = performance.now();
    const connecting = await Promise.allSettled(members.map(({ client }) => client.connect(PATIENCE_MS)));
    const isOver = await waitFor(() => members.every(({ doneAt }) => doneAt > 0), PATIENCE_MS, 1);
    const cpuSeconds = server.cpuSeconds() - cpu;
    const times = new Samples();
    for (const { doneAt } of members) if (doneAt > 0) times.add(doneAt - start);
    const last = Math.max(...members.map(({ doneAt }) => doneAt)) - start;
    found.metric('all have all after', isOver ? last : Number.NaN, 'ms');
    found.metric('half have all after', times.summary().p50, 'ms');
    found.metric('server CPU', cpuSeconds, 's');
    found.metric(
      'sent to all together',
      members.reduce((sum, { client }) => sum + client.bytes, 0) / 1e6,
      'MB',
    );
    found.metric('clients without all', members.filter(({ doneAt }) => doneAt === 0).length);
    const failed = connecting.filter(({ status }) => status === 'rejected').length;
    if (failed > 0) found.note(`${failed} connections failed`);

    let different = 0;
    for (const n of upTo(ROOMS)) {
      const expected = shapeOf(await readRoom(server.endpoint, roomName(n), 200));
      const some = members.filter(({ client }) => client.room === roomName(n)).slice(0, COMPARED_PER_ROOM);
      different += some.filter((member) => shapeOf(member.copy()) !== expected).length;
    }
    found.metric(`copies that differ, of ${ROOMS * COMPARED_PER_ROOM}`, different);
    await eachOf([...anchors, ...members.map(({ client }) => client)], 100, (client) => client.close());
  },
};

const roomName = (n: number): string => `w4-${n}`;

/** What a Y.Map's keys come in is not part of its state. */
const shapeOf = (doc: Y.Doc): string =>
  JSON.stringify([
    doc.getText(CHAT).toString(),
    Object.entries(doc.getMap('sheet').toJSON()).sort(([a], [b]) => (a < b ? -1 : 1)),
    doc.getXmlFragment(MINUTES).toString(),
  ]);

/** Was offline with its editor; counts what it hears of the others' edits. */
class Returning {
  readonly client: Client;
  doneAt = 0;
  readonly #editor: Editor;
  readonly #heard: Uint8Array[] = [];
  readonly #next = new Map<number, number>();
  #missing = (CLIENTS_PER_ROOM - 1) * EDITS;

  constructor(client: Client, editor: Editor) {
    this.client = client;
    this.#editor = editor;
    for (let n = 0; n < EDITS; n++) editor.edit();
    client.stateVector = Y.encodeStateVector(editor.doc);
    client.answer = (stateVector) => Y.encodeStateAsUpdate(editor.doc, stateVector);
    client.onUpdate = (update) => this.#hear(update);
  }

  #hear(update: Uint8Array): void {
    this.#heard.push(update);
    editsIn(update, (author, clock, length) => {
      if (author < FIRST_CLIENT || author === this.#editor.client) return;
      const from = this.#next.get(author) ?? 0;
      if (clock + length <= from) return;
      this.#missing -= clock + length - Math.max(clock, from);
      this.#next.set(author, clock + length);
    });
    if (this.#missing <= 0 && this.doneAt === 0) this.doneAt = performance.now();
  }

  /** Its document with all it heard. */
  copy(): Y.Doc {
    for (const update of this.#heard) Y.applyUpdate(this.#editor.doc, update);
    return this.#editor.doc;
  }
}
