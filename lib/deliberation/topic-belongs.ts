/** Points out, on the device, a matter that the pavilion may talk about but others must decide. A hint, never a refusal. */
import { type BelongsRule, belongsRules } from './belongs-rules.ts';
import type { Belonging } from './topic-acts.ts';
import type { TopicCategory } from './topic-settings.ts';

export interface BelongsHint {
  readonly belongs: Belonging;
  /** Absent where it is the category that says so. */
  readonly rule?: BelongsRule;
}

/** `text`: title and text as they stand; `today`: `2026-12-05`, for rules that were not in force yet or any more. */
export function belongsHints(
  text: string,
  category: Pick<TopicCategory, 'belongs'> | undefined,
  today: string,
  rules: readonly BelongsRule[] = belongsRules,
): BelongsHint[] {
  const plain = text.normalize('NFKC').replace(/\s+/g, '');
  const found = rules
    .filter(({ validFrom, validTo }) => validFrom <= today && (validTo === undefined || today <= validTo))
    .filter(({ words }) => words.some((word) => word.split('+').every((part) => plain.includes(part))))
    .map((rule): BelongsHint => ({ belongs: rule.belongs, rule }));
  const own = category?.belongs;
  return own === undefined || found.some(({ belongs }) => belongs === own)
    ? found
    : [{ belongs: own }, ...found];
}
