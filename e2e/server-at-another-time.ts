/** The server as it is, whose clock goes CLOCK_AHEAD_MS ahead of the machine's: for journeys over months. */
export {};

const ahead = Number(process.env.CLOCK_AHEAD_MS);
const machine = Date.now;
Date.now = () => machine() + ahead;
await import('../sync-server/main.ts');
