/**
 * Once a minute each open connection is asked what its device has: so a frame that was lost on the way, or an edit that
 * came in through a sister tab, is brought after all. Each has its seat in the minute, so that thousands are not asked
 * at once.
 */
export const SEATS = 60;

export interface Asked {
  /** From 0 to SEATS - 1. */
  readonly seat: number;
  askAgain(): void;
}

/** Until the answer is called. */
export function askInTurns(connections: ReadonlySet<Asked>, everyMs: number): () => void {
  let turn = 0;
  const timer = setInterval(() => {
    turn = (turn + 1) % SEATS;
    for (const connection of connections) if (connection.seat === turn) connection.askAgain();
  }, everyMs / SEATS);
  timer.unref();
  return () => clearInterval(timer);
}
