'use client';

import { Collaboration } from '@tiptap/extension-collaboration';
import { EditorContent, useEditor, useEditorState } from '@tiptap/react';
import { useEffect } from 'react';
import { useTranslations } from 'use-intl';
import type { Awareness } from 'y-protocols/awareness';
import type * as Y from 'yjs';
import type { MemberId } from '../../shared/ids.ts';
import { Button } from '../../ui/button.tsx';
import { staysEditable } from './editable-prose.ts';
import { MinutesCaret } from './minutes-caret.ts';
import { minutesFormat } from './minutes-format.ts';
import { withoutStyles } from './pasted-html.ts';

export interface MinutesEditorProps {
  fragment: Y.XmlFragment;
  awareness: Awareness;
  item: string;
  /** What the text is, for those who listen; and what is said under it. */
  label: string;
  hint: string;
  me: { readonly id: MemberId; readonly name: string };
  nameOf: (member: MemberId) => string;
}

/** Several people write one text; each sees the others' names where they write. */
export function MinutesEditor({ fragment, awareness, item, label, hint, me, nameOf }: MinutesEditorProps) {
  const t = useTranslations('minutes');
  const editor = useEditor({
    immediatelyRender: false,
    // Its few rules stand in our stylesheet: the content security policy forbids injected styles.
    injectCSS: false,
    extensions: [
      minutesFormat,
      Collaboration.configure({ fragment }),
      MinutesCaret.configure({ awareness, item, me, nameOf }),
    ],
    editorProps: {
      transformPastedHTML: withoutStyles,
      attributes: {
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-label': label,
        class: 'prose min-h-60 rounded-md border border-edge bg-card p-4 md:min-h-100',
      },
    },
  });
  // Before its own observers hear of it: the binding cannot take what it does not know, and would throw or delete.
  useEffect(() => {
    const { doc } = fragment;
    if (!editor || !doc) return;
    const leave = (transaction: Y.Transaction) => {
      if (!staysEditable(fragment, transaction)) editor.destroy();
    };
    doc.on('beforeObserverCalls', leave);
    return () => doc.off('beforeObserverCalls', leave);
  }, [editor, fragment]);
  const marks = useEditorState({
    editor,
    selector: ({ editor: current }) => ({
      bold: current?.isActive('bold') ?? false,
      list: current?.isActive('bulletList') ?? false,
    }),
  });
  if (!editor) return null;
  return (
    <div className="flex flex-col gap-3">
      <div role="toolbar" aria-label={t('tools')} className="flex flex-wrap gap-3">
        <Button look="quiet" pressed={marks?.bold} onPress={() => editor.chain().focus().toggleBold().run()}>
          {t('bold')}
        </Button>
        <Button
          look="quiet"
          pressed={marks?.list}
          onPress={() => editor.chain().focus().toggleBulletList().run()}
        >
          {t('list')}
        </Button>
        <Button look="quiet" onPress={() => editor.chain().focus().undo().run()}>
          {t('undo')}
        </Button>
        <Button look="quiet" onPress={() => editor.chain().focus().redo().run()}>
          {t('redo')}
        </Button>
      </div>
      <EditorContent editor={editor} data-testid="minutes-editor" />
      <p className="text-ink-soft text-sm">{hint}</p>
    </div>
  );
}
