/** Files that are whole or not there, also after the power went. */
import { closeSync, copyFileSync, fsyncSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** Of a file, or of a folder: then the names in it. */
export function syncToDisk(path: string): void {
  const fd = openSync(path, 'r');
  try {
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}

export function moveDurably(from: string, to: string): void {
  renameSync(from, to);
  syncToDisk(dirname(to));
}

/** For its owner alone. */
export function writeDurably(file: string, text: string): void {
  const part = `${file}.part`;
  rmSync(part, { force: true });
  writeFileSync(part, text, { mode: 0o600 });
  syncToDisk(part);
  moveDurably(part, file);
}

/** For its owner alone; not durable yet: it is still to be worked on. */
export function copyPrivately(from: string, to: string): void {
  rmSync(to, { force: true });
  writeFileSync(to, '', { mode: 0o600 });
  copyFileSync(from, to);
}
