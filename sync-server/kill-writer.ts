/**
 * For the kill campaign: a member's device that writes text, sheet and acts, and remembers what was acknowledged to it
 * and what it was sent.
 */
import * as Y from 'yjs';
import { type ProseRoot, proseOf } from '../lib/record/document.ts';
import type { DocumentId } from '../lib/shared/ids.ts';
import type { TestDevice } from '../lib/testing/device.ts';
import type { SeededRandom } from '../lib/testing/seeded-random.ts';
import { RawClient } from './relay/relay-fixture.ts';

export type Office = 'planner' | 'recorder';

/** So much is on the way at most, and lost with a kill. */
const ON_THE_WAY = 40;
const ROOTS: readonly ProseRoot[] = ['prose/minutes/lights', 'prose/minutes/stairs'];

export class KillWriter {
  readonly doc: Y.Doc;
  acknowledgedFrames = 0;
  receivedUpdates = 0;
  acts = 0;
  readonly #id: DocumentId;
  readonly #device: TestDevice;
  readonly #office: Office;
  readonly #session: string;
  readonly #random: SeededRandom;
  #client: RawClient | undefined;
  /** By frame of this connection. */
  #sent: Uint8Array[] = [];
  /** Everything that was ever acknowledged to this device, or sent to it. */
  #promised: Uint8Array[] = [];

  constructor(id: DocumentId, device: TestDevice, office: Office, session: string, random: SeededRandom) {
    this.#id = id;
    this.#device = device;
    this.#office = office;
    this.#session = session;
    this.#random = random;
    this.doc = device.doc(id);
  }

  /** After a start of the server: as a stock client comes back. */
  async connect(origin: string): Promise<void> {
    const url = `${origin.replace('http', 'ws')}/sync/${this.#id}?acks=1`;
    const client = new RawClient(url, this.#session);
    await client.opened;
    this.#client = client;
    this.#sent = [];
    client.sendStep1(this.doc);
    const answer = await client.until(({ heard }) => heard.find(({ step2 }) => step2)?.step2);
    Y.applyUpdate(this.doc, answer);
    if (this.#office === 'planner') this.doc.getMap('sheet').set('meeting/title', '三月议事会');
    this.#send(Y.encodeStateAsUpdate(this.doc), 'step2');
  }

  /** Makes the document. */
  async begin(origin: string): Promise<void> {
    await this.connect(origin);
    await this.#client?.stored(1);
    this.#client?.close();
    await this.gone();
  }

  /** Writes until told to stop, or until the connection is gone. */
  async write(goOn: () => boolean): Promise<void> {
    while (goOn() && this.#client?.closed === undefined) {
      const vector = Y.encodeStateVector(this.doc);
      await this.#edit();
      this.#send(Y.encodeStateAsUpdate(this.doc, vector), 'update');
      const oldest = this.#sent.length - ON_THE_WAY;
      // Gone in between: what is not acknowledged is sent again after the next start.
      if (oldest > 0) await this.#client?.stored(oldest).catch(() => undefined);
    }
  }

  async #edit(): Promise<void> {
    const random = this.#random;
    const n = random.below(8);
    if (n === 0) {
      const body = { item: 'lights', title: '换灯', owner: this.#device.id, due: '2027-03-20' };
      await this.#device.act(this.#id, 'assign', body);
      this.acts += 1;
    } else if (this.#office === 'planner') {
      const key = `item/${random.pick(['lights', 'stairs', 'gate'])}/title`;
      this.#device.set(this.#id, key, n === 1 ? undefined : `第 ${random.below(1000)} 稿`);
    } else this.#type();
  }

  #type(): void {
    const random = this.#random;
    const minutes = proseOf(this.doc, random.pick(ROOTS));
    const paragraph = minutes.length > 0 ? minutes.get(random.below(minutes.length)) : undefined;
    const text = paragraph instanceof Y.XmlElement ? paragraph.get(0) : undefined;
    const what = random.below(12);
    if (!(text instanceof Y.XmlText) || what === 0)
      this.#device.type(this.#id, random.pick(ROOTS), '新的一段。');
    else if (minutes.length > 6 && what === 1) minutes.delete(random.below(minutes.length), 1);
    else if (text.length > 12 && what < 6) text.delete(random.below(text.length - 5), 3);
    else text.insert(random.below(text.length + 1), random.pick(['灯', '楼道', '修']));
  }

  #send(update: Uint8Array, as: 'step2' | 'update'): void {
    this.#sent.push(update);
    if (as === 'step2') this.#client?.sendStep2(update);
    else this.#client?.sendUpdate(update);
  }

  /** Waits until the connection is gone and notes what it brought. Throws where the server refused something. */
  async gone(): Promise<void> {
    const client = this.#client;
    if (!client) return;
    await client.closing();
    const refused = client.heard.find((heard) => heard.refused)?.refused;
    if (refused) throw new Error(`refused: ${JSON.stringify(refused)}`);
    const settled = Math.max(0, ...client.heard.map(({ stored }) => stored ?? 0));
    const received = client.heard.flatMap(({ update, step2 }) => update ?? step2 ?? []);
    this.acknowledgedFrames += settled;
    this.receivedUpdates += received.length;
    for (const update of received) Y.applyUpdate(this.doc, update);
    this.#promised = [Y.mergeUpdates([...this.#promised, ...this.#sent.slice(0, settled), ...received])];
    this.#client = undefined;
  }

  /** All that the server must have from now on. */
  get promised(): Uint8Array | undefined {
    return this.#promised[0];
  }
}
