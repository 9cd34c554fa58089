/** Attacks under other members’ client ids, and by ranges of deletions. */
import { describe } from 'vitest';
import * as Y from 'yjs';
import { handMadeUpdate } from '../../lib/testing/hand-made-update.ts';
import { MEETING, NOTES } from '../relay/room-fixture.ts';
import { attacks, behindThePlanner, inEachCommunity, paragraph, refused } from './attack.ts';
import { block } from './attack-scene.ts';

inEachCommunity(() => {
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
});
