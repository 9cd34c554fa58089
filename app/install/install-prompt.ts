/**
 * The browser's own question, kept for the right moment. It comes once, early in a page's life and only in some
 * browsers; left alone it would be put to the person at once.
 */
interface InstallPromptEvent extends Event {
  prompt(): Promise<unknown>;
}

let kept: InstallPromptEvent | undefined;
let isInstalled = false;
const listeners = new Set<() => void>();

const tell = (): void => {
  for (const listener of listeners) listener();
};

if (typeof window !== 'undefined') {
  addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault();
    kept = event as InstallPromptEvent;
    tell();
  });
  addEventListener('appinstalled', () => {
    isInstalled = true;
    tell();
  });
}

export const installPrompt = {
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  },
  isKept: (): boolean => kept !== undefined,
  /** In this page's life. */
  isInstalled: (): boolean => isInstalled,
  /** Puts the question. It can be put only once. */
  async ask(): Promise<void> {
    const event = kept;
    kept = undefined;
    await event?.prompt();
    tell();
  },
};
