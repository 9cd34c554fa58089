import { beforeEach, describe, expect, it } from 'vitest';
import type * as Y from 'yjs';
import type { BodyOf, RollEntry } from '../../lib/deliberation/meeting-acts.ts';
import { rollDigest } from '../../lib/deliberation/roll.ts';
import { actsOf, stampsOf } from '../../lib/record/document.ts';
import { parseStamp } from '../../lib/record/stamp.ts';
import { type ActId, actId, badgeId } from '../../lib/shared/ids.ts';
import { councilProfile } from '../../lib/testing/demo-profiles.ts';
import type { TestDevice } from '../../lib/testing/device.ts';
import { handMadeUpdate } from '../../lib/testing/hand-made-update.ts';
import { MemoryDocumentStore } from '../storage/memory/document-store.ts';
import type { Room } from './room.ts';
import { MEETING, NOTES, type RoomFixture, refusalOf, roomFixture } from './room-fixture.ts';

let fixture: RoomFixture;
let planner: TestDevice;
let recorder: TestDevice;
let resident: TestDevice;

beforeEach(async () => {
  fixture = await roomFixture();
  ({ planner, recorder, resident } = await fixture.preparedMeeting());
});

const stampOf = (room: Room, id: ActId) => parseStamp(stampsOf(room.doc).get(id));

describe('acts at the door', () => {
  it('[ACT4] an act is not overwritten, not deleted, and may come by two ways', async () => {
    const id = await planner.act(MEETING, 'assign', actionBody());
    await fixture.sync(planner, MEETING);
    await fixture.sync(recorder, MEETING);
    const jws = actsOf(recorder.doc(MEETING)).get(id);

    actsOf(recorder.doc(MEETING)).set(id, jws);
    expect((await fixture.sync(recorder, MEETING)).at).toBe('admitted');

    const room = await fixture.room(MEETING);
    const other = await planner.sign(MEETING, 'assign', { ...actionBody(), title: '别的' }, { id });
    actsOf(planner.doc(MEETING)).set(id, other.jws);
    expect(refusalOf(fixture.push(room, planner))).toEqual({
      code: 'overwritten',
      places: [{ root: 'acts', key: id }],
    });

    actsOf(recorder.doc(MEETING)).delete(id);
    expect(refusalOf(fixture.push(room, recorder)).code).toBe('overwritten');
    expect(actsOf(room.doc).get(id)).toBe(jws);
  });

  it('[ACT4] a dead value of one’s own that would come to stand over an act is refused', async () => {
    const id = await planner.act(MEETING, 'assign', actionBody());
    await fixture.sync(planner, MEETING);
    const room = await fixture.room(MEETING);
    const item = actsOf(room.doc)._map.get(id) as Y.Item;
    const struct = { origin: { client: item.id.client, clock: item.id.clock }, content: { deleted: 1 } };
    const update = handMadeUpdate([{ client: 4_000_000_000, clock: 0, structs: [struct] }]);
    expect(refusalOf(room.submit(recorder.member, update, recorder)).code).toBe('overwritten');
  });

  it('[ACT5] a forged act does not hide behind a deleted value in one item', async () => {
    const room = await fixture.room(MEETING);
    const struct = { parent: 'acts', sub: 'forged', content: { any: ['gone', 'not an act'] } };
    const update = handMadeUpdate(
      [{ client: 70_000, clock: 0, structs: [struct] }],
      [{ client: 70_000, clock: 0, length: 1 }],
    );
    expect(refusalOf(room.submit(recorder.member, update, recorder)).code).not.toBe('admitted');
    expect(actsOf(room.doc).has('forged')).toBe(false);
  });

  it('[ACT5] refuses what no later state can heal, each by its code', async () => {
    const room = await fixture.room(MEETING);
    const codes: Record<string, string> = {};
    const attempt = async (name: string, write: (device: TestDevice) => Promise<unknown>) => {
      const device = await fixture.device('committee');
      device.merge(MEETING, planner);
      await write(device);
      codes[name] = refusalOf(fixture.push(room, device)).code;
    };
    const sign = (device: TestDevice, body: unknown, id: string) =>
      device.sign(MEETING, 'assign', body, { id: actId(id) });
    await attempt('schema', async (device) =>
      device.write(MEETING, 'a1', (await sign(device, { item: 1 }, 'a1')).jws),
    );
    await attempt('key', async (device) =>
      device.write(MEETING, 'a2', (await sign(device, actionBody(), 'a3')).jws),
    );
    await attempt('signature', async (device) => {
      const { jws } = await sign(device, actionBody(), 'a4');
      device.write(MEETING, 'a4', `${jws.slice(0, -8)}AAAAAAAA`);
    });
    await attempt('document', async (device) => {
      const { jws } = await device.sign(NOTES, 'assign', actionBody(), { id: actId('a5') });
      device.write(MEETING, 'a5', jws);
    });
    await attempt('role', (device) =>
      device.act(MEETING, 'takeChair', { hall: 'a'.repeat(64) }, { id: actId('a6') }),
    );
    expect(codes).toEqual({
      schema: 'bad-act',
      key: 'other-id',
      signature: 'bad-signature',
      document: 'other-document',
      role: 'role-missing',
    });
    expect(actsOf(room.doc).size).toBe(0);
  });

  it('[ACT2] a badge that this community did not sign is refused', async () => {
    const elsewhere = await roomFixture(new MemoryDocumentStore(), 8);
    const stranger = await elsewhere.device('committee');
    await stranger.act(MEETING, 'assign', actionBody());
    const submission = await fixture.sync(stranger, MEETING);
    expect(refusalOf(submission).code).toBe('bad-badge');
  });

  it('[ACT8] an act whose badge ended or was revoked before it came is let in, held', async () => {
    const revoked = await planner.act(MEETING, 'assign', actionBody());
    for (const badge of planner.doc(MEETING).getMap('badges').keys()) fixture.revoked.add(badgeId(badge));
    await fixture.sync(planner, MEETING);
    const late = await fixture.device('committee');
    const expired = await late.act(MEETING, 'assign', actionBody());
    fixture.clock.at += 46 * 24 * 60 * 60 * 1000;
    await fixture.sync(late, MEETING);
    const room = await fixture.room(MEETING);
    expect([stampOf(room, expired)?.held, stampOf(room, revoked)?.held]).toEqual(['expired', 'revoked']);
    expect(room.state().remarks.get(revoked)).toMatchObject({ standing: 'held', code: 'revoked' });
  });
});

