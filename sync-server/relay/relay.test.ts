import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { WebSocket } from 'ws';
import { Awareness, applyAwarenessUpdate } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { stampsOf } from '../../lib/record/document.ts';
import { leaveFormatsToTheCentre } from '../../lib/record/formats.ts';
import type { TestDevice } from '../../lib/testing/device.ts';
import { handMadeUpdate } from '../../lib/testing/hand-made-update.ts';
import { MemoryDocumentStore } from '../storage/memory/document-store.ts';
import type { Append } from '../storage/store.ts';
import { awarenessOf, RelayFixture } from './relay-fixture.ts';
import { MEETING, roomFixture } from './room-fixture.ts';
import { updateFrame } from './wire.ts';

const MINUTES = 'prose/minutes/lights';
let store: SlowStore;
let relay: RelayFixture;
let planner: TestDevice;
let recorder: TestDevice;

beforeEach(async () => {
  store = new SlowStore();
  const fixture = await roomFixture(store);
  [planner, recorder] = await Promise.all([fixture.device('committee'), fixture.device('recorder')]);
  planner.set(MEETING, 'meeting/title', '十二月议事会');
  await fixture.sync(planner, MEETING);
  await fixture.sync(recorder, MEETING);
  relay = await RelayFixture.start(fixture);
});
afterEach(() => relay.stop());

/** What the device wrote since `before`. */
const since = (device: TestDevice, before: Uint8Array): Uint8Array =>
  Y.encodeStateAsUpdate(device.doc(MEETING), before);
const stateVector = (device: TestDevice): Uint8Array => Y.encodeStateVector(device.doc(MEETING));
const type = (device: TestDevice, text: string): Uint8Array => {
  const before = stateVector(device);
  device.type(MEETING, MINUTES, text);
  return since(device, before);
};

