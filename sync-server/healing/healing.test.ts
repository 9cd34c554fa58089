/** A server set back to a backup, made whole by the devices that return to it: a real process, real SQLite, real sockets. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type * as Y from 'yjs';
import { ACTS, SHEET } from '../../lib/record/document.ts';
import { handMadeUpdate } from '../../lib/testing/hand-made-update.ts';
import {
  ACTION,
  contentOf,
  expectStampsOf,
  MEETING,
  MINUTES,
  type ReturningDevice,
  SetBackCommunity,
} from './healing-fixture.ts';

let community: SetBackCommunity;
/** Recorder. */
let a: ReturningDevice;
/** Of the committee: planner and recorder. */
let b: ReturningDevice;

/** Both have written before the backup and after it, and all of it was acknowledged. */
beforeEach(async () => {
  community = new SetBackCommunity();
  await community.start();
  [a, b] = [await community.device('recorder'), await community.device('committee')];
  await b.connect();
  await b.write(() => b.device.set(MEETING, 'meeting/title', '一月议事会'));
  await a.connect();
  await a.write(() => a.device.type(MEETING, MINUTES('a'), '甲在备份前写的。'));
  await b.write(() => b.device.act(MEETING, 'assign', ACTION));
  await community.backUp();

  for (const device of [a, b]) {
    device.leave();
    device.startAnew();
    await device.connect();
  }
  await a.write(() => a.device.type(MEETING, MINUTES('a'), '甲在备份后写的。'));
  await a.write(() => a.device.act(MEETING, 'assign', { ...ACTION, title: '甲记的' }));
  await b.settle();
  await b.write(() => b.device.type(MEETING, MINUTES('b'), '乙在备份后写的。'));
  await b.write(() => b.device.set(MEETING, 'meeting/place', '议事亭'));
  await b.write(() => b.device.act(MEETING, 'assign', { ...ACTION, title: '乙记的' }));
  await a.settle();
});
afterEach(() => community.stop());

const leaveAll = (): void => {
  for (const device of [a, b]) device.leave();
};
const actsIn = (doc: Y.Doc): number => doc.getMap(ACTS).size;

describe.each([
  ['with the disk lost', { lost: true }],
  ['over newer data', { lost: false }],
])('set back %s', (_name, how) => {
  it('[SYNC8] whose device returns has their part in; others’ acts by signature, others’ text when they return', async () => {
    leaveAll();
    const all = contentOf(a.doc);
    expect(contentOf(b.doc)).toEqual(all);
    await community.setBack(how);
    expect(actsIn(await community.seenByAll())).toBe(1);

    await a.connect();
    const between = await community.seenByAll();
    expect(between.getXmlFragment(MINUTES('a')).toString()).toContain('甲在备份后写的。');
    expect(actsIn(between)).toBe(3);
    expectStampsOf(between);
    expect(between.getXmlFragment(MINUTES('b')).length).toBe(0);
    expect(between.getMap(SHEET).has('meeting/place')).toBe(false);
    expect(a.isDelivered).toBe(true);
    const [waiting = ''] = await community.waiting();
    expect(waiting).toContain(`${MEETING}: brought by ${a.device.id}`);
    expect(waiting).toContain('乙在备份后写的。');
    expect(a.doc.getXmlFragment(MINUTES('b')).toString()).toContain('乙在备份后写的。');

    await b.connect();
    expect(b.isDelivered).toBe(true);
    await a.settle();
    expect(await community.waiting()).toEqual([]);
    const whole = await community.seenByAll();
    expect(contentOf(whole)).toMatchObject({ ...(all as object), stamps: {} });
    expectStampsOf(whole);
    for (const device of [a, b]) expect(contentOf(device.doc)).toEqual(contentOf(whole));
    // And it goes on.
    await a.write(() => a.device.type(MEETING, MINUTES('b'), '甲接着写。'));
    await b.settle();
    expect(contentOf(b.doc)).toEqual(contentOf(a.doc));
  });
});

it('[SYNC8] a mere resident who only read heals as well: acts go in, and texts wait', async () => {
  const reader = await community.device('resident');
  await reader.connect();
  leaveAll();
  reader.leave();
  await community.setBack({ lost: true });
  await reader.connect();
  expect(reader.isDelivered).toBe(true);
  const between = await community.seenByAll();
  expect(actsIn(between)).toBe(3);
  expect(between.getXmlFragment(MINUTES('b')).length).toBe(0);
  await a.connect();
  await b.connect();
  expect(await community.waiting()).toEqual([]);
  await reader.settle();
  expect(contentOf(reader.doc)).toEqual(contentOf(await community.seenByAll()));
});

it('[SYNC8] a stock client that comes back is healed too, as far as it names its id', async () => {
  leaveAll();
  await community.setBack({ lost: true });
  a.device.type(MEETING, MINUTES('a'), '甲离线写的。');
  await a.connect({ isStock: true });
  expect(a.isDelivered).toBe(true);
  const between = await community.seenByAll();
  expect(actsIn(between)).toBe(3);
  expect(between.getXmlFragment(MINUTES('a')).toString()).toContain('甲离线写的。');
  expect(between.getXmlFragment(MINUTES('b')).length).toBe(0);
  await b.connect({ isStock: true });
  await a.settle();
  expect(await community.waiting()).toEqual([]);
  expect(contentOf(a.doc)).toEqual(contentOf(await community.seenByAll()));
});

