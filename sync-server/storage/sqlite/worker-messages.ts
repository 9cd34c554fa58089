/** What passes between database.ts and its thread. */

export type SqlValue = null | number | string | Uint8Array;

export interface Statement {
  readonly sql: string;
  readonly args: readonly SqlValue[];
  /** Fails (`unchanged`) where it touches no row, and with it all that it stands together with. */
  readonly mustChange?: boolean;
}

/** `rowid`: of the row inserted last. */
export interface Changed {
  readonly changes: number;
  readonly rowid: number;
}

export type Call =
  | { readonly id: number; readonly kind: 'transact'; readonly statements: readonly Statement[] }
  | {
      readonly id: number;
      readonly kind: 'get' | 'all';
      readonly sql: string;
      readonly args: readonly SqlValue[];
    };

/** A copy of the whole file, as of when it is complete. Stands alone in its message. */
export interface CopyCall {
  readonly id: number;
  readonly kind: 'copy';
  readonly to: string;
}

/**
 * `corrupt`: what the file holds is not a database's, there or altogether. `disk`: it is full, failing, or may only be
 * read.
 */
export interface Failure {
  readonly reason: 'unchanged' | 'constraint' | 'corrupt' | 'disk' | 'other';
  readonly message: string;
}

export interface Answer {
  readonly id: number;
  readonly value?: unknown;
  readonly failure?: Failure;
}

export interface WorkerSettings {
  readonly file: string;
  readonly migrations: readonly string[];
}
