/** Attacks on acts, badges and stamps. */
import { describe } from 'vitest';
import * as Y from 'yjs';
import { ACTS, BADGES, STAMPS } from '../../lib/record/document.ts';
import { actId } from '../../lib/shared/ids.ts';
import { handMadeUpdate } from '../../lib/testing/hand-made-update.ts';
import { MEETING, NOTES, roomFixture } from '../relay/room-fixture.ts';
import { attacks, inEachCommunity, refused } from './attack.ts';
import { ACTION, type AttackScene, block, MINUTES, type Signed } from './attack-scene.ts';

inEachCommunity(() => {
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
});
