/** An agenda as a planner prepares it on the sheet. */
import { itemKey, PLACE_KEY, STARTS_AT_KEY, TITLE_KEY } from '../deliberation/agenda.ts';
import type { DocumentId } from '../shared/ids.ts';
import { type DemoItem, PLACE } from './demo-content.ts';
import type { TestDevice } from './device.ts';

export function prepareSheet(
  planner: TestDevice,
  id: DocumentId,
  meeting: { readonly title: string; readonly items: readonly DemoItem[] },
  startsAt: string,
): void {
  planner.set(id, TITLE_KEY, meeting.title);
  planner.set(id, PLACE_KEY, PLACE);
  planner.set(id, STARTS_AT_KEY, startsAt);
  meeting.items.forEach((item, order) => {
    planner.set(id, itemKey(item.id, 'title'), item.title);
    planner.set(id, itemKey(item.id, 'order'), order);
    planner.set(id, itemKey(item.id, 'minutes'), item.minutes);
    if (item.topic !== undefined) planner.set(id, itemKey(item.id, 'topic'), item.topic);
  });
}
