import type { DatabaseSync } from 'node:sqlite';

/**
 * Brings a database to the newest version: the n-th script leads from version n-1 to n (`user_version`).
 * Throws where the file was written by a newer version of the product.
 */
export function migrate(db: DatabaseSync, migrations: readonly string[]): void {
  const found = Number(db.prepare('pragma user_version').get()?.user_version ?? 0);
  if (found > migrations.length) {
    throw new Error(
      `the data were written by a newer version (${found}; this one knows ${migrations.length})`,
    );
  }
  for (let version = found; version < migrations.length; version++) {
    db.exec(`begin immediate; ${migrations[version]}; pragma user_version = ${version + 1}; commit`);
  }
}
