/** Somebody whose own phone is not looked at: signs real acts with a real badge and sends them through the door. */
import * as Y from 'yjs';
import { agendaOfSheet, itemKey, STARTS_AT_KEY, TITLE_KEY } from '../lib/deliberation/agenda.ts';
import { hallDigest } from '../lib/deliberation/hall-code.ts';
import type { AgendaItem } from '../lib/deliberation/meeting-state.ts';
import { rollDigest } from '../lib/deliberation/roll.ts';
import type { RuleProfile } from '../lib/deliberation/rule-profile.ts';
import { readSheet } from '../lib/record/document.ts';
import { type ActId, type DocumentId, type MemberId, plainIdOf } from '../lib/shared/ids.ts';
import { makeDevice, type TestDevice } from '../lib/testing/device.ts';
import { type DemoAccountName, makeNeighbourhood, rollOf } from '../lib/testing/neighbourhood.ts';
import { seededRandom } from '../lib/testing/seeded-random.ts';
import { signInTo } from '../sync-server/server-process.ts';
import { storedDocument } from './stored-record.ts';

export const CODE = '4711';
const neighbourhood = makeNeighbourhood();
let hands = 0;

export class OtherHand {
  readonly id: MemberId;
  readonly #origin: string;
  readonly #session: string;
  readonly #device: TestDevice;

  static async of(origin: string, account: DemoAccountName): Promise<OtherHand> {
    const session = await signInTo(origin, account);
    const device = await makeDevice({
      issueBadge: async (_member, publicKey) => {
        const { badge } = await post<{ badge: string }>(origin, session, '/api/badges', { publicKey });
        return badge;
      },
      member: neighbourhood.accounts[account].member,
      random: seededRandom(++hands),
      at: Date.now(),
    });
    return new OtherHand(origin, session, device);
  }

  private constructor(origin: string, session: string, device: TestDevice) {
    this.#origin = origin;
    this.#session = session;
    this.#device = device;
    this.id = device.id;
  }

  doc(id: DocumentId): Y.Doc {
    return this.#device.doc(id);
  }

  /** Takes over what the server has now. */
  async learn(id: DocumentId): Promise<void> {
    Y.applyUpdate(this.doc(id), Y.encodeStateAsUpdate(await storedDocument(this.#origin, id)));
  }

  /** Done and kept, not yet sent. */
  act(
    id: DocumentId,
    type: string,
    body: unknown,
    onBehalfOf?: MemberId,
    at: number = Date.now(),
  ): Promise<ActId> {
    return this.#device.act(id, type, body, { at, ...(onBehalfOf && { for: onBehalfOf }) });
  }

  /** Adds paragraphs to the minutes of an item; not yet sent. */
  write(id: DocumentId, item: string, ...paragraphs: readonly string[]): void {
    this.#device.type(id, `prose/minutes/${item}`, ...paragraphs);
  }

  /** All of its copy, as a phone that comes back does. */
  async send(id: DocumentId): Promise<void> {
    const update = Buffer.from(Y.encodeStateAsUpdate(this.doc(id))).toString('base64');
    const { documents } = await post<{ documents: readonly { stored?: true }[] }>(
      this.#origin,
      this.#session,
      '/api/feed',
      { documents: [{ id, update }] },
    );
    if (!documents[0]?.stored) throw new Error(`not stored: ${JSON.stringify(documents)}`);
  }

  /** `at`: by its clock, where it is not now. */
  async actAndSend(
    id: DocumentId,
    type: string,
    body: unknown,
    onBehalfOf?: MemberId,
    at?: number,
  ): Promise<ActId> {
    await this.learn(id);
    const act = await this.act(id, type, body, onBehalfOf, at);
    await this.send(id);
    return act;
  }

  /** A meeting that nobody has prepared yet, with one item. */
  async prepare(id: DocumentId, item: string): Promise<void> {
    this.#device.set(id, TITLE_KEY, '户代表会议');
    this.#device.set(id, STARTS_AT_KEY, `${plainIdOf(id)}T14:00`);
    this.#device.set(id, itemKey(item, 'title'), '更换电梯');
    this.#device.set(id, itemKey(item, 'order'), 10);
    this.#device.set(id, itemKey(item, 'minutes'), 30);
    await this.send(id);
  }

  async publish(id: DocumentId, profile: RuleProfile): Promise<readonly AgendaItem[]> {
    const agenda = agendaOfSheet(readSheet(this.doc(id)));
    const roll = rollOf(neighbourhood.people);
    await this.act(id, 'notice', {
      title: '居民议事会',
      place: '议事亭',
      startsAt: `${plainIdOf(id)}T14:00`,
      profile,
      agenda: agenda.map(({ id: item, title, minutes }) => ({ id: item, title, minutes })),
      roll,
      rollSource: '居民名册',
      rollDigest: rollDigest(roll),
      carried: [],
      carriedSource: '无',
    });
    await this.send(id);
    return agenda;
  }

  /** In the chair, with CODE shown in the hall. */
  takeChair(id: DocumentId): Promise<ActId> {
    return this.actAndSend(id, 'takeChair', { hall: hallDigest(id, CODE) });
  }
}

async function post<Answer>(origin: string, session: string, path: string, body: unknown): Promise<Answer> {
  const response = await fetch(`${origin}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin, cookie: `sid=${session}` },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return (await response.json()) as Answer;
}
