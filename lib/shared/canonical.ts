import canonicalizeJson from 'canonicalize';

/** JSON by RFC 8785: one text for one value, on every device. Throws on what JSON cannot hold. */
export function canonical(value: unknown): string {
  const text = canonicalizeJson(value);
  if (text === undefined) throw new Error('not a JSON value');
  return text;
}
