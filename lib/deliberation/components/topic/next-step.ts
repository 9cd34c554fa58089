/** The one thing that a topic asks of this person now. */
import type { TopicDesk } from './topic-desk.ts';

export type NextStep = 'rate' | 'claim' | 'screen' | 'assign' | 'second' | 'nothing';

/** What only this person or few can do goes before what everybody may. */
export function nextStepOf(desk: TopicDesk): NextStep {
  const { state, view, me } = desk;
  const self = me.member.id;
  const claim = state.claims.at(-1);
  const isOpenToAnswer = view.daysToAnswer !== undefined && claim?.asked.includes(self);
  if (isOpenToAnswer && !claim?.answers.some(({ by }) => by === self)) return 'rate';
  if (view.phase === 'under-way' && state.actions.some(({ owner }) => owner === self)) return 'claim';
  const screens = desk.mayNot({ type: 'screen', body: { verdict: 'taken-up', reason: '' } }) === undefined;
  if (view.phase === 'raised' && screens) return 'screen';
  const assigns = desk.isMine({ type: 'assign', body: { title: self, owner: self, due: desk.today } });
  if (view.phase === 'decided' && assigns) return 'assign';
  return maySecond(desk) ? 'second' : 'nothing';
}

const talkedAbout: ReadonlySet<string> = new Set(['raised', 'taken-up', 'on-agenda', 're-opened']);

function maySecond({ state, view, me, mayNot }: TopicDesk): boolean {
  if (!talkedAbout.has(view.phase) || state.raiser === me.member.id) return false;
  if (state.seconds.some(({ by }) => by === me.member.id)) return false;
  return mayNot({ type: 'second', body: {} }) === undefined;
}
