import { Extension } from '@tiptap/core';
import { yCursorPlugin } from '@tiptap/y-tiptap';
import type { Awareness } from 'y-protocols/awareness';
import { isPlainId, type MemberId } from '../../shared/ids.ts';

export interface MinutesCaretOptions {
  awareness: Awareness;
  /** The texts of all items share one awareness: a caret shows only in the text it is in. */
  item: string;
  me: { readonly id: MemberId; readonly name: string };
  nameOf: (member: MemberId) => string;
}

interface User {
  readonly id?: unknown;
  readonly name?: unknown;
}

const COLOURS = 5;

/**
 * The others' carets with their names. Colours come by class, never by a style attribute, which the content
 * security policy forbids.
 */
export const MinutesCaret = Extension.create<MinutesCaretOptions>({
  name: 'minutesCaret',
  addProseMirrorPlugins() {
    const { awareness, item, me, nameOf } = this.options;
    awareness.setLocalStateField('user', me);
    awareness.setLocalStateField('item', item);
    return [
      yCursorPlugin(awareness, {
        awarenessStateFilter: (mine, theirs, state: { item?: unknown } | null) =>
          mine !== theirs && state?.item === item,
        cursorBuilder: (user: User, client) => caret(nameFor(user, nameOf), client),
        selectionBuilder: (_user, client) => ({ class: `others-selection caret-${client % COLOURS}` }),
      }),
    ];
  },
});

/** The id was set by the server, the name by the other device: the roll's name goes first. */
const nameFor = (user: User, nameOf: (member: MemberId) => string): string =>
  isPlainId(user.id) ? nameOf(user.id as MemberId) : typeof user.name === 'string' ? user.name : '';

function caret(name: string, client: number): HTMLElement {
  const element = document.createElement('span');
  element.className = `others-caret caret-${client % COLOURS}`;
  element.setAttribute('aria-hidden', 'true');
  const label = document.createElement('span');
  label.className = 'others-name';
  label.textContent = name;
  element.append('⁠', label, '⁠');
  return element;
}
