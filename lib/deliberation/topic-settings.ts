/** What a community has decided about topics, among its settings: data, not code [TOPIC6]. */
import * as v from 'valibot';
import { isPlainId } from '../shared/ids.ts';
import { belongings } from './topic-acts.ts';

const MAX_CATEGORIES = 40;
const name = v.pipe(v.string(), v.minLength(1), v.maxLength(40));

export const topicSettingsSchema = v.strictObject({
  categories: v.pipe(
    v.array(
      v.strictObject({
        id: v.custom<string>(isPlainId),
        name,
        nameEn: name,
        /** Whose matter all of this category is, where the pavilion cannot decide it. */
        belongs: v.optional(v.picklist(belongings)),
      }),
    ),
    v.maxLength(MAX_CATEGORIES),
  ),
  rating: v.strictObject({
    /** In per cent of the answers, half of each "partly" counted: under it a topic re-opens. */
    threshold: v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(100)),
    /** In which answers are awaited. */
    days: v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(90)),
  }),
  /** May the figures be read without signing in? */
  publicFigures: v.boolean(),
});
export type TopicSettings = v.InferOutput<typeof topicSettingsSchema>;
export type TopicCategory = TopicSettings['categories'][number];

/** undefined where they have not come to this device yet, or are of a version that it cannot read. */
export function readTopicSettings(value: unknown): TopicSettings | undefined {
  const read = v.safeParse(topicSettingsSchema, value);
  return read.success ? read.output : undefined;
}
