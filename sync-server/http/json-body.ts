import type { Context } from 'hono';
import * as v from 'valibot';
import { no, ok, type Result } from '../../lib/shared/refusal.ts';

/** The request's JSON, checked. */
export async function jsonBody<S extends v.GenericSchema>(
  c: Context,
  schema: S,
): Promise<Result<v.InferOutput<S>>> {
  const body: unknown = await c.req.json().catch(() => undefined);
  const parsed = v.safeParse(schema, body);
  return parsed.success ? ok(parsed.output) : no('malformed');
}
