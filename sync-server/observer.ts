/** Told what happens in the server, once; makes figures and the log of it. */
import type { DocumentId, MemberId } from '../lib/shared/ids.ts';
import type { RefusalCode } from '../lib/shared/refusal.ts';
import { describeError } from './describe-error.ts';
import { Metrics } from './http/metrics.ts';
import type { Log } from './log.ts';
import type { Pseudonyms } from './pseudonyms.ts';
import type { Outcome } from './push/calling.ts';
import type { ServicesWatch } from './services.ts';
import type { Storing } from './storage/sqlite/database.ts';

/** Where a fault happened: a route's pattern, never a path that was asked for; or a document. */
export type Where = { readonly route: string } | { readonly document: string };

export class Observer implements ServicesWatch {
  readonly metrics = new Metrics();
  readonly #log: Log;
  readonly #pseudonym: Pseudonyms;
  #onStored: () => void = () => undefined;

  constructor(log: Log, pseudonym: Pseudonyms) {
    this.#log = log;
    this.#pseudonym = pseudonym;
  }

  started(fields: { ms: number; node: string; app: boolean; demo: boolean }): void {
    this.#log('info', 'started', fields);
  }

  stopping(signal: string): void {
    this.#log('info', 'stopping', { signal });
  }

  stopped(ms: number): void {
    this.#log('info', 'stopped', { ms });
  }

  /** Not all could be ended in time; nothing that was acknowledged is lost by it. */
  gaveUpStopping(): void {
    this.#log('error', 'gave-up-stopping');
  }

  /** Called when an update is let in; what it returns, once it is on disk. */
  admitted(): () => void {
    const stored = this.metrics.acknowledgement.startTimer();
    return () => {
      stored();
      this.metrics.updates.inc();
      this.#onStored();
    };
  }

  /** Told after every update that is on disk; must cost nothing. */
  onStored(listener: () => void): void {
    this.#onStored = listener;
  }

  refused(code: RefusalCode, document: DocumentId, member: MemberId): void {
    this.metrics.refusals.inc({ code });
    this.#log('info', 'refused', {
      code,
      document: this.#document(document),
      member: this.#pseudonym(member),
    });
  }

  photoTaken(bytes: number): void {
    this.metrics.photos.inc();
    this.metrics.photoBytes.inc(bytes);
  }

  photoRefused(code: RefusalCode): void {
    this.metrics.photoRefusals.inc({ code });
    this.#log('info', 'photo-refused', { code });
  }

  storing(storing: Storing): void {
    if (storing.at === 'storing') this.#log('warn', 'disk-takes-again');
    else this.#log('error', 'disk-refuses', { reason: storing.reason });
  }

  /** Which one it is, `npm run recover` tells. */
  damaged(document: DocumentId, outcome: 'repaired' | 'quarantined'): void {
    this.#log('error', 'damaged', { document: this.#document(document), outcome });
  }

  /** A WebSocket has ended. */
  closed(code: number): void {
    this.metrics.closings.inc({ code });
    this.#log('debug', 'closed', { code });
  }

  /** `member` where it is known who; else what was typed as the account. */
  signedIn(outcome: 'ok' | RefusalCode, who: { member: MemberId } | { account: string }): void {
    this.metrics.signIns.inc({ outcome });
    const [[kind = '', name = ''] = []] = Object.entries(who);
    this.#log('info', 'sign-in', { outcome, [kind]: this.#pseudonym(name) });
  }

  /** Something was sent to a phone, or not. */
  pushed(outcome: Outcome): void {
    this.metrics.pushes.inc({ outcome });
    if (outcome === 'refused') this.#log('warn', 'push-refused');
  }

  /** `route`: its pattern. */
  answered(method: string, route: string, status: number): void {
    this.#log('debug', 'answered', { method, route, status });
  }

  /** A fault of ours. */
  failed(error: unknown, where: Where): void {
    this.metrics.failures.inc();
    const place = 'route' in where ? where : { document: this.#document(where.document) };
    this.#log('error', 'failed', { ...place, ...describeError(error) });
  }

  /** Nobody was there to take it: the process ends. */
  crashed(error: unknown): void {
    this.#log('error', 'crashed', { ...describeError(error) });
  }

  /** By kind and pseudonym: an id may be a person's. */
  #document(id: string): string {
    const [kind = ''] = id.split(':');
    return `${kind}:${this.#pseudonym(id)}`;
  }
}
