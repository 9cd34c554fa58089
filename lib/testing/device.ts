/** A device for tests and the demo: its own key and badge, a Y.Doc, and acts written as the real device writes them. */
import { CompactSign, type CryptoKey, exportJWK, generateKeyPair } from 'jose';
import * as v from 'valibot';
import * as Y from 'yjs';
import { ACT_VERSION, type ActPayload, parseAct } from '../record/act.ts';
import { type Member, parseBadge, publicKeySchema } from '../record/badge.ts';
import {
  actsOf,
  badgesOf,
  FIRST_MEMBER_CLIENT,
  type ProseRoot,
  proseOf,
  type SheetValue,
  sheetOf,
} from '../record/document.ts';
import type { PublicKey } from '../record/jws.ts';
import { frontierOf } from '../record/order.ts';
import { canonical } from '../shared/canonical.ts';
import type { Instant } from '../shared/clock.ts';
import { type ActId, actId, type BadgeId, type DocumentId, type MemberId, newId } from '../shared/ids.ts';
import type { IssueBadge } from './community.ts';
import type { DemoAccountName } from './neighbourhood.ts';
import type { SeededRandom } from './seeded-random.ts';

const utf8 = new TextEncoder();

export interface DeviceSettings {
  readonly issueBadge: IssueBadge;
  readonly member: Member;
  readonly random: SeededRandom;
  /** What its clock says at its first act. */
  readonly at: Instant;
}

export interface ActOptions {
  readonly for?: MemberId;
  readonly at?: Instant;
  /** Instead of what the device has seen and its next number: for tests of the order and of cloned keys. */
  readonly seen?: readonly ActId[];
  readonly n?: number;
  readonly id?: ActId;
}

export class TestDevice {
  readonly member: Member;
  readonly key: PublicKey;
  readonly #privateKey: CryptoKey;
  readonly #badge: { readonly id: BadgeId; readonly jwt: string };
  readonly #random: SeededRandom;
  readonly #start: Instant;
  readonly #docs = new Map<DocumentId, Y.Doc>();
  readonly #parsed = new Map<string, ActPayloadOf>();

  constructor(settings: DeviceSettings, privateKey: CryptoKey, key: PublicKey, badge: string) {
    this.member = settings.member;
    this.#random = settings.random;
    this.#start = settings.at;
    this.#privateKey = privateKey;
    this.key = key;
    const parsed = parseBadge(badge);
    if (!parsed.ok) throw new Error('not a badge');
    this.#badge = { id: parsed.value.id, jwt: badge };
  }

  get id(): MemberId {
    return this.member.id;
  }

  /** This device's copy. Its Yjs client id lies where members' ids lie. */
  doc(id: DocumentId): Y.Doc {
    const known = this.#docs.get(id);
    if (known) return known;
    const doc = new Y.Doc();
    doc.clientID = FIRST_MEMBER_CLIENT + this.#random.below(2 ** 31);
    this.#docs.set(id, doc);
    return doc;
  }

  /** Signs an act and writes it with the badge, in one update. */
  async act(id: DocumentId, type: string, body: unknown, options: ActOptions = {}): Promise<ActId> {
    const made = await this.sign(id, type, body, options);
    this.write(id, made.id, made.jws);
    return made.id;
  }

  async sign(
    id: DocumentId,
    type: string,
    body: unknown,
    options: ActOptions = {},
  ): Promise<{ id: ActId; jws: string }> {
    const known = this.#known(id);
    const n =
      options.n ??
      Math.max(0, ...known.filter((act) => act.badge === this.#badge.id).map((act) => act.n)) + 1;
    const payload: ActPayload = {
      v: ACT_VERSION,
      doc: id,
      type,
      id: options.id ?? actId(newId((bytes) => this.#random.fill(bytes))),
      n,
      at: options.at ?? this.#start + n * 1000,
      seen: options.seen ?? frontierOf(known),
      ...(options.for === undefined ? {} : { for: options.for }),
      body,
    };
    return { id: payload.id, jws: await this.signPayload(payload) };
  }

  /** Any payload, also a broken one. */
  signPayload(payload: unknown): Promise<string> {
    return new CompactSign(utf8.encode(canonical(payload)))
      .setProtectedHeader({ alg: 'ES256', kid: this.#badge.id })
      .sign(this.#privateKey);
  }

  write(id: DocumentId, act: string, jws: string): void {
    const doc = this.doc(id);
    doc.transact(() => {
      if (!badgesOf(doc).has(this.#badge.id)) badgesOf(doc).set(this.#badge.id, this.#badge.jwt);
      actsOf(doc).set(act, jws);
    });
  }

  set(id: DocumentId, key: string, value: SheetValue | undefined): void {
    const sheet = sheetOf(this.doc(id));
    if (value === undefined) sheet.delete(key);
    else sheet.set(key, value);
  }

  /** Adds paragraphs as Tiptap keeps them. */
  type(id: DocumentId, root: ProseRoot, ...paragraphs: readonly string[]): void {
    const doc = this.doc(id);
    doc.transact(() => {
      const nodes = paragraphs.map((text) => {
        const paragraph = new Y.XmlElement('paragraph');
        paragraph.insert(0, [new Y.XmlText(text)]);
        return paragraph;
      });
      proseOf(doc, root).push(nodes);
    });
  }

  /** Takes over all that the others have. */
  merge(id: DocumentId, ...others: readonly TestDevice[]): void {
    const doc = this.doc(id);
    for (const other of others) {
      Y.applyUpdate(doc, Y.encodeStateAsUpdate(other.doc(id), Y.encodeStateVector(doc)));
    }
  }

  /** What its next act here will have seen. */
  frontier(id: DocumentId): ActId[] {
    return frontierOf(this.#known(id));
  }

  #known(id: DocumentId): readonly ActPayloadOf[] {
    return [...actsOf(this.doc(id)).values()].flatMap((text) =>
      typeof text === 'string' ? this.#read(text) : [],
    );
  }

  /** Each act is parsed once. */
  #read(text: string): ActPayloadOf | [] {
    const known = this.#parsed.get(text);
    if (known) return known;
    const parsed = parseAct(text);
    if (!parsed.ok) return [];
    const { id, seen, n } = parsed.value.payload;
    const read = { id, seen, n, badge: parsed.value.badge };
    this.#parsed.set(text, read);
    return read;
  }
}

interface ActPayloadOf extends Pick<ActPayload, 'id' | 'seen' | 'n'> {
  readonly badge: BadgeId;
}

export async function makeDevice(settings: DeviceSettings): Promise<TestDevice> {
  const keys = await generateKeyPair('ES256');
  const key = v.parse(publicKeySchema, await exportJWK(keys.publicKey));
  const badge = await settings.issueBadge(settings.member, key);
  return new TestDevice(settings, keys.privateKey, key, badge);
}

/** One for each account of the demo neighbourhood. */
export type DemoDevices = Readonly<Record<DemoAccountName, TestDevice>>;
