/** Which of a connection's sync frames are settled, and up to which all are [SYNC15]. Frames count from 1. */
export class FrameLedger {
  #received = 0;
  #settledTo = 0;
  /** Made with the first frame: most connections only read. */
  #settledBeyond: Set<number> | undefined;

  /** The number of the next frame. */
  receive(): number {
    this.#received += 1;
    return this.#received;
  }

  settle(frame: number): void {
    if (frame <= this.#settledTo) return;
    this.#settledBeyond ??= new Set();
    this.#settledBeyond.add(frame);
    while (this.#settledBeyond.delete(this.#settledTo + 1)) this.#settledTo += 1;
  }

  get settledTo(): number {
    return this.#settledTo;
  }
}
