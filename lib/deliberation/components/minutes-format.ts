import StarterKit from '@tiptap/starter-kit';

/** What minutes are made of: the same for everybody who writes one text. */
export const minutesFormat = StarterKit.configure({
  undoRedo: false,
  link: false,
  codeBlock: false,
  horizontalRule: false,
});
