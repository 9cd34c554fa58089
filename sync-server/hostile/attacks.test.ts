/**
 * Every attack that is known, from a signed-in member over a real socket to a document that others have open: refused
 * with its code, nothing of it stored, nothing of it forwarded, and nobody else notices. And for each its honest
 * neighbour, which passes. The same room meets a million made-up frames in fuzz.ts.
 */
import * as decoding from 'lib0/decoding';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { ACTS, actsOf, BADGES, SHEET, STAMPS } from '../../lib/record/document.ts';
import { actId, badgeId, type DocumentId, documentId } from '../../lib/shared/ids.ts';
import { handMadeUpdate } from '../../lib/testing/hand-made-update.ts';
import { awarenessOf } from '../relay/relay-fixture.ts';
import { MEETING, NOTES, roomFixture } from '../relay/room-fixture.ts';
import { updateFrame } from '../relay/wire.ts';
import { ACTION, AttackScene, block, MINUTES, type Outcome, PROPOSAL, type Signed } from './attack-scene.ts';

let scene: AttackScene;

type Made = Uint8Array | string | readonly (Uint8Array | string)[];

interface Attack {
  readonly name: string;
  /** The sender may do all but what is wrong with it: else it would be refused for that. */
  readonly from: string;
  readonly on?: DocumentId;
  readonly becomes: Outcome;
  /** Where the community runs on a restored backup and devices may bring what others wrote, if it is another. */
  readonly setBack?: Outcome;
  /** Updates; where they are whole frames, `frames`. */
  readonly update?: (scene: AttackScene) => Promise<Made> | Made;
  readonly frames?: (scene: AttackScene) => Promise<Made> | Made;
}

const refused = (code: string): Outcome => ({ refused: code });
const all = (made: Made): readonly (Uint8Array | string)[] =>
  typeof made === 'string' || made instanceof Uint8Array ? [made] : made;

/** Set for the tests below it. */
let isSetBack = false;

function attacks(named: readonly Attack[]): void {
  it.each(named)('[GUARD7] $name', async ({ from, on, becomes, setBack, update, frames }) => {
    const made = frames
      ? all(await frames(scene))
      : all((await update?.(scene)) ?? []).map((one) => updateFrame(one as Uint8Array));
    await scene.expectOf(made, { from, doc: on }, (isSetBack && setBack) || becomes);
  });
}

const paragraph = { parent: MINUTES, content: { element: 'paragraph' } } as const;
const sheetValue = (value: unknown, sub = 'meeting/place') =>
  handMadeUpdate([block(9000, { parent: SHEET, sub, content: { any: [value] } })]);
/** Under a client id of the planner's, behind what it wrote. */
async function behindThePlanner(of: AttackScene, ...structs: Parameters<typeof block>[1][]) {
  const client = of.planner.doc(MEETING).clientID;
  const clock = Y.getState((await of.stored()).store, client);
  return handMadeUpdate([{ client, clock, structs }]);
}

