/**
 * How far a device has come, opaque to it. A pull goes through the documents that changed in (after, top], the newest
 * first; `before` is how far down it is, so that an interrupted one is resumed and nothing is skipped.
 */
import * as v from 'valibot';

export interface Cursor {
  readonly generation: number;
  /** Of the reader's rights: with other rights everything is sent again. */
  readonly rights: string;
  /** Of the people rows the device has. */
  readonly people: string;
  readonly after: number;
  readonly top: number;
  readonly before: number;
}

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const schema = v.tuple([count, v.string(), v.string(), count, count, count]);

export const writeCursor = (cursor: Cursor): string =>
  Buffer.from(
    JSON.stringify([
      cursor.generation,
      cursor.rights,
      cursor.people,
      cursor.after,
      cursor.top,
      cursor.before,
    ]),
  ).toString('base64url');

/** undefined for one that we did not write: the device then gets everything again. */
export function readCursor(text: string | undefined): Cursor | undefined {
  if (!text) return undefined;
  try {
    const parsed = v.safeParse(schema, JSON.parse(Buffer.from(text, 'base64url').toString()));
    if (!parsed.success) return undefined;
    const [generation, rights, people, after, top, before] = parsed.output;
    return { generation, rights, people, after, top, before };
  } catch {
    return undefined;
  }
}
