/** States that a smooth meeting never shows, made by people apart, in meetings of their own. */
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { sha256Hex } from '../../lib/shared/digest.ts';
import { documentId, type MemberId } from '../../lib/shared/ids.ts';
import { councilProfile, householdProfile } from '../../lib/testing/demo-profiles.ts';
import { makeNeighbourhood } from '../../lib/testing/neighbourhood.ts';
import { HELD, hallOf, itemOf, rollOf } from '../meeting-steps.ts';
import { CODE, OtherHand } from '../other-hand.ts';
import type { Pavilion, Phone } from '../pavilion.ts';
import type { Scene } from './scene.ts';

const { people, accounts } = makeNeighbourhood();
const nextYear = Number(HELD.slice(0, 4)) + 1;
const CROSSED = `${nextYear}-06-15`;
const HOUSEHOLDS = `${nextYear}-07-15`;
const ITEM = 'lift';
const MOTION = '同意由报价最低的一家施工。';
const PRESENT = people.slice(200, 262).map((person) => person.id);
/** One ballot fewer than what carries a motion with 62 present. */
const COUNTED = PRESENT.slice(0, 31);

const ballot = (vote: string, choice: 'for' | 'against') => ({ vote, choice, digest: sha256Hex(MOTION) });

/** A ballot that comes too late and would change the result; outcomes, and a presence, recorded in two ways. */
export async function crossEachOther(origin: string): Promise<void> {
  const id = documentId('meeting', CROSSED);
  const [committee, chair, chairsOther, recorder, voter] = await Promise.all(
    (['committee', 'chair', 'chair', 'recorder', 'volunteer'] as const).map((account) =>
      OtherHand.of(origin, account),
    ),
  );
  if (!committee || !chair || !chairsOther || !recorder || !voter) throw new Error('five hands');
  await committee.prepare(id, ITEM);
  await committee.publish(id, councilProfile);
  for (const member of PRESENT) await committee.act(id, 'tick', { present: true }, member);
  await committee.send(id);
  await chair.takeChair(id);
  await chair.actAndSend(id, 'openItem', { item: ITEM });
  const vote = await chair.actAndSend(id, 'openVote', {
    item: ITEM,
    method: 'named',
    text: MOTION,
    present: PRESENT,
  });
  await voter.learn(id);
  await voter.act(id, 'ballot', ballot(vote, 'for'));
  await committee.learn(id);
  const counted = [];
  for (const member of COUNTED) counted.push(await committee.act(id, 'ballot', ballot(vote, 'for'), member));
  await committee.send(id);
  await chair.actAndSend(id, 'closeVote', { vote, counted });
  await voter.send(id);
  // Against the vote: void.
  await chair.actAndSend(id, 'decide', { item: ITEM, vote, outcome: 'adopted', text: '就这样办。' });

  await Promise.all([chair, chairsOther, recorder, committee].map((hand) => hand.learn(id)));
  await chair.act(id, 'decide', { item: ITEM, outcome: 'deferred', text: '下次再议。' });
  await chairsOther.act(id, 'decide', { item: ITEM, outcome: 'rejected', text: '不同意。' });
  await committee.act(id, 'tick', { present: true }, accounts.resident.member.id);
  await recorder.act(id, 'tick', { present: false, reason: 'away' }, accounts.resident.member.id);
  for (const hand of [chair, chairsOther, recorder, committee]) await hand.send(id);
}

/** What comes under a badge that was taken back, and minutes that another program wrote in its own way. */
export async function holdBack(pavilion: Pavilion): Promise<void> {
  const id = documentId('meeting', HOUSEHOLDS);
  const { origin } = pavilion;
  const [committee, away] = await Promise.all([
    OtherHand.of(origin, 'committee'),
    OtherHand.of(origin, 'coordinator'),
  ]);
  await away.learn(id);
  await away.act(id, 'checkIn', { code: CODE });
  await committee.learn(id);
  committee.doc(id).getText(`prose/minutes/${ITEM}`).insert(0, '别的程序直接写的。');
  await committee.send(id);
  await pavilion.stopServer();
  const db = new DatabaseSync(join(pavilion.dataDir, 'pavilion.db'));
  db.prepare('update badges set revoked_at = ? where member = ?').run(Date.now(), away.id);
  db.close();
  await pavilion.startServer();
  await away.send(id);
}

export const heldBack = (recorder: Phone): readonly Scene[] => [
  { name: 'held-notice', phone: recorder, path: hallOf(HOUSEHOLDS), prepare: see('held-notice') },
  {
    name: 'held',
    phone: recorder,
    path: `/meeting?id=${HOUSEHOLDS}&view=record`,
    prepare: async (page) => {
      await page.locator('[data-testid="remark"][data-standing="held"]').first().waitFor();
    },
  },
  {
    name: 'foreign-minutes',
    phone: recorder,
    path: itemOf(HOUSEHOLDS, ITEM),
    prepare: see('minutes-foreign'),
  },
];

/** Two of one household, neither of them its representative, vote differently. */
export async function voteTwiceInAHousehold(origin: string): Promise<void> {
  const id = documentId('meeting', HOUSEHOLDS);
  const [committee, chair] = await Promise.all([
    OtherHand.of(origin, 'committee'),
    OtherHand.of(origin, 'chair'),
  ]);
  await committee.prepare(id, ITEM);
  await committee.publish(id, householdProfile);
  await chair.takeChair(id);
  await chair.actAndSend(id, 'openItem', { item: ITEM });
  const vote = await chair.actAndSend(id, 'openVote', {
    item: ITEM,
    method: 'named',
    text: MOTION,
    present: PRESENT,
  });
  const [one, two] = twoWithoutRepresentative();
  await committee.learn(id);
  await committee.act(id, 'ballot', ballot(vote, 'for'), one);
  await committee.act(id, 'ballot', ballot(vote, 'against'), two);
  await committee.send(id);
}

function twoWithoutRepresentative(): [MemberId, MemberId] {
  for (const { household } of people) {
    const [one, two] = people.filter((person) => person.household === household && !person.rep);
    if (one && two) return [one.id, two.id];
  }
  throw new Error('no household of three');
}

export const crossed = (recorder: Phone): readonly Scene[] => [
  { name: 'contested-decision', phone: recorder, path: itemOf(CROSSED, ITEM), prepare: seeContested },
  { name: 'contested-record', phone: recorder, path: `/meeting?id=${CROSSED}&view=record` },
  {
    name: 'contested-presence',
    phone: recorder,
    path: rollOf(CROSSED),
    asSeen: true,
    prepare: async (page) => {
      await page.getByRole('searchbox').fill(accounts.resident.name);
      await page.locator('[data-presence="contested"]').waitFor();
    },
  },
  {
    name: 'two-ballots-of-a-household',
    phone: recorder,
    path: hallOf(HOUSEHOLDS),
    prepare: see('uncounted-ballots'),
  },
];

function see(testId: string): NonNullable<Scene['prepare']> {
  return async (page) => {
    await page.getByTestId(testId).first().waitFor({ timeout: 60_000 });
  };
}

const seeContested: Scene['prepare'] = async (page) => {
  await page.getByTestId('to-be-checked').waitFor();
  await page.getByTestId('contested-decision').nth(1).waitFor();
};
