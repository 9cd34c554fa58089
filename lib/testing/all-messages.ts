import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import compile from 'icu-minify/compile';

const FOLDER = join(import.meta.dirname, '../i18n');

export const languageFolders = ['zh-cn', 'en'] as const;
export type LanguageFolder = (typeof languageFolders)[number];

type Tree = { readonly [key: string]: string | Tree };

/** Its files, without their folder: `shell.json`. */
export const filesOf = (language: LanguageFolder): string[] =>
  globSync(join(FOLDER, language, '*.json'))
    .map((file) => basename(file))
    .sort();

/** Every text of one file by its whole key: `vote.title`. */
export function messagesIn(language: LanguageFolder, file: string): ReadonlyMap<string, string> {
  const flat = (tree: Tree, before: string): [string, string][] =>
    Object.entries(tree).flatMap(([key, value]) =>
      typeof value === 'string' ? [[`${before}${key}`, value]] : flat(value, `${before}${key}.`),
    );
  return new Map(flat(JSON.parse(readFileSync(join(FOLDER, language, file), 'utf8')), ''));
}

/** Every text of a language. */
export const allMessages = (language: LanguageFolder): ReadonlyMap<string, string> =>
  new Map(filesOf(language).flatMap((file) => [...messagesIn(language, file)]));

/** One place of a message to be filled in. */
export interface Place {
  readonly name: string;
  readonly kind: 'text' | 'select' | 'plural' | 'ordinal' | 'formatted' | 'tag';
  /** Of a select or plural: `=0`, `one`, `other`. */
  readonly forms: readonly string[];
}

/**
 * As icu-minify writes it: a list of texts, of 0 for `#`, and of places: [name], [name, kind, forms] with a text,
 * 0 or a list for each form, [name, kind, style], [tag, …children].
 */
type Node = string | number | readonly unknown[];
type Forms = Readonly<Record<string, string | number | readonly Node[]>>;

const KINDS: readonly Place['kind'][] = ['text', 'select', 'plural', 'ordinal'];

/** Every place of a text, also those within the forms of another. */
export function placesOf(message: string): Place[] {
  const inList = (list: string | number | readonly Node[]): Place[] =>
    typeof list === 'object' ? list.flatMap((node) => (typeof node === 'object' ? placeAt(node) : [])) : [];
  const placeAt = (node: readonly unknown[]): Place[] => {
    const [name, kind, rest] = node as [string, unknown, unknown];
    if (node.length === 1) return [{ name, kind: 'text', forms: [] }];
    if (typeof kind !== 'number')
      return [{ name, kind: 'tag', forms: [] }, ...inList(node.slice(1) as Node[])];
    const known = KINDS[kind];
    if (!known) return [{ name, kind: 'formatted', forms: [] }];
    const forms = rest as Forms;
    return [{ name, kind: known, forms: Object.keys(forms) }, ...Object.values(forms).flatMap(inList)];
  };
  return inList(compile(message) as string | readonly Node[]);
}
