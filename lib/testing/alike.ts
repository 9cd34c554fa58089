/** States as plain values, so that two replicas can be compared: maps by key. */
export const alike = (value: unknown): unknown =>
  JSON.parse(
    JSON.stringify(value, (_key, inner: unknown) =>
      inner instanceof Map ? [...inner].sort(([a], [b]) => (String(a) < String(b) ? -1 : 1)) : inner,
    ),
  );
