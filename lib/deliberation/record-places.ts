/** Where in a record something is, for people: what kind of part, and of what. */

export const partKinds = [
  'meeting',
  'item',
  'minutes',
  'vote',
  'decision',
  'action',
  'carried',
  'person',
  'name',
] as const;
export type PartKind = (typeof partKinds)[number];

export interface PartPlace {
  readonly kind: PartKind | 'other';
  /** Of the item or action, or the person's name; the id where it was withheld. */
  readonly title: string;
}

/** `contentOf`: the content of a part, where it is given. */
export function partPlace(name: string, contentOf: (part: string) => unknown): PartPlace {
  const [first = '', id = ''] = name.split('/');
  const kind = partKinds.find((each) => each === first);
  if (!kind) return { kind: 'other', title: name };
  const item = kind === 'item' || kind === 'minutes' ? id : textIn(contentOf(name), 'item');
  const title =
    kind === 'person' || kind === 'name'
      ? textIn(contentOf(`name/${id}`), 'name')
      : (textIn(contentOf(name), 'title') ?? textIn(contentOf(`item/${item}`), 'title'));
  return { kind, title: title ?? id };
}

/** A field of a part's value, where it is a text. */
export function textIn(value: unknown, field: string): string | undefined {
  const text: unknown =
    typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[field] : undefined;
  return typeof text === 'string' ? text : undefined;
}
