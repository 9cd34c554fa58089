/** What lies in the data folder under which name (docs/hosting.md). */
import { join } from 'node:path';

export const databaseFile = (dataDir: string): string => join(dataDir, 'pavilion.db');
export const keyFile = (dataDir: string): string => join(dataDir, 'community-key.json');
/** A restored database before it takes its place; where it is found, a restore has not come to its end. */
export const restoringFile = (dataDir: string): string => join(dataDir, 'pavilion.db.restoring');
export const controlSocket = (dataDir: string): string => join(dataDir, 'control.sock');

/** Photos, by their SHA-256: photos/folder-photo-store.ts. */
export const attachmentsFolder = (dataDir: string): string => join(dataDir, 'attachments');

/** A copy for an operator's command to take away. */
export const copyFile = (dataDir: string, name: string): string => join(dataDir, `copy-${name}.db`);
export const isCopyFile = (name: string): boolean => /^copy-.*\.db(-journal)?$/.test(name);
