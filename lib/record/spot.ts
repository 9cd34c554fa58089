/** Where in a document a shared type lies: its root, and how deep. Types never move, so spots are remembered. */
import * as Y from 'yjs';
import { isMapRoot, isProseRoot } from './document.ts';

/** A type of whatever shape; Yjs' own walks need no more. */
export type SharedType = Y.AbstractType<unknown>;

export interface Spot {
  readonly root: string;
  /** 0 for the root itself. */
  readonly depth: number;
  readonly form: 'map-root' | 'prose-root' | 'other-root' | 'element' | 'text' | 'other';
  /** Is the root one of prose? */
  readonly isProse: boolean;
}

export function rootSpot(root: string): Spot {
  const isProse = isProseRoot(root);
  return {
    root,
    depth: 0,
    form: isMapRoot(root) ? 'map-root' : isProse ? 'prose-root' : 'other-root',
    isProse,
  };
}

/** The spot of a type that lies in a type at `outer`. */
export const innerSpot = (outer: Spot, type: SharedType): Spot => ({
  root: outer.root,
  depth: outer.depth + 1,
  form: type instanceof Y.XmlElement ? 'element' : type instanceof Y.XmlText ? 'text' : 'other',
  isProse: outer.isProse,
});

export class Spots {
  readonly #doc: Y.Doc;
  readonly #spots = new WeakMap<SharedType, Spot>();

  constructor(doc: Y.Doc) {
    this.#doc = doc;
  }

  /** Of a type that is in the document. */
  of(type: SharedType): Spot {
    const known = this.#spots.get(type);
    if (known) return known;
    const way: SharedType[] = [];
    let at: SharedType = type;
    let spot: Spot | undefined;
    while (!spot) {
      const holder: Y.Item | null = at._item;
      way.push(at);
      if (!holder) {
        spot = rootSpot(this.#rootName(at));
        break;
      }
      at = holder.parent as SharedType;
      spot = this.#spots.get(at);
      if (spot) way.push(at);
    }
    for (let i = way.length - 1; i >= 0; i--) {
      const step = way[i] as SharedType;
      if (i < way.length - 1) spot = innerSpot(spot, step);
      this.#spots.set(step, spot);
    }
    return spot;
  }

  #rootName(type: SharedType): string {
    for (const [name, root] of this.#doc.share) if (root === type) return name;
    throw new Error('a type without a root');
  }
}
