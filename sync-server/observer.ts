/** Told what happens in the server, once; makes figures of it. */
import type { RefusalCode } from '../lib/shared/refusal.ts';
import { Metrics } from './http/metrics.ts';
import type { RoomWatch } from './relay/room.ts';

export class Observer implements RoomWatch {
  readonly metrics = new Metrics();

  admitted(): () => void {
    const stored = this.metrics.acknowledgement.startTimer();
    return () => {
      stored();
      this.metrics.updates.inc();
    };
  }

  refused(code: RefusalCode): void {
    this.metrics.refusals.inc({ code });
  }

  closed(code: number): void {
    this.metrics.closings.inc({ code });
  }

  signedIn(outcome: 'ok' | RefusalCode): void {
    this.metrics.signIns.inc({ outcome });
  }

  /** A fault of ours. `where`: method and route, or a document; nothing a person typed. */
  failed(error: unknown, where: string): void {
    this.metrics.failures.inc();
    console.error(where, error);
  }
}
