import type { DocumentView } from './device.ts';

/** Drawing again would show nothing new. */
export function isSameView(a: DocumentView<unknown>, b: DocumentView<unknown>): boolean {
  if (a.status !== 'ready' || b.status !== 'ready') return a.status === b.status;
  const [left, right] = [a.live, b.live];
  return (
    left.doc === right.doc &&
    left.state === right.state &&
    left.ticks.kept === right.ticks.kept &&
    left.ticks.delivered === right.ticks.delivered
  );
}
