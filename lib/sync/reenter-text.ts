/** Re-enters one run of text character by character: each unsent one goes where it stood, each one deleted here goes. */
import * as Y from 'yjs';
import { nameOf, type ReentryIds } from './reentry-ids.ts';

type Attributes = Readonly<Record<string, unknown>>;

interface Glyph {
  readonly id: Y.ID;
  /** A character, or what is embedded. */
  readonly content: string | object;
  readonly attributes: Attributes;
}

/** True: something was re-entered. */
export function reenterText(from: Y.XmlText, to: Y.XmlText, ids: ReentryIds): boolean {
  const copy = glyphs(to);
  const at = new Map(copy.alive.map((glyph, index) => [nameOf(glyph.id), index]));
  const placeOf = (id: Y.ID): number | undefined => at.get(ids.inFresh(id) ?? '');
  const old = glyphs(from);
  const gone = new Set(old.deleted.flatMap((id) => placeOf(id) ?? []));
  const insertions = new Map<number, Glyph[]>();
  let after = 0;
  for (const glyph of old.alive) {
    const index = placeOf(glyph.id);
    if (index !== undefined) after = Math.max(after, index + 1);
    else if (ids.inFresh(glyph.id) === undefined)
      insertions.set(after, [...(insertions.get(after) ?? []), glyph]);
  }
  // Yjs ends a format also by deleting its mark, of which nothing but the id is left.
  const reformatted =
    old.formats.some((id) => ids.isUnsent(id)) ||
    old.deleted.some((id) => copy.formats.some((mark) => nameOf(mark) === ids.inFresh(id)));
  // From the end, so that positions before stay what they are.
  for (let index = copy.alive.length; index >= 0; index--) {
    const glyphsHere = insertions.get(index) ?? [];
    insert(to, index, glyphsHere);
    noteEntered(glyphsHere, to, index, ids);
    if (gone.has(index - 1)) to.delete(index - 1, 1);
  }
  const formatted = reformatted && reformat(to, old.alive, ids);
  return gone.size > 0 || insertions.size > 0 || formatted;
}

/** `copy` is a clone of `text`, as it stands now. */
export const noteCloned = (text: Y.XmlText, copy: Y.XmlText, ids: ReentryIds): void =>
  noteEntered(glyphs(text).alive, copy, 0, ids);

function noteEntered(entered: readonly Glyph[], to: Y.XmlText, at: number, ids: ReentryIds): void {
  if (entered.length === 0) return;
  const there = glyphs(to).alive.slice(at, at + entered.length);
  for (const [index, { id }] of entered.entries()) {
    const twin = there[index];
    if (twin) ids.entered(id, twin.id);
  }
}

function insert(to: Y.XmlText, at: number, glyphs: readonly Glyph[]): void {
  let index = at;
  for (let i = 0; i < glyphs.length; ) {
    const { content, attributes } = glyphs[i] as Glyph;
    if (typeof content !== 'string') {
      to.insertEmbed(index++, content, { ...attributes });
      i++;
      continue;
    }
    let text = '';
    for (; i < glyphs.length; i++) {
      const next = glyphs[i] as Glyph;
      if (typeof next.content !== 'string' || !sameAttributes(next.attributes, attributes)) break;
      text += next.content;
    }
    to.insert(index, text, { ...attributes });
    index += text.length;
  }
}

/** Bold, links and the like that were changed here on text that the centre has. */
function reformat(to: Y.XmlText, old: readonly Glyph[], ids: ReentryIds): boolean {
  const wanted = new Map(old.map((glyph) => [ids.inFresh(glyph.id), glyph.attributes]));
  let changed = false;
  glyphs(to).alive.forEach((glyph, index) => {
    const attributes = wanted.get(nameOf(glyph.id));
    if (!attributes || sameAttributes(attributes, glyph.attributes)) return;
    const cleared = Object.fromEntries(Object.keys(glyph.attributes).map((key) => [key, null]));
    to.format(index, 1, { ...cleared, ...attributes });
    changed = true;
  });
  return changed;
}

const sameAttributes = (a: Attributes, b: Attributes): boolean =>
  Object.keys(a).length === Object.keys(b).length &&
  Object.entries(a).every(([key, value]) => JSON.stringify(b[key]) === JSON.stringify(value));

interface Glyphs {
  readonly alive: readonly Glyph[];
  readonly deleted: readonly Y.ID[];
  /** The marks between which text is bold, a link and the like. */
  readonly formats: readonly Y.ID[];
}

function glyphs(text: Y.XmlText): Glyphs {
  const alive: Glyph[] = [];
  const deleted: Y.ID[] = [];
  const formats: Y.ID[] = [];
  let attributes: Attributes = {};
  for (let item = text._start; item; item = item.right) {
    const { content, id } = item;
    if (content instanceof Y.ContentFormat && !item.deleted) {
      formats.push(id);
      attributes = withFormat(attributes, content);
    } else if (item.countable || item.deleted) {
      for (let i = 0; i < item.length; i++) {
        const each = Y.createID(id.client, id.clock + i);
        if (item.deleted) deleted.push(each);
        else alive.push({ id: each, content: contentAt(item, i), attributes });
      }
    }
  }
  return { alive, deleted, formats };
}

function contentAt(item: Y.Item, index: number): string | object {
  if (item.content instanceof Y.ContentString) return item.content.str.charAt(index);
  return (item.content as Y.ContentEmbed).embed as object;
}

function withFormat(attributes: Attributes, { key, value }: Y.ContentFormat): Attributes {
  const rest = Object.fromEntries(Object.entries(attributes).filter(([name]) => name !== key));
  return value === null ? rest : { ...rest, [key]: value as unknown };
}
