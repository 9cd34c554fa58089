/**
 * W2: keystrokes and sheet keys in 20 rooms of 10, at a fixed rate; then upwards to the highest rate at which 99 of 100
 * deliveries take 100 ms at most and everything comes. A delivery is an edit decoded by one *other* client.
 */
import { Fanout, type Step } from '../fanout.ts';
import { sleep } from '../pace.ts';
import type { Findings } from '../report.ts';
import type { Bench, Workload } from '../workload.ts';

const SHAPE = { name: 'w2', rooms: 20, clients: 10 };
const FIXED = { rate: 300, seconds: 5 };
const CLIMB = { from: 1200, factor: 1.4, seconds: 2, steps: 14, refinements: 2 };
const LONGEST_P99_MS = 100;

export const fanOut: Workload = {
  title: 'Fan-out',
  needs: 'nothing',
  async run({ server, found }) {
    await server.start();
    const fanout = new Fanout(server.endpoint, SHAPE);
    await fanout.connect();
    // Until code is compiled and buffers have grown.
    await fanout.step(server, FIXED.rate, 2);
    const fixed = await fanout.step(server, FIXED.rate, FIXED.seconds);
    found.metric('at 300 edits/s, p50', fixed.latency.p50, 'ms');
    found.metric('at 300 edits/s, p99', fixed.latency.p99, 'ms');
    found.metric('at 300 edits/s, server CPU a 1,000 deliveries', fixed.cpuSecondsPer1000 * 1000, 'ms');
    const { best, failed } = await climb({ server, found }, fanout, fixed);
    found.metric('highest sustained', best.deliveriesPerSecond, 'deliveries/s', 'higher');
    found.metric('there: p99', best.latency.p99, 'ms');
    found.metric('there: server CPU a 1,000 deliveries', best.cpuSecondsPer1000 * 1000, 'ms');
    found.metric('edits passed over', fanout.gaps);
    noteLimit(found, failed);
    await fanout.close();
  },
};

const isGood = ({ latency, deliveredShare, sentPerSecond, rate }: Step): boolean =>
  latency.p99 <= LONGEST_P99_MS && deliveredShare >= 0.999 && sentPerSecond >= rate * 0.97;

async function climb(bench: Bench, fanout: Fanout, fixed: Step): Promise<{ best: Step; failed?: Step }> {
  let best = fixed;
  let failed: Step | undefined;
  for (let rate = CLIMB.from, n = 0; n < CLIMB.steps && !failed; n++, rate *= CLIMB.factor) {
    const first = await attempt(bench, fanout, rate);
    // Once more, because the machine may have been busy.
    const step = isGood(first) ? first : await attempt(bench, fanout, rate);
    if (isGood(step)) best = step;
    else failed = step;
  }
  for (let n = 0; n < CLIMB.refinements && failed; n++) {
    const step = await attempt(bench, fanout, (best.rate + failed.rate) / 2);
    if (isGood(step)) best = step;
    else failed = step;
  }
  return { best, failed };
}

async function attempt({ server, found }: Bench, fanout: Fanout, rate: number): Promise<Step> {
  const step = await fanout.step(server, Math.round(rate), CLIMB.seconds);
  const percent = (share: number): string => `${Math.round(share * 100)}%`;
  found.log(
    `${step.rate} edits/s: ${Math.round(step.deliveriesPerSecond)} deliveries/s, p99 ${step.latency.p99.toFixed(1)} ms, ` +
      `${percent(step.deliveredShare)} came, CPU: server ${percent(step.serverLoad)}, load ${percent(step.ownLoad)}, ` +
      `stolen ${percent(step.stolen)}${isGood(step) ? '' : ': too much'}`,
  );
  // What has not come by now has time to.
  await sleep(step.deliveredShare < 1 ? 3500 : 500);
  return step;
}

function noteLimit(found: Findings, failed: Step | undefined): void {
  if (!failed) found.note('never too much: the limit is higher');
  else if (failed.ownLoad > 0.93 && failed.ownLoad > failed.serverLoad)
    found.note('the load was the limit, not the server');
  else if (failed.ownLoad < 0.9 && failed.serverLoad < 0.9)
    found.note('neither side used its processor up: the machine was busy otherwise, and the limit is higher');
}
