/** Rooms full of clients that send edits at a fixed rate; every delivery is decoded and timed. */
import { Client, type Endpoint } from './client.ts';
import { Editor, editsIn } from './content.ts';
import type { MeasuredServer } from './measured-server.ts';
import { eachOf, sleep, waitFor } from './pace.ts';
import { stolenSeconds } from './process-usage.ts';
import { Samples, type Summary } from './samples.ts';

export interface Shape {
  readonly name: string;
  readonly rooms: number;
  readonly clients: number;
}

export interface Member {
  readonly client: Client;
  readonly editor: Editor;
  /** Its place in its room. */
  readonly seat: number;
  /** Edits made ahead, so that making them costs nothing while something is measured. */
  readonly ready: Uint8Array[];
  /** When each edit was sent. */
  readonly sentAt: number[];
  /** By seat: the first edit of that member that has not come here. */
  readonly next: number[];
  /** Edits of this member that at least one other has received. */
  seenByOthers: number;
  /** Acknowledgements that came with the first sync. */
  acknowledgedBefore: number;
}

export interface Step {
  readonly rate: number;
  readonly sentPerSecond: number;
  readonly deliveriesPerSecond: number;
  /** 1: everything came. */
  readonly deliveredShare: number;
  readonly latency: Summary;
  /** Of one processor, while it lasted. */
  readonly serverLoad: number;
  readonly ownLoad: number;
  readonly stolen: number;
  readonly cpuSecondsPer1000: number;
}

const FIRST_CLIENT = 100_000;

export class Fanout {
  readonly members: Member[] = [];
  /** Edits that were passed over in the stream. */
  gaps = 0;
  readonly #endpoint: Endpoint;
  readonly #shape: Shape;
  readonly #byClient = new Map<number, Member>();
  #samples = new Samples();
  #delivered = 0;
  #turn = 0;

  constructor(endpoint: Endpoint, shape: Shape) {
    this.#endpoint = endpoint;
    this.#shape = shape;
  }

  roomName(room: number): string {
    return `${this.#shape.name}-${room}`;
  }

  async connect(): Promise<void> {
    const { rooms, clients } = this.#shape;
    for (let i = 0; i < rooms * clients; i++) {
      const member: Member = {
        client: new Client(this.#endpoint, this.roomName(i % rooms)),
        editor: new Editor(FIRST_CLIENT + i),
        seat: Math.floor(i / rooms),
        ready: [],
        sentAt: [],
        next: new Array<number>(clients).fill(0),
        seenByOthers: 0,
        acknowledgedBefore: 0,
      };
      member.client.onUpdate = (update) => this.#receive(member, update);
      this.members.push(member);
      this.#byClient.set(FIRST_CLIENT + i, member);
    }
    await eachOf(this.members, 20, ({ client }) => client.connect());
    await sleep(300);
    for (const member of this.members) member.acknowledgedBefore = member.client.acknowledged;
  }

  #receive(member: Member, update: Uint8Array): void {
    const now = performance.now();
    editsIn(update, (client, clock, length) => {
      const sender = this.#byClient.get(client);
      // An echo is no delivery.
      if (!sender || sender === member) return;
      const from = member.next[sender.seat] ?? 0;
      const to = clock + length;
      if (to <= from) return;
      if (clock > from) this.gaps += clock - from;
      for (let k = Math.max(clock, from); k < to; k++) {
        this.#samples.add(now - (sender.sentAt[k] ?? now));
        this.#delivered += 1;
      }
      member.next[sender.seat] = to;
      sender.seenByOthers = Math.max(sender.seenByOthers, to);
    });
  }

  /** `rate`: edits a second of all clients together. How many were sent. */
  async send(rate: number, seconds: number, stop: () => boolean = () => false): Promise<number> {
    const start = performance.now();
    const total = Math.round(rate * seconds);
    let sent = 0;
    while (sent < total && !stop()) {
      const due = Math.min(total, Math.floor(((performance.now() - start) / 1000) * rate) + 1);
      for (; sent < due; sent++) this.#sendOne();
      // It cannot keep up.
      if (performance.now() - start > seconds * 1000 + 1000) return sent;
      await sleep(1);
    }
    return sent;
  }

  #sendOne(): void {
    const member = this.members[this.#turn % this.members.length];
    this.#turn += 1;
    if (!member) return;
    const update = member.ready.shift() ?? member.editor.edit();
    member.sentAt.push(performance.now());
    member.client.send('update', update);
  }

  #prepare(edits: number): void {
    for (const { ready, editor } of this.members)
      while (ready.length < edits / this.members.length) ready.push(editor.edit());
  }

  /** One measurement at one rate. */
  async step(server: MeasuredServer, rate: number, seconds: number): Promise<Step> {
    this.#samples = new Samples();
    this.#delivered = 0;
    this.#prepare(rate * seconds);
    const cpu = server.cpuSeconds();
    const own = process.cpuUsage();
    const stolen = stolenSeconds();
    const start = performance.now();
    const sent = await this.send(rate, seconds);
    const sending = (performance.now() - start) / 1000;
    const expected = sent * (this.#shape.clients - 1);
    await waitFor(() => this.#delivered >= expected, 1500);
    const elapsed = (performance.now() - start) / 1000;
    const used = process.cpuUsage(own);
    const serverCpu = server.cpuSeconds() - cpu;
    return {
      rate,
      sentPerSecond: sent / sending,
      deliveriesPerSecond: this.#delivered / sending,
      deliveredShare: this.#delivered / expected,
      latency: this.#samples.summary(),
      serverLoad: serverCpu / elapsed,
      ownLoad: (used.user + used.system) / 1e6 / elapsed,
      stolen: (stolenSeconds() - stolen) / elapsed,
      cpuSecondsPer1000: (serverCpu / this.#delivered) * 1000,
    };
  }

  /** Always `underWay` edits that have not come everywhere; processor time, which a busy machine changes least. */
  async underWay(server: MeasuredServer, underWay: number, total: number): Promise<number> {
    this.#delivered = 0;
    this.#prepare(total);
    const cpu = server.cpuSeconds();
    const readers = this.#shape.clients - 1;
    let sent = 0;
    const sendMore = (): boolean => {
      for (; sent < total && sent - this.#delivered / readers < underWay; sent++) this.#sendOne();
      return this.#delivered >= total * readers;
    };
    if (!(await waitFor(sendMore, 120_000, 1))) return Number.NaN;
    // What the server puts off belongs to it.
    await sleep(400);
    return ((server.cpuSeconds() - cpu) / this.#delivered) * 1000;
  }

  async close(): Promise<void> {
    await eachOf(this.members, 100, ({ client }) => client.close());
  }

  terminate(): void {
    for (const { client } of this.members) client.terminate();
  }
}
