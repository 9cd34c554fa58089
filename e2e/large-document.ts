/** A meeting of 400 KiB, as a full hall makes in two hours: 300 ticked, a vote of 220, a second one open, long minutes. */
import * as Y from 'yjs';
import { sha256Hex } from '../lib/shared/digest.ts';
import { type ActId, documentId } from '../lib/shared/ids.ts';
import { councilProfile } from '../lib/testing/demo-profiles.ts';
import { makeNeighbourhood } from '../lib/testing/neighbourhood.ts';
import { NEXT } from './meeting-steps.ts';
import { CODE, OtherHand } from './other-hand.ts';

export const LARGE = 400 * 1024;
const BALLOTS = 220;
const MOTION = '同意由报价最低的一家施工，下月二十五日前完工。';
const PARAGRAPH =
  '居民说明情况，物业回答，大家讨论了办法、费用和时间。有人问起线路从哪里走，物业拿出图纸逐段说明；有人担心夜里太亮，答应装遮光罩并在九点以后调暗。';

export interface LargeDocument {
  /** The item that is being discussed, with a vote open and minutes of its share. */
  readonly item: string;
  readonly vote: ActId;
  /** Bytes. */
  readonly size: number;
  /** In the minutes of that item. */
  readonly paragraphs: number;
}

/** This month's meeting of the demo neighbourhood becomes it; nobody is signed in for it. */
export async function makeLargeDocument(origin: string): Promise<LargeDocument> {
  const id = documentId('meeting', NEXT);
  const [helper, chair] = await Promise.all([
    OtherHand.of(origin, 'committee'),
    OtherHand.of(origin, 'chair'),
  ]);
  await helper.learn(id);
  const agenda = await helper.publish(id, councilProfile);
  const { people, accounts } = makeNeighbourhood();
  // Those who are to use their own phones are ticked as well.
  for (const person of people) await helper.act(id, 'tick', { present: true }, person.id);
  await helper.send(id);
  await chair.takeChair(id);
  await chair.actAndSend(id, 'checkIn', { code: CODE });
  const [first, current, ...later] = agenda.map((item) => item.id);
  if (!first || !current) throw new Error('the demo has too few items');

  const present = people.map((person) => person.id);
  const open = (item: string) =>
    chair.actAndSend(id, 'openVote', { item, method: 'named', text: MOTION, present });
  await chair.actAndSend(id, 'openItem', { item: first });
  const closed = await open(first);
  await helper.learn(id);
  const counted: ActId[] = [];
  const withoutPhone = people.filter(
    ({ id: person }) => !Object.values(accounts).some(({ member }) => member.id === person),
  );
  for (const voter of withoutPhone.slice(0, BALLOTS)) {
    const body = { vote: closed, choice: 'for', digest: sha256Hex(MOTION) };
    counted.push(await helper.act(id, 'ballot', body, voter.id));
  }
  await helper.send(id);
  await chair.actAndSend(id, 'closeVote', { vote: closed, counted });
  await chair.actAndSend(id, 'openItem', { item: current });
  const vote = await open(current);

  await helper.learn(id);
  const items = [current, first, ...later];
  const size = () => Y.encodeStateAsUpdate(helper.doc(id)).length;
  let paragraphs = 0;
  for (; size() < LARGE; paragraphs++) for (const item of items) helper.write(id, item, PARAGRAPH);
  await helper.send(id);
  return { item: current, vote, size: size(), paragraphs };
}
