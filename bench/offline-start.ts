/** From tapping the icon to reading, with the server stopped and the browser started anew; processor as it is, and slowed. */
import { delivered, NEXT, publishNotice } from '../e2e/meeting-steps.ts';
import { Pavilion, type Phone } from '../e2e/pavilion.ts';
import { type Figure, median } from './figure.ts';

const STARTS = 5;

export async function measureOfflineStart(): Promise<Figure[]> {
  const pavilion = await Pavilion.start();
  try {
    const planner = await pavilion.phoneOf('committee');
    await publishNotice(planner.page);
    await delivered(planner);
    const phone = await pavilion.phoneOf('resident');
    await pavilion.stopServer();
    return [
      {
        what: 'offline cold open of the list of meetings',
        ...(await starts(phone, '/meetings', 'meeting-card', 1)),
      },
      {
        what: 'offline cold open of a meeting with its roll of 300',
        ...(await starts(phone, `/meeting?id=${NEXT}`, 'attendance-count', 1)),
      },
      {
        what: 'the same, 4 × slowed',
        ...(await starts(phone, `/meeting?id=${NEXT}`, 'attendance-count', 4)),
      },
    ];
  } finally {
    await pavilion.close();
  }
}

async function starts(
  phone: Phone,
  path: string,
  shows: string,
  slowed: number,
): Promise<Omit<Figure, 'what'>> {
  const times: number[] = [];
  for (let i = 0; i < STARTS; i++) {
    await phone.restart();
    const session = await phone.context.newCDPSession(phone.page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: slowed });
    const begun = performance.now();
    await phone.page.goto(path, { waitUntil: 'commit' });
    await phone.page.getByTestId(shows).first().waitFor();
    times.push(performance.now() - begun);
  }
  return { value: median(times), unit: 'ms', bar: 1500 };
}
