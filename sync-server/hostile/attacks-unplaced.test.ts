/** Attacks by updates that have no place in the document, or a wrong one. */
import { describe } from 'vitest';
import { handMadeUpdate } from '../../lib/testing/hand-made-update.ts';
import { attacks, inEachCommunity, paragraph, refused } from './attack.ts';
import { block } from './attack-scene.ts';

inEachCommunity(() => {
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
});