describe('acknowledgements', () => {
  it('[SYNC15] frame k is settled only once it is on disk, and k covers all before it', async () => {
    const client = await relay.connect('recorder', MEETING);
    client.sendStep1();
    client.sendStep2(Y.encodeStateAsUpdate(recorder.doc(MEETING)));
    await client.stored(1);
    store.hold();
    client.sendUpdate(type(recorder, '一'));
    client.sendUpdate(type(recorder, '二'));
    await store.waiting(2);
    expect(Math.max(...client.heard.map(({ stored }) => stored ?? 0))).toBe(1);
    store.goOn();
    expect(await client.stored(3)).toBe(3);
  });

  it('[SYNC1] nobody reads what is not stored: neither by a forwarded update nor by joining', async () => {
    const writer = await relay.connect('recorder', MEETING);
    const reader = await relay.connect('resident', MEETING);
    reader.sendStep1();
    await reader.until(({ heard }) => heard.find(({ step2 }) => step2));
    store.hold();
    writer.sendUpdate(type(recorder, '还没存下'));
    await store.waiting(1);
    const joiner = await relay.connect('chair', MEETING);
    joiner.sendStep1();
    // Answers come in order: had the joiner been answered at once, it would have been before this.
    joiner.send(awarenessOf(60_000, 1, {}));
    await joiner.until(({ heard }) => heard.find(({ awareness }) => awareness));
    expect(joiner.heard.some(({ step2 }) => step2)).toBe(false);
    expect(reader.heard.some(({ update }) => update)).toBe(false);
    store.goOn();
    await reader.until(({ heard }) => heard.find(({ update }) => update));
    await joiner.until(({ heard }) => heard.find(({ step2 }) => step2));
    expect(joiner.document().getXmlFragment(MINUTES).toString()).toContain('还没存下');
  });

  it('[SYNC15] what is stored together reaches each reader in one frame, and each writer is told of its own', async () => {
    const { fixture } = relay;
    const chair = await fixture.device('chair');
    await fixture.sync(chair, MEETING);
    const readers = [await relay.connect('resident', MEETING), await relay.connect('elder', MEETING)];
    for (const reader of readers) {
      reader.sendStep1();
      await reader.until(({ heard }) => heard.find(({ step2 }) => step2));
    }
    const [first, second] = [await relay.connect('recorder', MEETING), await relay.connect('chair', MEETING)];
    store.hold();
    for (const text of ['一', '二', '三']) first.sendUpdate(type(recorder, text));
    await store.waiting(3);
    for (const text of ['四', '五']) second.sendUpdate(type(chair, text));
    await store.waiting(5);
    store.goOn();
    expect([await first.stored(3), await second.stored(2)]).toEqual([3, 2]);
    const room = await fixture.room(MEETING);
    for (const reader of readers) {
      await reader.until(({ heard }) => heard.find(({ update }) => update));
      expect(Y.encodeStateAsUpdate(reader.document())).toEqual(Y.encodeStateAsUpdate(room.doc));
      expect(reader.heard.filter(({ update }) => update)).toHaveLength(1);
    }
    for (const [client, device] of [
      [first, recorder],
      [second, chair],
    ] as const) {
      for (const { update } of client.heard) if (update) Y.applyUpdate(device.doc(MEETING), update);
      expect(Y.encodeStateAsUpdate(device.doc(MEETING))).toEqual(Y.encodeStateAsUpdate(room.doc));
    }
  });

  it('[GUARD6] a refusal names frame, code and places, and stock clients are closed instead', async () => {
    recorder.set(MEETING, 'meeting/place', '别处');
    const forbidden = Y.encodeStateAsUpdate(recorder.doc(MEETING));
    const client = await relay.connect('recorder', MEETING);
    client.sendStep2(new Uint8Array([0, 0]));
    client.sendUpdate(forbidden);
    expect(await client.refused()).toEqual({
      frame: 2,
      code: 'role-missing',
      places: [{ root: 'sheet', key: 'meeting/place' }],
    });
    expect(client.closed).toBeUndefined();
    const stock = await relay.connect('recorder', MEETING, '');
    stock.sendUpdate(forbidden);
    expect(await stock.closing()).toBe(4409);
  });

  it('[SYNC15] after a refusal frames are ignored until a new step 1', async () => {
    const good = type(recorder, '记录');
    const client = await relay.connect('recorder', MEETING);
    client.sendUpdate(new Uint8Array([1, 2, 3]));
    await client.refused();
    client.sendUpdate(good);
    client.sendStep1();
    await client.until(({ heard }) => heard.find(({ step2 }) => step2));
    expect(client.document().getXmlFragment(MINUTES).toString()).toBe('');
    client.sendStep2(Y.encodeStateAsUpdate(recorder.doc(MEETING)));
    const reader = await relay.connect('resident', MEETING);
    await reader.until(({ heard }) => heard.find(({ step1 }) => step1));
    reader.sendStep1();
    await reader.until((r) => r.document().getXmlFragment(MINUTES).toString().includes('记录') || undefined);
  });

  it('[GUARD7] a refused update is never seen by another client', async () => {
    const reader = await relay.connect('resident', MEETING);
    reader.sendStep1();
    const client = await relay.connect('recorder', MEETING);
    recorder.set(MEETING, 'meeting/place', '别处');
    client.sendUpdate(Y.encodeStateAsUpdate(recorder.doc(MEETING)));
    await client.refused();
    const chair = await relay.fixture.device('chair');
    await relay.fixture.sync(chair, MEETING);
    const writer = await relay.connect('chair', MEETING);
    writer.sendUpdate(type(chair, '主持人写的'));
    await reader.until(
      (r) => r.document().getXmlFragment(MINUTES).toString().includes('主持人') || undefined,
    );
    expect(reader.document().getMap('sheet').has('meeting/place')).toBe(false);
  });

  it('[GUARD4] a keystroke that comes before its step 2 waits for it, and is settled with it', async () => {
    const offline = type(recorder, '离线时写的。');
    const keystroke = type(recorder, '接着写。');
    const client = await relay.connect('recorder', MEETING);
    client.sendUpdate(keystroke);
    client.sendStep2(offline);
    expect(await client.stored(2)).toBe(2);
    const reader = await relay.connect('resident', MEETING);
    reader.sendStep1();
    await reader.until(
      (r) => r.document().getXmlFragment(MINUTES).toString().includes('接着写') || undefined,
    );
  });

  it('[GUARD4] what is still missing after step 2 is asked for by a new step 1, not refused', async () => {
    type(recorder, '丢在路上的。');
    const keystroke = type(recorder, '接着写。');
    const client = await relay.connect('recorder', MEETING);
    await client.until(({ heard }) => heard.find(({ step1 }) => step1));
    client.sendStep2(new Uint8Array([0, 0]));
    client.sendUpdate(keystroke);
    await client.until(({ heard }) => heard.filter(({ step1 }) => step1)[1]);
    client.sendStep2(Y.encodeStateAsUpdate(recorder.doc(MEETING)));
    expect(await client.stored(3)).toBe(3);
    expect(client.heard.some(({ refused }) => refused)).toBe(false);
  });

  it('[GUARD4] what waits is judged again with an answer that was asked for, not with every empty step 2', async () => {
    type(recorder, '丢在路上的。');
    const keystrokes = [...'接着写'].map((letter) => type(recorder, letter));
    const room = await relay.fixture.room(MEETING);
    const judged = vi.spyOn(room, 'submit');
    const client = await relay.connect('recorder', MEETING);
    for (const keystroke of keystrokes) client.sendUpdate(keystroke);
    for (let i = 0; i < 100; i++) client.sendStep2(new Uint8Array([0, 0]));
    client.sendStep1();
    await client.until(({ heard }) => heard.find(({ step2 }) => step2));
    // Asked at the opening, and three times for what was missing.
    expect(judged.mock.calls.length).toBe(3 + 100 + 4 * 3);
    judged.mockRestore();
  });

  it('[SYNC6] who sends an act gets its stamp back, everybody else act and stamp', async () => {
    const reader = await relay.connect('resident', MEETING);
    reader.sendStep1();
    await reader.until(({ heard }) => heard.find(({ step2 }) => step2));
    const before = stateVector(planner);
    const id = await planner.act(MEETING, 'assign', {
      item: 'lights',
      title: '换灯',
      owner: planner.id,
      due: '2026-12-20',
    });
    const client = await relay.connect('committee', MEETING);
    client.sendUpdate(since(planner, before));
    const { update } = await client.until(({ heard }) => heard.find(({ update }) => update));
    Y.applyUpdate(planner.doc(MEETING), update as Uint8Array);
    expect(stampsOf(planner.doc(MEETING)).get(id)).toMatchObject({ no: 1 });
    await reader.until((r) => r.document().getMap('stamps').get(id));
    expect(reader.document().getMap('acts').has(id)).toBe(true);
  });

  it('[SYNC3] formats that the centre finds needless are deleted for who sent them too', async () => {
    const text = ({ doc }: { doc: Y.Doc }): Y.XmlText =>
      (doc.getXmlFragment(MINUTES).get(0) as Y.XmlElement).get(0) as Y.XmlText;
    const { fixture } = relay;
    const chair = await fixture.device('chair');
    type(recorder, '楼道的灯坏了');
    for (const device of [recorder, chair]) await fixture.sync(device, MEETING);
    const before = stateVector(chair);
    for (const device of [recorder, chair]) text({ doc: device.doc(MEETING) }).format(0, 6, { bold: true });
    const room = await fixture.room(MEETING);
    await fixture.sync(recorder, MEETING);
    const client = await relay.connect('chair', MEETING);
    client.sendUpdate(since(chair, before));
    const { update } = await client.until(({ heard }) => heard.find(({ update }) => update));
    const replica = new Y.Doc();
    leaveFormatsToTheCentre(replica);
    for (const known of [chair.doc(MEETING), recorder.doc(MEETING)])
      Y.applyUpdate(replica, Y.encodeStateAsUpdate(known));
    Y.applyUpdate(replica, update as Uint8Array);
    expect(Y.decodeUpdate(update as Uint8Array).ds.clients.size).toBeGreaterThan(0);
    expect(Y.encodeStateAsUpdate(replica)).toEqual(Y.encodeStateAsUpdate(room.doc));
  });

  it('[DOC6] a client whose shape is too old reads, and is told so when it writes', async () => {
    const client = await relay.connect('recorder', MEETING, '?acks=1&v=0');
    client.sendStep1();
    await client.until(({ heard }) => heard.find(({ step2 }) => step2));
    client.sendStep2(new Uint8Array([0, 0]));
    client.sendUpdate(type(recorder, '旧版写的'));
    expect((await client.refused()).code).toBe('too-old');
  });
});

