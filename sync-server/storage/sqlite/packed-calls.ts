/** Calls as one flat list, which passes between threads in a third of the time. SQL goes along once, then by number. */
import type { Call, SqlValue, Statement } from './worker-messages.ts';

export interface PackedCalls {
  /** What the next numbers stand for. */
  readonly learned: readonly string[];
  /** Of each: id, kind, how many statements; of each of these: SQL, whether it must change, how many arguments, these. */
  readonly calls: readonly (SqlValue | undefined)[];
  /** All blobs, for each of which `undefined` stands among the arguments, and how long each is. */
  readonly blobs: Uint8Array;
  readonly lengths: readonly number[];
}

const kinds = ['transact', 'get', 'all'] as const;

export class Packing {
  readonly #numbers = new Map<string, number>();

  pack(calls: readonly Call[]): PackedCalls {
    const learned: string[] = [];
    const packed: (SqlValue | undefined)[] = [];
    const blobs: Uint8Array[] = [];
    for (const call of calls) {
      const statements = call.kind === 'transact' ? call.statements : [call];
      packed.push(call.id, kinds.indexOf(call.kind), statements.length);
      for (const { sql, args, mustChange } of statements as readonly Statement[]) {
        packed.push(this.#numberOf(sql, learned), mustChange ? 1 : 0, args.length);
        for (const arg of args) {
          const isBlob = arg instanceof Uint8Array;
          packed.push(isBlob ? undefined : arg);
          if (isBlob) blobs.push(arg);
        }
      }
    }
    return { learned, calls: packed, ...joined(blobs) };
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

/** A buffer of its own: posting a view would copy all of what it is a view of. */
function joined(parts: readonly Uint8Array[]): Pick<PackedCalls, 'blobs' | 'lengths'> {
  const lengths = parts.map(({ length }) => length);
  const blobs = new Uint8Array(lengths.reduce((sum, length) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    blobs.set(part, at);
    at += part.length;
  }
  return { blobs, lengths };
}

export class Unpacking {
  readonly #sql: string[] = [];

  unpack({ learned, calls: packed, blobs, lengths }: PackedCalls): Call[] {
    this.#sql.push(...learned);
    const calls: Call[] = [];
    let at = 0;
    const count = (): number => packed[at++] as number;
    let blob = 0;
    let blobAt = 0;
    const argument = (value: SqlValue | undefined): SqlValue => {
      if (value !== undefined) return value;
      const from = blobAt;
      blobAt += lengths[blob++] ?? 0;
      return blobs.subarray(from, blobAt);
    };
    while (at < packed.length) {
      const id = count();
      const kind = kinds[count()] as Call['kind'];
      const statements = Array.from({ length: count() }, (): Statement => {
        const sql = this.#sql[count()] as string;
        const mustChange = count() === 1;
        const length = count();
        const args = packed.slice(at, at + length).map(argument);
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
