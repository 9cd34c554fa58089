/** Which other topic this one is said to be the same as: links that can be undone [TOPIC3]. */
import type { Remark } from '../record/kind.ts';
import { type ActId, documentId } from '../shared/ids.ts';
import { areConcurrent, handOf, type TopicEntry } from './topic-entry.ts';
import type { StandingActs } from './topic-judgement.ts';
import type { Merge } from './topic-state.ts';

/** What somebody undid, or merged elsewhere knowing of it, is past; two who had not seen each other are contested. */
export function readMerges(standing: StandingActs, remarks: Map<ActId, Remark>): Merge[] {
  const all = standing.of('mergeInto');
  const undone = new Map(standing.of('unmerge').map(({ act }) => [act.body.merge, act.id]));
  const inForce: TopicEntry<'mergeInto'>[] = [];
  for (const entry of all) {
    const by = undone.get(entry.act.id) ?? all.find((later) => later.sees(entry.act.id))?.act.id;
    if (by === undefined) inForce.push(entry);
    else remarks.set(entry.act.id, { standing: 'replaced', code: 'replaced', by });
  }
  return inForce.map((entry) => {
    const { id, body } = entry.act;
    const contested = inForce.some(
      (other) => areConcurrent(entry, other) && other.act.body.topic !== body.topic,
    );
    if (contested) remarks.set(id, { standing: 'contested', code: 'contested' });
    return { ...handOf(entry), act: id, into: documentId('topic', body.topic), contested };
  });
}