describe('who may connect', () => {
  it('strangers are closed with 4401, the wrong role with 4403, what is no document with 4400', async () => {
    relay.change('nobody', { ...planner.member, roles: [] });
    const codes = await Promise.all(
      [
        ['stranger', MEETING],
        ['nobody', MEETING],
        ['recorder', 'meeting:UPPER'],
        ['recorder', 'meeting:..%2F..'],
        ['recorder', `meeting:${'a'.repeat(10_000)}`],
        ['recorder', 'event:x'],
      ].map(async ([account = '', id = '']) => (await relay.connect(account, id)).closing()),
    );
    expect(codes).toEqual([4401, 4403, 4400, 4400, 4400, 4400]);
  });

  it('a page of another origin gets no connection', async () => {
    const { RawClient } = await import('./relay-fixture.ts');
    const client = new RawClient(`${relay.url}/${MEETING}`, 'recorder', {
      origin: 'https://elsewhere.example',
    });
    await expect(client.opened).rejects.toThrow('403');
  });

  it('[GUARD2] an ended session and a lost role reach open connections', async () => {
    const recording = await relay.connect('recorder', MEETING);
    const reading = await relay.connect('resident', MEETING);
    await reading.until(({ heard }) => heard.find(({ step1 }) => step1));
    await recording.until(({ heard }) => heard.find(({ step1 }) => step1));
    relay.change('resident', undefined);
    expect(await reading.closing()).toBe(4401);
    relay.change('recorder', { ...recorder.member, roles: ['resident'] });
    await new Promise(setImmediate);
    recording.sendUpdate(type(recorder, '已不是记录员'));
    expect((await recording.refused()).code).toBe('role-missing');
  });

  it('a device that believes to be somebody else than its session is closed with 4401', async () => {
    const codes = ['p-other', '', recorder.id].map(async (as) => {
      const client = await relay.connect('recorder', MEETING, `?acks=1&as=${as}`);
      if (as !== recorder.id) return client.closing();
      return client.until(({ heard }) => heard.find(({ step1 }) => step1)).then(() => 'open');
    });
    expect(await Promise.all(codes)).toEqual([4401, 4401, 'open']);
  });

  it('[GUARD2] what an ended connection still says is not heard', async () => {
    const socket = new WebSocket(`${relay.url}/${MEETING}`, { headers: { cookie: 'sid=recorder' } });
    await once(socket, 'message');
    // It does not read, so it does not learn that it was closed.
    socket.pause();
    relay.change('recorder', undefined);
    await new Promise(setImmediate);
    socket.send(updateFrame(type(recorder, '离开以后')));
    socket.resume();
    const [code] = await once(socket, 'close');
    expect(code).toBe(4401);
    const room = await relay.fixture.room(MEETING);
    expect(room.doc.getXmlFragment(MINUTES).toString()).toBe('');
  });

  it('text, unknown messages and trailing bytes are malformed', async () => {
    for (const frame of ['hello', new Uint8Array([9, 1]), new Uint8Array([0, 2, 0, 7]), new Uint8Array([])]) {
      const client = await relay.connect('recorder', MEETING);
      await client.until(({ heard }) => heard.find(({ step1 }) => step1));
      client.send(frame);
      expect(await client.closing()).toBe(4400);
    }
  });
});

