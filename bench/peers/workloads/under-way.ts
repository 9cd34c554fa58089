/** W7: W2's rooms with so many edits always under way: the processor time that a server takes for what it delivers. */
import { Fanout } from '../fanout.ts';
import type { Workload } from '../workload.ts';

const SHAPE = { name: 'w7', rooms: 20, clients: 10 };
/** Alone; as in a lively evening; as at the highest rate. */
const UNDER_WAY = [3, 100, 600];
const MOST_EDITS = 24_000;

export const underWay: Workload = {
  title: 'Processor time',
  needs: 'nothing',
  async run({ server, found }) {
    await server.start();
    const fanout = new Fanout(server.endpoint, SHAPE);
    await fanout.connect();
    // Until code is compiled and buffers have grown.
    await fanout.underWay(server, 100, 6000);
    for (const count of UNDER_WAY) {
      const seconds = await fanout.underWay(server, count, Math.min(MOST_EDITS, count * 400));
      found.metric(`${count} edits under way, server CPU a 1,000 deliveries`, seconds * 1000, 'ms');
    }
    await fanout.close();
  },
};