describe.each([
  ['a community', false],
  ['a community that was set back to a backup', true],
])('%s', (_name, wasSetBack) => {
  beforeEach(async () => {
    isSetBack = wasSetBack;
    scene = await AttackScene.start(isSetBack);
  });
  afterEach(() => scene.stop());

  describe('other members’ client ids', () => {
    attacks([
      {
        name: 'an item under another’s id',
        from: 'recorder',
        becomes: refused('client-taken'),
        setBack: 'aside',
        update: (of) => behindThePlanner(of, paragraph),
      },
      {
        name: 'a GC struct under another’s id',
        from: 'recorder',
        becomes: refused('client-taken'),
        setBack: 'aside',
        update: (of) => behindThePlanner(of, { gc: 1 }),
      },
      {
        name: 'a skip under another’s id waits for what it skips, and is never settled',
        from: 'recorder',
        becomes: 'unsettled',
        update: (of) => behindThePlanner(of, { skip: 3 }, paragraph),
      },
      {
        name: 'clocks used up under an id that another has announced and not used',
        from: 'recorder',
        becomes: refused('client-taken'),
        setBack: 'aside',
        update: async (of) => {
          const room = await of.fixture.room(MEETING);
          room.reserve(of.announced, of.resident.id);
          return handMadeUpdate([block(of.announced, { gc: 2_000_000 })]);
        },
      },
      {
        name: 'the community’s own ids',
        from: 'recorder',
        becomes: refused('client-taken'),
        update: () => handMadeUpdate([block(63, paragraph)]),
      },
    ]);
  });

  describe('acts, badges and stamps', () => {
    for (const [at, root] of [ACTS, BADGES, STAMPS].entries()) {
      const code = root === STAMPS ? 'stamps-are-the-centres' : 'overwritten';
      const theirs = async (of: AttackScene) => (await of.signed())[at] as Signed;
      attacks([
        {
          name: `overwriting in ${root}`,
          from: 'committee',
          becomes: refused(code),
          update: async (of) => {
            const { id } = await theirs(of);
            return handMadeUpdate([block(4_294_967_295, { origin: id, content: { any: ['x.y.z'] } })]);
          },
        },
        {
          name: `deleting in ${root}`,
          from: 'committee',
          becomes: refused(code),
          update: async (of) => handMadeUpdate([], [{ ...(await theirs(of)).id, length: 1 }]),
        },
        {
          name: `a deletion in ${root}, hidden in a full delete set`,
          from: 'recorder',
          becomes: refused(code),
          update: async (of) => {
            of.recorder.doc(MEETING).getXmlFragment(MINUTES).delete(0, 1);
            await of.fixture.sync(of.recorder, MEETING);
            const whole = Y.encodeStateAsUpdate(await of.stored());
            const range = handMadeUpdate([], [{ ...(await theirs(of)).id, length: 1 }]);
            return Y.mergeUpdates([whole, range]);
          },
        },
        {
          name: `a type nested into ${root}`,
          from: 'committee',
          becomes: refused(root === STAMPS ? code : 'nested-type'),
          update: () => handMadeUpdate([block(9000, { parent: root, sub: 'x', content: { map: true } })]),
        },
        {
          name: `something inside what stands in ${root}`,
          from: 'committee',
          becomes: refused('malformed'),
          update: async (of) =>
            handMadeUpdate([block(9000, { parent: (await theirs(of)).id, content: { any: [1] } })]),
        },
      ]);
    }

    const signing = (device: AttackScene['planner'], id: string, jws: string) => {
      const before = Y.encodeStateVector(device.doc(MEETING));
      device.write(MEETING, id, jws);
      return Y.encodeStateAsUpdate(device.doc(MEETING), before);
    };
    attacks([
      {
        name: 'an act of another document, replayed',
        from: 'committee',
        becomes: refused('other-document'),
        update: async ({ planner }) => {
          const { jws } = await planner.sign(NOTES, 'assign', ACTION, { id: actId('replayed') });
          return signing(planner, 'replayed', jws);
        },
      },
      {
        name: 'an act with a badge that another key signed',
        from: 'committee',
        becomes: refused('bad-badge'),
        update: async () => {
          const stranger = await (await roomFixture(undefined, 8)).device('committee');
          await stranger.act(MEETING, 'assign', ACTION);
          return Y.encodeStateAsUpdate(stranger.doc(MEETING));
        },
      },
      {
        name: 'an act for which its badge has not the role',
        from: 'recorder',
        becomes: refused('role-missing'),
        update: async ({ fixture }) => {
          const device = await fixture.device('recorder');
          await device.act(MEETING, 'takeChair', { hall: 'a'.repeat(64) });
          return Y.encodeStateAsUpdate(device.doc(MEETING));
        },
      },
      {
        name: 'an act signed by another key than its badge names',
        from: 'committee',
        becomes: refused('bad-signature'),
        update: async ({ planner }) => {
          const { id, jws } = await planner.sign(MEETING, 'assign', ACTION);
          return signing(planner, id, `${jws.slice(0, -8)}AAAAAAAA`);
        },
      },
    ]);
  });

  describe('deletions', () => {
    attacks([
      {
        name: 'a range over what the sender may not touch',
        from: 'resident',
        becomes: refused('role-missing'),
        update: async (of) => handMadeUpdate([], [{ ...(await of.minutes()).letter, length: 3 }]),
      },
      {
        name: 'the same, hidden in a full delete set',
        from: 'resident',
        becomes: refused('role-missing'),
        update: async (of) => {
          const range = handMadeUpdate([], [{ ...(await of.minutes()).letter, length: 3 }]);
          return Y.mergeUpdates([Y.encodeStateAsUpdate(await of.stored()), range]);
        },
      },
      {
        name: 'a whole meeting wiped by one small update',
        from: 'resident',
        becomes: refused('role-missing'),
        update: async (of) => {
          const doc = await of.stored();
          const ranges = [...doc.store.clients.keys()].map((client) => ({
            ...{ client, clock: 0, length: Y.getState(doc.store, client) },
          }));
          return handMadeUpdate([], ranges);
        },
      },
      {
        name: 'a text of everybody wiped by one small update',
        from: 'elder',
        on: NOTES,
        becomes: refused('deletes-too-much'),
        update: async (of) => {
          const client = of.resident.doc(NOTES).clientID;
          const length = Y.getState((await of.stored(NOTES)).store, client);
          return handMadeUpdate([], [{ client, clock: 0, length }]);
        },
      },
    ]);
  });

  describe('what cannot be placed', () => {
    const self = { client: 9000, clock: 0 };
    attacks([
      {
        name: 'an update without its predecessors',
        from: 'recorder',
        becomes: 'unsettled',
        update: () => handMadeUpdate([{ client: 9000, clock: 7, structs: [paragraph] }]),
      },
      {
        name: 'an origin in another root than the sender may write',
        from: 'recorder',
        becomes: refused('role-missing'),
        update: async (of) =>
          handMadeUpdate([block(9000, { origin: await of.sheetItem(), content: { any: ['改'] } })]),
      },
      {
        name: 'two origins in two roots',
        from: 'committee',
        becomes: refused('malformed'),
        update: async (of) => {
          const [origin, rightOrigin] = [await of.sheetItem(), (await of.minutes()).element];
          return handMadeUpdate([block(9000, { origin, rightOrigin, content: { any: [1] } })]);
        },
      },
      {
        name: 'a parent given by its id, in a root that the sender may not write',
        from: 'resident',
        becomes: refused('role-missing'),
        update: async (of) =>
          handMadeUpdate([
            block(9000, { parent: (await of.minutes()).element, content: { textType: true } }),
          ]),
      },
      {
        name: 'a parent that is no type',
        from: 'recorder',
        becomes: refused('malformed'),
        update: async (of) =>
          handMadeUpdate([block(9000, { parent: (await of.minutes()).letter, content: { text: '插' } })]),
      },
      {
        name: 'an origin that is itself',
        from: 'recorder',
        becomes: refused('malformed'),
        update: () => handMadeUpdate([block(9000, { origin: self, content: { text: '甲' } })]),
      },
      {
        name: 'a parent that is itself',
        from: 'recorder',
        becomes: refused('malformed'),
        update: () => handMadeUpdate([block(9000, { parent: self, content: { element: 'p' } })]),
      },
      {
        name: 'origins that form a circle',
        from: 'recorder',
        becomes: refused('malformed'),
        update: () =>
          handMadeUpdate([
            block(9000, { origin: { client: 9001, clock: 0 }, content: { text: '甲' } }),
            block(9001, { origin: self, content: { text: '乙' } }),
          ]),
      },
      {
        name: 'parents that form a circle',
        from: 'recorder',
        becomes: refused('malformed'),
        update: () =>
          handMadeUpdate([
            block(9000, { parent: { client: 9001, clock: 0 }, content: { element: 'p' } }),
            block(9001, { parent: self, content: { element: 'p' } }),
          ]),
      },
      {
        name: 'a root of no document',
        from: 'committee',
        becomes: refused('unknown-root'),
        update: () => handMadeUpdate([block(9000, { parent: 'tally', sub: 'x', content: { any: [1] } })]),
      },
    ]);
  });

  describe('bytes', () => {
    const nested = (): Uint8Array => {
      // Arrays of one array; no encoder goes so deep.
      const any = new Uint8Array(60_000);
      for (let i = 0; i < 20_000; i++) any.set([117, 1], 3 * i);
      const head = sheetValue(1);
      return new Uint8Array([...head.subarray(0, head.length - 3), ...any, 0]);
    };
    attacks([
      {
        name: 'structs of no length',
        from: 'recorder',
        becomes: refused('malformed'),
        update: () => handMadeUpdate([block(9000, { parent: MINUTES, content: { text: '' } })]),
      },
      {
        name: 'a deletion of no length',
        from: 'recorder',
        becomes: refused('malformed'),
        update: () => handMadeUpdate([], [{ client: 9000, clock: 0, length: 0 }]),
      },
      {
        name: 'V2 bytes',
        from: 'recorder',
        becomes: refused('malformed'),
        update: ({ recorder }) => Y.encodeStateAsUpdateV2(recorder.doc(MEETING)),
      },
      {
        name: 'V2 bytes that look like an empty V1 update are not acknowledged as one',
        from: 'recorder',
        becomes: refused('malformed'),
        update: () => Y.encodeStateAsUpdateV2(new Y.Doc()),
      },
      {
        name: 'a header that claims 100 million structs',
        from: 'recorder',
        becomes: refused('malformed'),
        update: () => handMadeUpdate([{ client: 9000, clock: 0, structs: [], claimed: 100_000_000 }]),
      },
      {
        name: 'values nested 20,000 deep',
        from: 'committee',
        becomes: refused('malformed'),
        update: nested,
      },
      {
        name: 'a huge text in a sheet',
        from: 'committee',
        becomes: refused('bad-value'),
        update: () => sheetValue('字'.repeat(1_000_000)),
      },
      {
        name: 'more bytes than an update may have',
        from: 'committee',
        becomes: refused('too-large'),
        update: () => sheetValue('x'.repeat(4 * 1024 * 1024)),
      },
      {
        name: 'a huge key',
        from: 'committee',
        becomes: refused('bad-value'),
        update: () => sheetValue(1, 'k'.repeat(100_000)),
      },
      {
        name: 'a key called __proto__',
        from: 'committee',
        becomes: refused('bad-value'),
        update: () => sheetValue(1, '__proto__'),
      },
      {
        name: 'an object with a __proto__ for a value',
        from: 'committee',
        becomes: refused('bad-value'),
        update: () => sheetValue(JSON.parse('{"__proto__": {"roles": ["chair"]}}')),
      },
      ...[Number.NaN, Number.POSITIVE_INFINITY, 2n ** 63n - 1n].map(
        (number): Attack => ({
          name: `the number ${number}`,
          from: 'committee',
          becomes: refused('bad-value'),
          update: () => sheetValue(number),
        }),
      ),
      {
        name: 'a client id beyond what Yjs has',
        from: 'recorder',
        becomes: refused('malformed'),
        update: () => handMadeUpdate([block(2 ** 40, paragraph)]),
      },
    ]);

    it('[GUARD7] an update cut off at every byte is malformed each time, and nothing of it sticks', async () => {
      const { recorder } = scene;
      const before = Y.encodeStateVector(recorder.doc(MEETING));
      recorder.type(MEETING, MINUTES, '物业说下周来修。');
      const whole = Y.encodeStateAsUpdate(recorder.doc(MEETING), before);
      const watcher = await scene.connect('organiser');
      const client = await scene.connect('recorder');
      for (let length = 0; length < whole.length; length++) {
        client.sendUpdate(whole.subarray(0, length));
        await client.until(({ heard }) => heard.filter(({ refused }) => refused)[length]);
        client.sendStep1();
      }
      expect(new Set(client.heard.flatMap(({ refused }) => refused?.code ?? []))).toEqual(
        new Set(['malformed']),
      );
      expect(watcher.heard.some(({ update }) => update)).toBe(false);
      client.sendUpdate(whole);
      await client.stored(whole.length + 2);
      await watcher.until(({ heard }) => heard.find(({ update }) => update));
      expect(Y.encodeStateAsUpdate(watcher.document())).toEqual(Y.encodeStateAsUpdate(await scene.stored()));
    });
  });

  describe('the wire', () => {
    attacks([
      { name: 'a text frame', from: 'recorder', becomes: { closed: 4400 }, frames: () => '[0,2,0]' },
      ...[[4, 1], [99], [100, 9], [101, 0], [0, 3, 0], [0, 2, 9, 0], []].map(
        (bytes): Attack => ({
          name: `a frame of the bytes ${bytes.join(' ') || 'none'}`,
          from: 'recorder',
          becomes: { closed: 4400 },
          frames: () => new Uint8Array(bytes),
        }),
      ),
      {
        name: 'awareness that is none',
        from: 'recorder',
        becomes: { closed: 4400 },
        frames: () => new Uint8Array([1, 3, 200, 1, 1]),
      },
      {
        name: 'a state vector that is none',
        from: 'recorder',
        becomes: { closed: 4400 },
        frames: () => new Uint8Array([0, 0, 1, 200]),
      },
    ]);

    it('[GUARD3] awareness in somebody else’s name is not passed on', async () => {
      const watcher = await scene.connect('organiser');
      const recording = await scene.connect('recorder');
      recording.send(awarenessOf(50_000, 1, { cursor: 1 }));
      await watcher.until(({ heard }) => heard.find(({ awareness }) => awareness));
      const attacker = await scene.connect('resident');
      attacker.send(awarenessOf(50_000, 2, { user: { id: scene.planner.id }, cursor: 9 }));
      attacker.send(awarenessOf(50_001, 1, { user: { id: scene.planner.id } }));
      const said = await watcher.until(({ heard }) => heard.filter(({ awareness }) => awareness)[1]);
      const decoder = decoding.createDecoder(said.awareness as Uint8Array);
      expect([decoding.readVarUint(decoder), decoding.readVarUint(decoder)]).toEqual([1, 50_001]);
      decoding.readVarUint(decoder);
      expect(JSON.parse(decoding.readVarString(decoder))).toEqual({ user: { id: scene.resident.id } });
    });

    it('[GUARD4] what comes while the document is loaded is judged afterwards: an attack refused, a keystroke stored', async () => {
      await scene.restart();
      const goOn = scene.store.holdLoading();
      const attacker = await scene.relay.connect('resident', MEETING);
      attacker.sendUpdate(handMadeUpdate([block(9000, paragraph)]));
      scene.recorder.type(MEETING, MINUTES, '一开就写');
      const writer = await scene.relay.connect('recorder', MEETING);
      writer.sendUpdate(Y.encodeStateAsUpdate(scene.recorder.doc(MEETING)));
      const flood = await scene.relay.connect('resident', MEETING);
      for (let i = 0; i < 100; i++) flood.sendUpdate(new Uint8Array([0, 0]));
      expect(await flood.closing()).toBe(4413);
      goOn();
      expect((await attacker.refused()).code).toBe('role-missing');
      await writer.stored(1);
      const stored = (await scene.stored()).getXmlFragment(MINUTES).toString();
      expect(stored).toContain('一开就写');
      expect(stored).not.toContain('<paragraph></paragraph>');
    });

    it.each([
      ['dots', 'meeting:..%2F..%2Fpavilion.db'],
      ['slashes', 'meeting:a/b'],
      ['nothing', ''],
      ['an emoji', 'meeting:%F0%9F%8F%A0'],
      ['half a character', 'meeting:%F0%9F'],
      ['10 KB', `meeting:${'a'.repeat(10_000)}`],
      ['a kind that there is not', 'tally:x'],
      ['__proto__', '__proto__:x'],
    ])('[DOC1] a document named with %s is none', async (_name, id) => {
      const client = await scene.relay.connect('committee', id);
      expect(await client.closing()).toBe(4400);
      expect((await scene.store.changed(0, 1e9)).map(({ doc }) => doc).sort()).toEqual(
        [MEETING, NOTES].sort(),
      );
    });
  });

  describe('the honest neighbours', () => {
    const passes = async (account: string, id: DocumentId, ...updates: readonly Uint8Array[]) => {
      const client = await scene.connect(account, id);
      for (const update of updates) client.sendUpdate(update);
      await client.stored(1 + updates.length);
      expect(client.heard.filter(({ refused }) => refused)).toEqual([]);
    };

    it('[ACT4] the same act by two ways that knew nothing of each other', async () => {
      const { act } = scene;
      const [, badge] = await scene.signed();
      for (const account of ['recorder', 'chair'] as const) {
        const doc = new Y.Doc();
        doc.getMap(BADGES).set(badge?.key ?? '', (await scene.stored()).getMap(BADGES).get(badge?.key ?? ''));
        actsOf(doc).set(act, await scene.actText());
        await passes(account, MEETING, Y.encodeStateAsUpdate(doc));
      }
      expect((await scene.stored()).getMap(STAMPS).size).toBe(1);
    });

    it('[ACT8] an act whose badge has ended, and one whose badge is revoked, are held', async () => {
      const { planner, fixture } = scene;
      const late = await planner.act(MEETING, 'assign', ACTION);
      for (const badge of planner.doc(MEETING).getMap(BADGES).keys()) fixture.revoked.add(badgeId(badge));
      await passes('committee', MEETING, Y.encodeStateAsUpdate(planner.doc(MEETING)));
      const chair = await fixture.device('chair');
      const later = await chair.act(MEETING, 'takeChair', { hall: 'a'.repeat(64) });
      fixture.clock.at += 46 * 24 * 3600 * 1000;
      await passes('chair', MEETING, Y.encodeStateAsUpdate(chair.doc(MEETING)));
      const stamps = (await scene.stored()).getMap(STAMPS);
      expect([stamps.get(late), stamps.get(later)]).toMatchObject([{ held: 'revoked' }, { held: 'expired' }]);
    });

    it('[GUARD4] a keystroke before step 2', async () => {
      const { recorder } = scene;
      recorder.type(MEETING, MINUTES, '离线时写的');
      const before = Y.encodeStateVector(recorder.doc(MEETING));
      recorder.type(MEETING, MINUTES, '第一下');
      const client = await scene.relay.connect('recorder', MEETING);
      client.sendStep1();
      client.sendUpdate(Y.encodeStateAsUpdate(recorder.doc(MEETING), before));
      client.sendStep2(Y.encodeStateAsUpdate(recorder.doc(MEETING)));
      await client.stored(2);
      expect((await scene.stored()).getXmlFragment(MINUTES).length).toBe(3);
    });

    it('[GUARD3] text in what somebody else deleted meanwhile, which comes as GC structs', async () => {
      const { recorder, fixture } = scene;
      const chair = await fixture.device('chair');
      await fixture.sync(chair, MEETING);
      const element = recorder.doc(MEETING).getXmlFragment(MINUTES).get(0) as Y.XmlElement;
      (element.get(0) as Y.XmlText).insert(2, '接着写');
      chair.doc(MEETING).getXmlFragment(MINUTES).delete(0, 1);
      await passes('chair', MEETING, Y.encodeStateAsUpdate(chair.doc(MEETING)));
      Y.applyUpdate(recorder.doc(MEETING), Y.encodeStateAsUpdate(await scene.stored()));
      recorder.type(MEETING, MINUTES, '又一段');
      await passes('recorder', MEETING, Y.encodeStateAsUpdate(recorder.doc(MEETING)));
      expect((await scene.stored()).getXmlFragment(MINUTES).toString()).toContain('又一段');
    });

    it('[GUARD1] a full delete set with nothing new in it, from a reader', async () => {
      scene.recorder.doc(MEETING).getXmlFragment(MINUTES).delete(0, 1);
      await scene.fixture.sync(scene.recorder, MEETING);
      const whole = Y.encodeStateAsUpdate(await scene.stored());
      const before = (await scene.store.log(MEETING)).updates.length;
      await passes('resident', MEETING, whole, whole);
      expect((await scene.store.log(MEETING)).updates).toHaveLength(before);
    });

    it('[GUARD8] a text of everybody in which a neighbour deletes a little', async () => {
      const doc = new Y.Doc();
      Y.applyUpdate(doc, Y.encodeStateAsUpdate(await scene.stored(NOTES)));
      const before = Y.encodeStateVector(doc);
      ((doc.getXmlFragment(PROPOSAL).get(0) as Y.XmlElement).get(0) as Y.XmlText).delete(10, 300);
      await passes('elder', NOTES, Y.encodeStateAsUpdate(doc, before));
    });

    it('[SYNC10] a client back after a month, with structs that are known in part', async () => {
      const { recorder, fixture } = scene;
      recorder.type(MEETING, MINUTES, '开');
      const doc = recorder.doc(MEETING);
      const text = (doc.getXmlFragment(MINUTES).get(1) as Y.XmlElement).get(0) as Y.XmlText;
      await fixture.sync(recorder, MEETING);
      for (const letter of '会之前写的，') text.insert(text.length, letter);
      await passes('recorder', MEETING, Y.encodeStateAsUpdate(doc));
      fixture.clock.at += 31 * 24 * 3600 * 1000;
      await scene.restart();
      for (const letter of '离线一个月写的。') text.insert(text.length, letter);
      await passes('recorder', MEETING, Y.encodeStateAsUpdate(doc));
      expect((await scene.stored()).getXmlFragment(MINUTES).toString()).toContain(
        '会之前写的，离线一个月写的。',
      );
    });

    it('[DOC5] a document of an honest name is made by whoever may', async () => {
      const id = documentId('meeting', '2027-01-05');
      scene.planner.set(id, 'meeting/title', '一月议事会');
      await passes('committee', id, Y.encodeStateAsUpdate(scene.planner.doc(id)));
    });
  });
});
