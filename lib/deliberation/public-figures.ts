/** The community's figures of its topics as they are told to anybody: numbers alone, no person and no topic [TOPIC9]. */
import * as v from 'valibot';
import { isPlainId } from '../shared/ids.ts';

export const FIGURES_PATH = '/api/figures';

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const median = v.optional(v.nullable(v.number()));
const figures = {
  raised: count,
  decided: count,
  done: count,
  satisfied: count,
  partly: count,
  unsatisfied: count,
  notAnswered: count,
  reopened: count,
  daysToDecide: median,
  daysToDo: median,
};

export const publicFiguresSchema = v.object({
  name: v.string(),
  categories: v.array(v.object({ id: v.custom<string>(isPlainId), name: v.string(), nameEn: v.string() })),
  /** Under which share of "satisfied" a topic re-opens, in per cent. */
  threshold: v.number(),
  byMonth: v.array(v.object({ ...figures, month: v.string() })),
  byCategory: v.array(v.object({ ...figures, category: v.string() })),
});
export type PublicFigures = v.InferOutput<typeof publicFiguresSchema>;
