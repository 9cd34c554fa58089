import type * as Y from 'yjs';

/** What the editor builds: the schema of minutes-format.ts, without loading the editor. */
export const editableNodes: ReadonlySet<string> = new Set([
  'paragraph',
  'heading',
  'bulletList',
  'orderedList',
  'listItem',
  'blockquote',
  'hardBreak',
]);
export const editableMarks: ReadonlySet<string> = new Set(['bold', 'italic', 'strike', 'code', 'underline']);

/**
 * May an editor be bound to it? Another client may have put text straight into the root, elements of its own or
 * marks that ours does not know: the binding throws on the first and deletes the others.
 */
export const isEditable = (fragment: Y.XmlFragment): boolean => holdsOnlyOurs(fragment, false);

/** The same of what one transaction changed: for each keystroke, without walking through all of the text. */
export function staysEditable(fragment: Y.XmlFragment, transaction: Y.Transaction): boolean {
  // Roots are typed by their first reader: all that can lie within minutes are these.
  const changed: readonly unknown[] = [...transaction.changed.keys()];
  return changed.every((type) => {
    if (type === fragment) return isEditable(fragment);
    if (isText(type)) return isPlainText(type) || !isWithin(type, fragment);
    if (isElement(type)) return holdsOnlyOurs(type, true) || !isWithin(type, fragment);
    return true;
  });
}

// By what they have, not by their classes: the page is there before Yjs is.
const isElement = (type: unknown): type is Y.XmlElement =>
  typeof type === 'object' && type !== null && 'nodeName' in type && 'toArray' in type;
const isText = (type: unknown): type is Y.XmlText =>
  typeof type === 'object' && type !== null && 'toDelta' in type;

const isWithin = (type: Y.XmlText | Y.XmlElement, fragment: Y.XmlFragment): boolean => {
  const { parent } = type;
  if (isElement(parent)) return isWithin(parent, fragment);
  return parent === fragment;
};

function holdsOnlyOurs(parent: Y.XmlFragment, takesText: boolean): boolean {
  // Typed as elements and texts only; what came over the wire may be anything.
  return (parent.toArray() as readonly unknown[]).every((child) => {
    if (isElement(child)) return editableNodes.has(child.nodeName) && holdsOnlyOurs(child, true);
    return takesText && isText(child) && isPlainText(child);
  });
}

/** A mark that may overlap others is stored with a hash behind its name. */
function isPlainText(text: Y.XmlText): boolean {
  const delta = text.toDelta() as readonly { readonly insert: unknown; readonly attributes?: object }[];
  return delta.every(
    ({ insert, attributes }) =>
      typeof insert === 'string' &&
      Object.keys(attributes ?? {}).every((mark) => editableMarks.has(mark.replace(/--.*$/, ''))),
  );
}
