/** What there is to show of a photo on this phone now. */
import type { RefusalCode } from './refusal.ts';

export type Picture =
  | {
      readonly at: 'here';
      /** For an <img>; good while the page lives. */
      readonly url: string;
      /** It lies here alone: it waits to be sent, or the centre did not take it, and why. */
      readonly unsent?: 'waiting' | RefusalCode;
    }
  | { readonly at: 'coming' }
  /** The device it was taken on has not delivered it yet. */
  | { readonly at: 'elsewhere' }
  | { readonly at: 'offline' };