describe('awareness', () => {
  const statesHeardBy = (client: { heard: readonly { awareness?: Uint8Array }[] }) => {
    const awareness = new Awareness(new Y.Doc());
    for (const { awareness: update } of client.heard) {
      if (update) applyAwarenessUpdate(awareness, update, undefined);
    }
    const states = awareness.getStates();
    awareness.destroy();
    return states;
  };

  it('[GUARD3] identity is set by the centre, and nobody speaks for another’s client id', async () => {
    const reader = await relay.connect('resident', MEETING);
    const recording = await relay.connect('recorder', MEETING);
    const chair = await relay.connect('chair', MEETING);
    recording.send(awarenessOf(50_000, 1, { user: { id: 'p999', name: '假名' }, cursor: 3 }));
    await reader.until((r) => statesHeardBy(r).get(50_000));
    chair.send(awarenessOf(50_000, 2, { cursor: 9 }));
    chair.send(awarenessOf(50_001, 1, { cursor: 1 }));
    await reader.until((r) => statesHeardBy(r).get(50_001));
    expect(statesHeardBy(reader).get(50_000)).toEqual({ user: { id: recorder.id }, cursor: 3 });
  });

  it('[GUARD3] one connection speaks for so many client ids and no more', async () => {
    const reader = await relay.connect('resident', MEETING);
    const recording = await relay.connect('recorder', MEETING);
    // Ids that are theirs for good by what they wrote.
    const own = Array.from({ length: 1000 }, (_, i) => ({
      client: 50_000 + i,
      clock: 0,
      structs: [{ gc: 1 }],
    }));
    recording.sendUpdate(handMadeUpdate(own));
    await recording.stored(1);
    for (let client = 50_000; client < 51_000; client++)
      recording.send(awarenessOf(client, 1, { cursor: 1 }));
    recording.send(awarenessOf(50_000, 2, { cursor: 'last' }));
    await reader.until((r) => (statesHeardBy(r).get(50_000)?.cursor === 'last' ? true : undefined));
    expect(statesHeardBy(reader).size).toBeLessThanOrEqual(65);
  });

  it('[SYNC3] is echoed to its sender, and ends with the connection', async () => {
    const reader = await relay.connect('resident', MEETING);
    const recording = await relay.connect('recorder', MEETING);
    recording.send(awarenessOf(50_000, 1, { cursor: 3 }));
    await recording.until((r) => statesHeardBy(r).get(50_000));
    await reader.until((r) => statesHeardBy(r).get(50_000));
    recording.close();
    await reader.until((r) => (statesHeardBy(r).has(50_000) ? undefined : true));
  });
});

/** Holds appends back until told to go on. */
class SlowStore extends MemoryDocumentStore {
  #held: (() => void)[] | undefined;
  #noticed: () => void = () => undefined;

  hold(): void {
    this.#held = [];
  }

  goOn(): void {
    const held = this.#held ?? [];
    this.#held = undefined;
    for (const release of held) release();
  }

  /** Resolves when this many appends are being held. */
  async waiting(count: number): Promise<void> {
    while ((this.#held?.length ?? 0) < count) {
      await new Promise<void>((resolve) => {
        this.#noticed = resolve;
      });
    }
  }

  override async append(append: Append): Promise<number> {
    const held = this.#held;
    if (held) {
      await new Promise<void>((resolve) => {
        held.push(resolve);
        this.#noticed();
      });
    }
    return super.append(append);
  }
}
