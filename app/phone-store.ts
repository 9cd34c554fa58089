import type { KeyValueStore } from '../lib/i18n/screen-settings.ts';

/** Where storage is blocked, even asking for it throws: so it is asked at each use. */
export const phoneStore: KeyValueStore = {
  getItem: (key) => localStorage.getItem(key),
  setItem: (key, value) => localStorage.setItem(key, value),
};
