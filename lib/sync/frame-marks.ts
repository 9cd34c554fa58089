import { message, syncStep } from '../shared/wire.ts';

/**
 * Which of a connection's frames covers what: the server acknowledges by number [SYNC15]. Counted are step-2 and
 * update frames, from 1. Before the first step 2 a frame may build on what the server lacks and covers nothing.
 */
export class FrameMarks {
  #count = 0;
  #marking = false;
  #marks: { readonly frame: number; readonly seq: number }[] = [];

  /** `frame`: what goes over the wire; `seq`: all up to here is in the document. */
  sent(frame: Uint8Array, seq: number): void {
    const counts = frame[0] === message.sync && (frame[1] === syncStep.step2 || frame[1] === syncStep.update);
    if (!counts) return;
    this.#count++;
    if (frame[1] === syncStep.step2) this.#marking = true;
    if (this.#marking) this.#marks.push({ frame: this.#count, seq });
  }

  /** Everything up to the returned seq is settled by acknowledgement `k`; undefined: nothing new. */
  acknowledged(k: number): number | undefined {
    let seq: number | undefined;
    while (this.#marks[0] && this.#marks[0].frame <= k) seq = this.#marks.shift()?.seq;
    return seq;
  }

  /** Is anything sent and not yet acknowledged? */
  get waiting(): boolean {
    return this.#marks.length > 0;
  }

  /** Would an acknowledgement of all that was sent cover this? */
  covers(seq: number): boolean {
    return this.#marking && (this.#marks.at(-1)?.seq ?? -1) >= seq;
  }
}