it('[SYNC8] what an author wrote who never returns goes in when an operator confirms it', async () => {
  leaveAll();
  await community.setBack({ lost: true });
  await a.connect();
  expect(await community.heal({ do: 'confirm', document: MEETING })).toEqual([`${MEETING}: let in.`]);
  expect(await community.waiting()).toEqual([]);
  await a.settle();
  const whole = await community.seenByAll();
  expect(whole.getXmlFragment(MINUTES('b')).toString()).toContain('乙在备份后写的。');
  expect(whole.getMap(SHEET).get('meeting/place')).toBe('议事亭');
  expect(contentOf(a.doc)).toEqual(contentOf(whole));
  await expect(community.heal({ do: 'confirm', document: MEETING })).rejects.toThrow('nothing waits');
  // Should they come back after all, nothing is there twice.
  await b.connect();
  await b.settle();
  expect(contentOf(b.doc)).toEqual(contentOf(await community.seenByAll()));
  expect(contentOf(await community.seenByAll())).toEqual(contentOf(whole));
});

it('[SYNC8] healed twice, by two at once, and over a restart: nothing is there twice', async () => {
  const reader = await community.device('resident');
  await reader.connect();
  leaveAll();
  reader.leave();
  await community.setBack({ lost: true });
  await Promise.all([a.connect(), reader.connect()]);
  const between = contentOf(await community.seenByAll());
  for (const device of [a, reader]) {
    device.leave();
    await device.connect();
  }
  expect(contentOf(await community.seenByAll())).toEqual(between);
  expect(await community.waiting()).toHaveLength(2);
  await community.stop();
  await community.start();
  expect(await community.waiting()).toHaveLength(2);
  await a.connect();
  expect(await community.waiting()).toHaveLength(2);
  await b.connect();
  expect(await community.waiting()).toEqual([]);
  const whole = await community.seenByAll();
  expectStampsOf(whole);
  expect(contentOf(b.doc)).toEqual(contentOf(whole));
});

describe('[SYNC8] what stands on text that waits', () => {
  it('is not acknowledged, and goes in behind it', async () => {
    await b.write(() => b.device.type(MEETING, MINUTES('both'), '乙先写。'));
    await a.settle();
    await a.write(() => a.device.type(MEETING, MINUTES('both'), '甲接着写。'));
    await b.settle();
    const all = contentOf(a.doc) as { prose: unknown };
    leaveAll();
    await community.setBack({ lost: true });
    await a.connect();
    expect(a.isDelivered).toBe(false);
    expect((await community.seenByAll()).getXmlFragment(MINUTES('both')).length).toBe(0);
    expect((await community.waiting()).join()).toContain('甲接着写。');
    a.leave();
    await b.connect();
    await a.connect();
    expect(a.isDelivered).toBe(true);
    expect(contentOf(await community.seenByAll())).toMatchObject({ prose: all.prose });
    expect(await community.waiting()).toEqual([]);
  });

  it('goes in with it when an operator confirms both', async () => {
    await b.write(() => b.device.type(MEETING, MINUTES('both'), '乙先写。'));
    await a.settle();
    await a.write(() => a.device.type(MEETING, MINUTES('both'), '甲接着写。'));
    leaveAll();
    await community.setBack({ lost: true });
    await a.connect();
    await community.heal({ do: 'confirm', document: MEETING });
    expect((await community.seenByAll()).getXmlFragment(MINUTES('both')).length).toBe(2);
    expect(await community.waiting()).toEqual([]);
  });
});

it('[SYNC8] deletions: of one’s own text at once, of others’ by who has the right, else they wait', async () => {
  const reader = await community.device('resident');
  await reader.connect();
  await b.write(() => b.doc.getXmlFragment(MINUTES('a')).delete(0, 1));
  for (const device of [a, reader]) await device.settle();
  leaveAll();
  reader.leave();
  await community.setBack({ lost: true });
  await reader.connect();
  expect((await community.seenByAll()).getXmlFragment(MINUTES('a')).toString()).toContain('备份前');
  expect((await community.waiting()).join()).toContain('deletions');
  await a.connect();
  await b.connect();
  expect((await community.seenByAll()).getXmlFragment(MINUTES('a')).toString()).not.toContain('备份前');
  await b.settle();
  expect(await community.waiting()).toEqual([]);
});

