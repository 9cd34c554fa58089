/** For tests: a server's parts over a folder, under a clock of the test's own, with people whose phones are called. */
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import * as Y from 'yjs';
import type { PushAddress, PushChoices } from '../../lib/accounts/push-choices.ts';
import { instantOf } from '../../lib/deliberation/local-time.ts';
import { rollDigest } from '../../lib/deliberation/roll.ts';
import type { Role } from '../../lib/record/badge.ts';
import { pushKinds } from '../../lib/record/push-kinds.ts';
import { type ActId, type DocumentId, documentId, memberId } from '../../lib/shared/ids.ts';
import { councilProfile } from '../../lib/testing/demo-profiles.ts';
import { makeDevice, type TestDevice } from '../../lib/testing/device.ts';
import { seededRandom } from '../../lib/testing/seeded-random.ts';
import { insertCommunity } from '../people/community-settings.ts';
import { startingSettings } from '../people/starting-settings.ts';
import { openServices, type Services } from '../services.ts';
import { readSettings } from '../settings.ts';
import { temporaryFolder } from '../storage/sqlite/temporary-database.ts';
import { Calling, type Outcome } from './calling.ts';

export const atAnyTime: PushChoices = { kinds: pushKinds };

const offices: Readonly<Record<string, readonly Role[]>> = {
  planner: ['resident', 'planner'],
  chair: ['resident', 'chair'],
  li: ['resident'],
  wang: ['resident'],
};

export class CallingScene {
  /** By the community's clock. */
  now = instantOf('2026-11-28T10:00');
  readonly dataDir: string;
  readonly outcomes: Outcome[] = [];
  readonly errors: unknown[] = [];
  readonly #pushServices: string;
  #services: Services | undefined;
  #calling: Calling | undefined;
  #devices = new Map<string, TestDevice>();

  static async open(pushServices: string): Promise<CallingScene> {
    const scene = new CallingScene(join(temporaryFolder(), 'data'), pushServices);
    onTestFinished(() => scene.close());
    await scene.start();
    const { db, people } = scene.services;
    await db.transact(insertCommunity({ name: '和睦里', settings: startingSettings }));
    for (const [id, roles] of Object.entries(offices)) {
      const person = { name: id, household: id, rep: true, area: 'east', door: '', contact: '' };
      await people.add([{ id: memberId(id), ...person, roles: roles.map((role) => ({ role })) }]);
    }
    await scene.round();
    return scene;
  }

  private constructor(dataDir: string, pushServices: string) {
    this.dataDir = dataDir;
    this.#pushServices = pushServices;
  }

  get services(): Services {
    if (!this.#services) throw new Error('the server is down');
    return this.#services;
  }

  async start(): Promise<void> {
    const read = readSettings({ DATA_DIR: this.dataDir, PUSH_SERVICES: this.#pushServices });
    if (!read.ok) throw new Error(read.problem);
    const random = (bytes: Uint8Array<ArrayBuffer>) => crypto.getRandomValues(bytes);
    this.#services = await openServices(read.value, { clock: { now: () => this.now }, random });
    this.#calling = new Calling({
      ...this.#services,
      queue: this.#services.pushQueue,
      onPushed: (outcome) => this.outcomes.push(outcome),
      onError: (error) => this.errors.push(error),
    });
    await this.#calling.start();
  }

  async close(): Promise<void> {
    await this.#calling?.stop();
    await this.#services?.rooms.drain();
    await this.#services?.db.close();
    this.#services = undefined;
  }

  async restart(): Promise<void> {
    await this.close();
    await this.start();
  }

  /** All that is due by now. */
  async round(): Promise<void> {
    await this.#calling?.round();
  }

  /** Signs in, and asks to be told on that phone. Returns the cookie. */
  async subscribe(who: string, address: PushAddress, choices: PushChoices = atAnyTime): Promise<string> {
    const { sessions, phones } = this.services;
    const cookie = (await sessions.start(memberId(who))).split(';')[0] ?? '';
    const signedIn = await sessions.ofCookie(cookie);
    if (!signedIn) throw new Error(`${who} is not signed in`);
    await phones.subscribe({ session: signedIn.session, member: signedIn.member.id }, address, choices);
    return cookie;
  }

  async device(who: string): Promise<TestDevice> {
    const known = this.#devices.get(who);
    if (known) return known;
    const { badges, people } = this.services;
    const me = await people.me(memberId(who));
    if (!me) throw new Error(`nobody: ${who}`);
    const issueBadge = async (
      member: Parameters<typeof badges.issue>[0],
      key: Parameters<typeof badges.issue>[1],
    ) => {
      const badge = await badges.issue(member, key);
      if (!badge.ok) throw new Error(badge.refusal.code);
      return badge.value;
    };
    const { name: _, ...member } = me;
    const device = await makeDevice({ issueBadge, member, random: seededRandom(who.length), at: this.now });
    this.#devices.set(who, device);
    return device;
  }

  /** By the planner; on disk when it resolves. */
  async publish(id: string, roll: readonly string[] = ['li', 'wang']): Promise<DocumentId> {
    const doc = documentId('meeting', id);
    const entries = roll.map((each) => ({ id: memberId(each), household: each, rep: true as const }));
    await (await this.device('planner')).act(doc, 'notice', {
      ...{ title: '十二月议事会', place: '议事亭', startsAt: '2026-12-05T14:00', profile: councilProfile },
      agenda: [{ id: 'lights', title: '楼道照明', minutes: 20 }],
      ...{ roll: entries, rollSource: '名册', rollDigest: rollDigest(entries) },
      ...{ carried: [], carriedSource: '无' },
    });
    await this.submit('planner', doc);
    return doc;
  }

  /** By somebody who knows all that was done; on disk when it resolves. */
  async act(who: string, doc: DocumentId, type: string, body: unknown): Promise<ActId> {
    const device = await this.device(who);
    for (const other of this.#devices.values()) device.merge(doc, other);
    const act = await device.act(doc, type, body);
    await this.submit(who, doc);
    return act;
  }

  /** The document changes, and what it tells does not. */
  async writeOn(doc: DocumentId): Promise<void> {
    const chair = await this.device('chair');
    chair.merge(doc, await this.device('planner'));
    chair.type(doc, 'prose/minutes/lights', '灯修好了。');
    await this.submit('chair', doc);
  }

  /** All that this device has of the document goes in, and is on disk. */
  async submit(who: string, doc: DocumentId): Promise<void> {
    const device = await this.device(who);
    await this.services.rooms.with(doc, async (room) => {
      const submission = room.submit(device.member, Y.encodeStateAsUpdate(device.doc(doc)), undefined);
      if (submission.at !== 'admitted') throw new Error(JSON.stringify(submission));
      await submission.stored;
    });
  }
}
