import { expect, test } from 'vitest';
import { meetingActs } from '../deliberation/meeting-acts.ts';
import { topicActs } from '../deliberation/topic-acts.ts';
import { ACT_VERSION } from '../record/act.ts';
import { badgeClaimsSchema } from '../record/badge.ts';
import { heldActs } from '../record/kind.ts';
import { canonical } from '../shared/canonical.ts';
import { sha256Hex } from '../shared/digest.ts';
import { closeCode, message, syncStep } from '../shared/wire.ts';

/**
 * What is stored or sent has a shape that other versions rely on. It may only change knowingly: with a new version
 * (`v` of acts, `v` of connections) and a way for those who hold the old one, and then with a new digest here.
 */
const shapes: Readonly<Record<string, readonly [shape: unknown, digest: string]>> = {
  'acts of a meeting': [meetingActs, '563c93c65382e76f'],
  'acts of a topic': [topicActs, '54f36f8b32977ec8'],
  'confirming and rejecting': [heldActs, '1ed62d9b9bb564e0'],
  'claims of a badge': [badgeClaimsSchema, '82705447609f7d22'],
  'numbers on the wire': [{ messages: message, steps: syncStep, closeCode }, '94e4514bf5c0fca7'],
};

test.each(Object.entries(shapes))(
  '[ACT1] the shape of the %s does not change silently',
  (_name, [shape, digest]) => {
    expect(ACT_VERSION).toBe(1);
    expect(sha256Hex(canonical(outline(shape))).slice(0, 16)).toBe(digest);
  },
);

/** A schema without its functions: fields, kinds, bounds, choices. */
function outline(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(outline);
  if (value instanceof RegExp) return String(value);
  if (typeof value !== 'object' || value === null) return typeof value === 'function' ? undefined : value;
  const parts = Object.entries(value).filter(
    ([name, part]) => typeof part !== 'function' && part !== undefined && !SILENT.has(name),
  );
  return Object.fromEntries(parts.map(([name, part]) => [name, outline(part)]));
}

/** What a library says of itself. */
const SILENT = new Set(['~standard', 'reference', 'expects', 'async', 'message', '~run']);
