/** What the record alone says of an act: cloned keys [ACT6], held and confirmed acts [ACT8]. */
import type { ActId } from '../shared/ids.ts';
import type { VerifiedAct } from './act.ts';
import type { Draft, Remark } from './kind.ts';
import type { Ordered } from './order.ts';

/** Remarks by act; acts that are not named count so far. `mayDecide`: is this confirm or reject its author's to make? */
export function standings(
  order: readonly Ordered[],
  mayDecide: (act: VerifiedAct & Draft) => boolean,
): Map<ActId, Remark> {
  const remarks = clonedKeys(order);
  for (const { act, stamp } of order) {
    if (stamp?.held && !remarks.has(act.id)) remarks.set(act.id, { standing: 'held', code: stamp.held });
  }
  for (const [held, remark] of [...remarks]) {
    if (remark.standing !== 'held') continue;
    const decision = decisionOn(held, order, remarks, mayDecide);
    if (decision?.type === 'confirm') remarks.delete(held);
    if (decision?.type === 'reject')
      remarks.set(held, { standing: 'void', code: 'rejected', by: decision.id });
  }
  return remarks;
}

/** Two acts of one key under one number: the first stamped stands; none while neither is stamped. */
function clonedKeys(order: readonly Ordered[]): Map<ActId, Remark> {
  const twins = new Map<string, Ordered[]>();
  for (const ordered of order) {
    const name = `${ordered.act.key} ${ordered.act.n}`;
    const group = twins.get(name);
    if (group) group.push(ordered);
    else twins.set(name, [ordered]);
  }
  const remarks = new Map<ActId, Remark>();
  for (const group of twins.values()) {
    if (group.length === 1) continue;
    const stamped = group
      .filter((twin) => twin.stamp)
      .sort((a, b) => (a.stamp?.no ?? 0) - (b.stamp?.no ?? 0));
    for (const twin of group) {
      if (twin !== stamped[0]) remarks.set(twin.act.id, { standing: 'void', code: 'cloned-key' });
    }
  }
  return remarks;
}

/** The last word on a held act; none where two people say different things without having seen each other. */
function decisionOn(
  held: ActId,
  order: readonly Ordered[],
  remarks: ReadonlyMap<ActId, Remark>,
  mayDecide: (act: VerifiedAct & Draft) => boolean,
): VerifiedAct | undefined {
  const words = order.filter(
    ({ act }) =>
      (act.type === 'confirm' || act.type === 'reject') &&
      (act.body as { act: ActId }).act === held &&
      !remarks.has(act.id) &&
      mayDecide(act as VerifiedAct & Draft),
  );
  const last = words.at(-1);
  const open = words.filter((word) => !words.some((other) => other.sees(word.act.id)));
  return open.every((word) => word.act.type === last?.act.type) ? last?.act : undefined;
}
