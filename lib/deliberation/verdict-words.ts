/** A verdict as sentences to be said: keys of the messages with what they are filled with. For page and command alike [MEET14]. */
import { plainIdOf } from '../shared/ids.ts';
import type { CheckedRecord, Fault, Link, SignedBy } from './record-check.ts';
import { inGroups, shortDigest } from './record-groups.ts';
import { textIn } from './record-places.ts';

/** What names a place in the record, and says when something was. */
export interface Wording {
  part(name: string): string;
  time(at: number): string;
  day(meeting: string): string;
}

type Values = Readonly<Record<string, string | number>>;
export type Sentence = readonly [key: string, values: Values];

export function faultSentence(fault: Fault, words: Pick<Wording, 'part'>): Sentence {
  switch (fault.at) {
    case 'text':
      return ['fault.text', { character: fault.character }];
    case 'form':
      return ['fault.form', { path: fault.path }];
    case 'part':
    case 'foreign-part':
      return [`fault.${fault.at}`, { part: words.part(fault.name) }];
    case 'digest':
    case 'key':
      return [`fault.${fault.at}`, {}];
    case 'signature':
    case 'badge':
    case 'signer':
      return [`fault.${fault.at}.${fault.of}`, {}];
  }
}

/** A member's name as the record gives it; the id where it was withheld. */
export const nameInRecord = ({ file }: Pick<CheckedRecord, 'file'>, member: string): string =>
  textIn(file.parts[`name/${member}`]?.value, 'name') ?? member;

export function checkedSentences(record: CheckedRecord, link: Link, words: Wording): Sentence[] {
  const { file, countersigned, after, withheld, keyFrom, previous } = record;
  const signed = (by: SignedBy): Values => ({ name: nameInRecord(record, by.by), time: words.time(by.at) });
  const said: (Sentence | undefined)[] = [
    ['check.digest', {}],
    ['check.parts', { count: Object.keys(file.parts).length }],
    withheld.length > 0 ? ['check.withheld', { count: withheld.length }] : undefined,
    ['check.seal', signed(record.sealed)],
    countersigned && ['check.countersign', signed(countersigned)],
    ['check.badges', {}],
    keyFrom === 'pinned' ? ['check.keyPinned', {}] : undefined,
    keyFrom === 'typed' ? ['check.keyTyped', {}] : undefined,
    ['check.acts', { count: file.manifest.acts.length }],
    after.length > 0 ? ['check.after', { count: after.length }] : undefined,
    link === 'right' && previous ? ['check.chain', { day: words.day(plainIdOf(previous.doc)) }] : undefined,
    link === 'first' ? ['check.first', {}] : undefined,
  ];
  return said.filter((each) => each !== undefined);
}

export function uncheckedSentences(record: CheckedRecord, link: Link, words: Wording): Sentence[] {
  const { countersigned, keyFrom, fingerprint, previous } = record;
  const day = previous ? words.day(plainIdOf(previous.doc)) : '';
  const said: (Sentence | undefined)[] = [
    countersigned ? undefined : ['unchecked.countersign', {}],
    keyFrom === 'none' ? ['unchecked.key', { fingerprint: inGroups(fingerprint).join(' ') }] : undefined,
    link === 'not-given' && previous
      ? ['unchecked.chain', { day, digest: shortDigest(previous.digest) }]
      : undefined,
    link === 'wrong' ? ['unchecked.chainWrong', { day }] : undefined,
    ['unchecked.later', {}],
    ['unchecked.truth', {}],
  ];
  return said.filter((each) => each !== undefined);
}
