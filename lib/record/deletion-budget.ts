/** How much of others' text a member without office may delete in a root within an hour [GUARD8]. */
import type { Change } from './kind.ts';

export const BUDGET_MS = 60 * 60 * 1000;
const FREE_CHARACTERS = 500;
const FREE_SHARE = 5;

export const withinDeletionBudget = (change: Change & { to: 'prose' }): boolean =>
  change.deletedOthersInHour <= FREE_CHARACTERS ||
  change.deletedOthersInHour <= Math.floor(change.length / FREE_SHARE);