describe('a hostile healer', () => {
  /** Says to be what the author wrote after the backup under this client id. */
  const forged = (client: number, text: string): Uint8Array =>
    handMadeUpdate([
      {
        ...{ client, clock: 0 },
        structs: [
          { parent: MINUTES('b'), content: { element: 'paragraph' } },
          { parent: { client, clock: 0 }, content: { textType: true } },
          { parent: { client, clock: 1 }, content: { text } },
        ],
      },
    ]);

  it('[SYNC8] what is forged is shown to nobody, and the author’s own words win over it', async () => {
    const forger = await community.device('chair');
    leaveAll();
    await community.setBack({ lost: true });
    const after = b.doc.clientID;
    await forger.connect();
    forger.client.sendUpdate(forged(after, '乙从没写过的话，而且写得很长很长很长。'));
    await forger.client.stored(2);
    expect((await community.seenByAll()).getXmlFragment(MINUTES('b')).length).toBe(0);
    expect((await community.waiting()).join()).toContain('从没写过');
    await a.connect();
    expect((await community.waiting()).join('\n')).toContain('CONTRADICTS');
    await expect(community.heal({ do: 'confirm', document: MEETING })).rejects.toThrow('not the same');
    await b.connect();
    expect(b.isDelivered).toBe(true);
    expect(await community.waiting()).toEqual([]);
    const whole = await community.seenByAll();
    expect(whole.getXmlFragment(MINUTES('b')).toString()).not.toContain('从没写过');
    expect(contentOf(b.doc)).toEqual(contentOf(whole));
  });

  it('[SYNC8] an operator lets in what one of two brought', async () => {
    const forger = await community.device('chair');
    leaveAll();
    await community.setBack({ lost: true });
    await forger.connect();
    forger.client.sendUpdate(forged(b.doc.clientID, '乙从没写过的话。'));
    await forger.client.stored(2);
    await a.connect();
    await community.heal({ do: 'confirm', document: MEETING, member: a.device.id });
    expect(await community.waiting()).toEqual([]);
    const text = (await community.seenByAll()).getXmlFragment(MINUTES('b')).toString();
    expect(text).toContain('乙在备份后写的。');
    expect(text).not.toContain('从没写过');
  });

  it('[GUARD3] nobody claims an id that the restored server knows to be another’s', async () => {
    leaveAll();
    await community.setBack({ lost: false });
    const forger = await community.device('chair');
    const theirs = b.doc.clientID;
    forger.own.add(theirs);
    await forger.connect();
    forger.client.sendUpdate(forged(theirs, '冒名'));
    expect((await forger.client.refused()).code).toBe('client-taken');
    expect(await community.waiting()).toEqual([]);
  });

  it('[SYNC8] an id that the restored server does not know is the first claimer’s, by their own rights and name', async () => {
    leaveAll();
    await community.setBack({ lost: true });
    const after = b.doc.clientID;
    const reader = await community.device('resident');
    reader.own.add(after);
    await reader.connect();
    reader.client.sendUpdate(forged(after, '无权写的'));
    expect((await reader.client.refused()).code).toBe('role-missing');
    const forger = await community.device('chair');
    forger.own.add(after);
    await forger.connect();
    forger.client.sendUpdate(forged(after, '主持人以自己的名义写的'));
    await forger.client.stored(2);
    // Their author is told, and keeps what they have: nothing is replaced, nothing mixed.
    await b.connect();
    expect((await b.client.refused()).code).toBe('client-taken');
    expect(b.isDelivered).toBe(false);
    const text = (await community.seenByAll()).getXmlFragment(MINUTES('b')).toString();
    expect(text).toContain('以自己的名义');
    expect(text).not.toContain('无权');
    expect(text).not.toContain('乙在备份后写的。');
    // Presence under an id that is another's is told only once the other's has grown old.
  }, 120_000);

  it('[SYNC8] stamps of no generation, and unsigned acts, go in by nobody', async () => {
    leaveAll();
    await community.setBack({ lost: true });
    const forger = await community.device('chair');
    await forger.connect();
    const stamp = (client: number) =>
      handMadeUpdate([
        { client, clock: 0, structs: [{ parent: 'stamps', sub: 'x', content: { any: [{ no: 9, at: 1 }] } }] },
      ]);
    for (const client of [2, 3, 63]) {
      forger.client.sendUpdate(stamp(client));
      await forger.client.until(({ heard }) => heard.find(({ refused }) => refused));
      expect(forger.client.heard.at(-1)?.refused?.code ?? 'client-taken').toBe('client-taken');
      forger.leave();
      await forger.connect();
    }
    const act = { parent: 'acts', sub: 'x', content: { any: ['a.b.c'] } };
    forger.client.sendUpdate(handMadeUpdate([{ client: b.doc.clientID, clock: 0, structs: [act] }]));
    await forger.client.stored(2);
    const seen = await community.seenByAll();
    expect(seen.getMap('stamps').has('x')).toBe(false);
    expect(actsIn(seen)).toBe(1);
    // Nor when an operator believes it.
    await expect(community.heal({ do: 'confirm', document: MEETING })).rejects.toThrow();
    expect(actsIn(await community.seenByAll())).toBe(1);
  });

  it('[SYNC8] the inbox is bounded', async () => {
    leaveAll();
    await community.setBack({ lost: true });
    const forger = await community.device('chair');
    await forger.connect();
    const large = (client: number) => forged(client, '字'.repeat(1_000_000));
    forger.client.sendUpdate(large(4711));
    await forger.client.stored(2);
    forger.client.sendUpdate(large(4712));
    expect((await forger.client.refused()).code).toBe('too-large');
    expect(await community.waiting()).toHaveLength(1);
  });
});
