/** Calls as one flat list, which passes between threads in a third of the time. SQL goes along once, then by number. */
import type { Call, SqlValue, Statement } from './worker-messages.ts';

export interface PackedCalls {
  /** What the next numbers stand for. */
  readonly learned: readonly string[];
  /** Of each: id, kind, how many statements; of each of these: SQL, whether it must change, how many arguments, these. */
  readonly calls: readonly SqlValue[];
}

const kinds = ['transact', 'get', 'all'] as const;

export class Packing {
  readonly #numbers = new Map<string, number>();

  pack(calls: readonly Call[]): PackedCalls {
    const learned: string[] = [];
    const packed: SqlValue[] = [];
    for (const call of calls) {
      const statements = call.kind === 'transact' ? call.statements : [call];
      packed.push(call.id, kinds.indexOf(call.kind), statements.length);
      for (const { sql, args, mustChange } of statements as readonly Statement[]) {
        packed.push(this.#numberOf(sql, learned), mustChange ? 1 : 0, args.length);
        for (const arg of args) packed.push(tight(arg));
      }
    }
    return { learned, calls: packed };
  }

  #numberOf(sql: string, learned: string[]): number {
    const known = this.#numbers.get(sql);
    if (known !== undefined) return known;
    const number = this.#numbers.size;
    this.#numbers.set(sql, number);
    learned.push(sql);
    return number;
  }
}

/** Posting a view of a larger buffer would copy all of that buffer. */
const tight = (arg: SqlValue): SqlValue =>
  arg instanceof Uint8Array && arg.byteLength < arg.buffer.byteLength ? new Uint8Array(arg) : arg;

export class Unpacking {
  readonly #sql: string[] = [];

  unpack({ learned, calls: packed }: PackedCalls): Call[] {
    this.#sql.push(...learned);
    const calls: Call[] = [];
    let at = 0;
    const count = (): number => packed[at++] as number;
    while (at < packed.length) {
      const id = count();
      const kind = kinds[count()] as Call['kind'];
      const statements = Array.from({ length: count() }, (): Statement => {
        const sql = this.#sql[count()] as string;
        const mustChange = count() === 1;
        const length = count();
        const args = packed.slice(at, at + length);
        at += length;
        return { sql, args, mustChange };
      });
      const [statement] = statements;
      if (kind === 'transact') calls.push({ id, kind, statements });
      else if (statement) calls.push({ id, kind, sql: statement.sql, args: statement.args });
    }
    return calls;
  }
}
