/** Re-enters one run of text character by character: each unsent one goes where it stood, each one deleted here goes. */
import * as Y from 'yjs';

/** What the two copies say of an item's id. */
export interface Ids {
  /** Made here and not known to the centre. */
  isUnsent(id: Y.ID): boolean;
}

type Attributes = Readonly<Record<string, unknown>>;

interface Glyph {
  readonly id: string;
  /** A character, or what is embedded. */
  readonly content: string | object;
  readonly attributes: Attributes;
}

/** True: something was re-entered. */
export function reenterText(from: Y.XmlText, to: Y.XmlText, ids: Ids): boolean {
  const copy = glyphs(to);
  const there = copy.alive;
  const at = new Map(there.map((glyph, index) => [glyph.id, index]));
  const old = glyphs(from, ids);
  const gone = new Set(old.deleted.flatMap((id) => at.get(id) ?? []));
  const insertions = new Map<number, Glyph[]>();
  let after = 0;
  for (const glyph of old.alive) {
    const index = old.unsent.has(glyph.id) ? undefined : at.get(glyph.id);
    if (index !== undefined) after = Math.max(after, index + 1);
    else if (old.unsent.has(glyph.id)) insertions.set(after, [...(insertions.get(after) ?? []), glyph]);
  }
  // From the end, so that positions before stay what they are.
  for (let index = there.length; index >= 0; index--) {
    insert(to, index, insertions.get(index) ?? []);
    if (gone.has(index - 1)) to.delete(index - 1, 1);
  }
  // Yjs ends a format also by deleting its mark, of which nothing but the id is left.
  const reformatted = old.unsentFormat || old.deleted.some((id) => copy.formats.has(id));
  const formatted = reformatted && reformat(to, old.alive);
  return gone.size > 0 || insertions.size > 0 || formatted;
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
function reformat(to: Y.XmlText, old: readonly Glyph[]): boolean {
  const wanted = new Map(old.map((glyph) => [glyph.id, glyph.attributes]));
  let changed = false;
  glyphs(to).alive.forEach((glyph, index) => {
    const attributes = wanted.get(glyph.id);
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
  readonly alive: Glyph[];
  /** Ids of what was deleted, made here or not. */
  readonly deleted: string[];
  readonly unsent: ReadonlySet<string>;
  /** Ids of the marks between which text is bold, a link and the like. */
  readonly formats: ReadonlySet<string>;
  /** Is one of the marks unsent? */
  readonly unsentFormat: boolean;
}

function glyphs(text: Y.XmlText, ids?: Ids): Glyphs {
  const alive: Glyph[] = [];
  const deleted: string[] = [];
  const unsent = new Set<string>();
  const formats = new Set<string>();
  let unsentFormat = false;
  let attributes: Attributes = {};
  for (let item = text._start; item; item = item.right) {
    if (item.content instanceof Y.ContentFormat && !item.deleted) {
      formats.add(`${item.id.client}:${item.id.clock}`);
      if (ids?.isUnsent(item.id)) unsentFormat = true;
      attributes = withFormat(attributes, item.content);
      continue;
    }
    if (!item.countable && !item.deleted) continue;
    for (let i = 0; i < item.length; i++) {
      const id = Y.createID(item.id.client, item.id.clock + i);
      const name = `${id.client}:${id.clock}`;
      if (item.deleted) {
        if (!ids?.isUnsent(id)) deleted.push(name);
        continue;
      }
      if (ids?.isUnsent(id)) unsent.add(name);
      alive.push({ id: name, content: contentAt(item, i), attributes });
    }
  }
  return { alive, deleted, unsent, formats, unsentFormat };
}

function contentAt(item: Y.Item, index: number): string | object {
  if (item.content instanceof Y.ContentString) return item.content.str.charAt(index);
  return (item.content as Y.ContentEmbed).embed as object;
}

function withFormat(attributes: Attributes, { key, value }: Y.ContentFormat): Attributes {
  const rest = Object.fromEntries(Object.entries(attributes).filter(([name]) => name !== key));
  return value === null ? rest : { ...rest, [key]: value as unknown };
}
