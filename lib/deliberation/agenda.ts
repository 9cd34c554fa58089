/** The agenda: sheet keys while it is prepared, the notice's list afterwards [MEET3]. */
import type { SheetValue } from '../record/document.ts';
import { isPlainId } from '../shared/ids.ts';
import { isLocalDateTime } from './local-time.ts';
import { type BodyOf, MAX_MINUTES, MAX_TITLE } from './meeting-acts.ts';
import type { AgendaItem } from './meeting-state.ts';

export const TITLE_KEY = 'meeting/title';
export const PLACE_KEY = 'meeting/place';
export const STARTS_AT_KEY = 'meeting/startsAt';
export const itemFields = ['title', 'order', 'minutes', 'topic'] as const;
export type ItemField = (typeof itemFields)[number];
export const itemKey = (item: string, field: ItemField): string => `item/${item}/${field}`;
/** The prose root of an item's minutes. */
export const minutesRoot = (item: string): `prose/${string}` => `prose/minutes/${item}`;

type Sheet = ReadonlyMap<string, SheetValue>;

/** Is the value within its field's bounds? Fields that this version does not know are kept, and read by nobody [DOC6]. */
export function isWithinBounds(key: string, value: SheetValue | undefined): boolean {
  const check = checkOf(key);
  return check === undefined || value === undefined || check(value);
}

function checkOf(key: string): ((value: SheetValue) => boolean) | undefined {
  if (key === TITLE_KEY || key === PLACE_KEY) return isTitle;
  if (key === STARTS_AT_KEY) return isLocalDateTime;
  const [item, id, field, ...more] = key.split('/');
  if (item !== 'item' || !isPlainId(id) || more.length > 0) return undefined;
  if (field === 'title') return isTitle;
  if (field === 'order') return isOrder;
  if (field === 'minutes') return isMinutes;
  if (field === 'topic') return isPlainId;
  return undefined;
}

/** A number, or a short text for clients that put new items between two others by letters. */
const isOrder = (value: SheetValue): boolean =>
  typeof value === 'number' ? Math.abs(value) <= 1e9 : typeof value === 'string' && value.length <= MAX_TITLE;
const isTitle = (value: SheetValue): boolean => typeof value === 'string' && value.length <= MAX_TITLE;
const isMinutes = (value: SheetValue): boolean =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= MAX_MINUTES;

export const sheetText = (sheet: Sheet, key: string): string => {
  const value = sheet.get(key);
  return typeof value === 'string' ? value : '';
};

/** The items on the sheet in their order; an item exists while it has a title. Equal orders go by id. */
export function agendaOfSheet(sheet: Sheet): AgendaItem[] {
  const items: AgendaItem[] = [];
  for (const key of sheet.keys()) {
    const [item, id, field] = key.split('/');
    if (item !== 'item' || field !== 'title' || !isPlainId(id)) continue;
    const title = sheetText(sheet, key);
    if (title.trim() === '') continue;
    items.push({
      id,
      title,
      minutes: sheetNumber(sheet, itemKey(id, 'minutes')),
      order: sheetNumber(sheet, itemKey(id, 'order')),
      ...topicOf(sheet, id),
    });
  }
  return items.sort((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1));
}

/** The topic that the item deals with, by its plain id: a link, on which nothing rests. */
function topicOf(sheet: Sheet, item: string): Pick<AgendaItem, 'topic'> {
  const topic = sheet.get(itemKey(item, 'topic'));
  return isPlainId(topic) ? { topic } : {};
}

const sheetNumber = (sheet: Sheet, key: string): number => {
  const value = sheet.get(key);
  return typeof value === 'number' ? value : 0;
};

/** The notice's items as they were published, then those that only the sheet has: they came too late for it. */
export function publishedAgenda(noticed: BodyOf<'notice'>['agenda'], sheet: Sheet): AgendaItem[] {
  const known = new Set(noticed.map((item) => item.id));
  const later = agendaOfSheet(sheet).filter((item) => !known.has(item.id));
  return [
    ...noticed.map((item, order) => ({ ...item, order, ...topicOf(sheet, item.id) })),
    ...later.map((item, at) => ({ ...item, order: noticed.length + at, unnotified: true as const })),
  ];
}