describe('what counts', () => {
  it('[MEET3] a key of the sheet counts at once, and after the notice no more is let in', async () => {
    const room = await fixture.room(MEETING);
    const title = async (text: string): Promise<unknown> => {
      planner.set(MEETING, 'meeting/title', text);
      return (await fixture.sync(planner, MEETING)).at;
    };
    expect(await title('初稿')).toBe('admitted');
    expect(room.state()).toMatchObject({ title: '初稿', frozen: false });
    expect(await title('二稿')).toBe('admitted');
    expect(room.state()).toMatchObject({ title: '二稿', frozen: false });
    expect(await title('三稿')).toBe('admitted');
    await planner.act(MEETING, 'notice', noticeBody([{ id: planner.id, household: 'h-1' }]));
    expect((await fixture.sync(planner, MEETING)).at).toBe('admitted');
    planner.set(MEETING, 'meeting/title', '四稿');
    expect(refusalOf(fixture.push(room, planner)).code).toBe('frozen');
    expect(room.state()).toMatchObject({ title: '三稿', frozen: true });
  });
});

describe('stamps', () => {
  it('[SYNC6] number the acts of a document without gaps or repeats, also over restarts, after what they have seen', async () => {
    const made: ActId[] = [];
    for (let round = 0; round < 3; round++) {
      for (const device of [planner, recorder]) {
        for (let i = 0; i < 4; i++) made.push(await device.act(MEETING, 'assign', actionBody()));
        await fixture.sync(device, MEETING);
      }
      await fixture.restart();
    }
    const room = await fixture.room(MEETING);
    const numbers = made.map((id) => stampOf(room, id)?.no);
    expect(numbers).toEqual(made.map((_, i) => i + 1));
  });
});

const actionBody = () => ({ item: 'lights', title: '换灯', owner: resident.id, due: '2026-12-20' });

const noticeBody = (roll: RollEntry[]): BodyOf<'notice'> => ({
  ...{ title: '三稿', place: '议事亭', startsAt: '2026-12-05T14:00', profile: councilProfile },
  agenda: [{ id: 'lights', title: '楼道照明', minutes: 20 }],
  ...{ roll, rollSource: '测试名册', rollDigest: rollDigest(roll), carried: [], carriedSource: '无' },
});
