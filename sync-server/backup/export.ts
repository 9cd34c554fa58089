/** Writes all of a community, or single documents, as files that need no database to be read (docs/export.md). */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as v from 'valibot';
import { publicKeySchema } from '../../lib/record/badge.ts';
import type { Instant } from '../../lib/shared/clock.ts';
import type { DocumentId } from '../../lib/shared/ids.ts';
import { versionsOf } from '../history/compaction.ts';
import { decodeVersions } from '../history/version-block.ts';
import { keyFile } from '../storage/data-folder.ts';
import { Database } from '../storage/sqlite/database.ts';
import { SqliteDocumentStore } from '../storage/sqlite/document-store.ts';
import { withCopy } from './copy-database.ts';
import {
  type ContributionLine,
  documentFile,
  EXPORT_VERSION,
  type Header,
  KEY,
  MANIFEST,
  type Manifest,
  tableFile,
} from './export-format.ts';

export interface Exported {
  readonly documents: number;
  /** What could not be read, each in a line. */
  readonly damaged: readonly string[];
}

/** What belongs to documents is in their files; what belongs to one server stays with it. */
const LEFT_OUT = new Set([
  ...['documents', 'updates', 'snapshots', 'blocks', 'clients', 'deletions', 'inbox'],
  ...['meta', 'sessions', 'known_devices', 'start_links'],
]);

/** `only`: these documents alone, without people and key. Throws, in one line, where it cannot be done. */
export async function exportTo(
  dataDir: string,
  dir: string,
  only: readonly DocumentId[],
  now: Instant,
): Promise<Exported> {
  if (existsSync(dir) && readdirSync(dir).length > 0) throw new Error(`${dir} is not empty`);
  return withCopy(dataDir, async (copy) => {
    const db = await Database.open(copy);
    try {
      return await new Export(db, dir, readFileSync(keyFile(dataDir), 'utf8')).write(only, now);
    } finally {
      await db.close();
    }
  });
}

class Export {
  readonly #db: Database;
  readonly #store: SqliteDocumentStore;
  readonly #dir: string;
  readonly #key: string;
  readonly #files: Manifest['files'] = [];

  constructor(db: Database, dir: string, key: string) {
    this.#db = db;
    this.#store = new SqliteDocumentStore(db);
    this.#dir = dir;
    this.#key = key;
  }

  async write(only: readonly DocumentId[], now: Instant): Promise<Exported> {
    const all = (await this.#store.changed(0, Number.MAX_SAFE_INTEGER)).map(({ doc }) => doc);
    const absent = only.find((doc) => !all.includes(doc));
    if (absent) throw new Error(`there is no document ${absent}`);
    const documents = only.length > 0 ? only : all;
    const damaged: string[] = [];
    for (const doc of documents) {
      await this.#document(doc).catch((error: unknown) => damaged.push(String(error)));
    }
    if (only.length === 0) await this.#community();
    this.#file(MANIFEST, `${JSON.stringify(await this.#manifest(now), undefined, 2)}\n`);
    return { documents: documents.length - damaged.length, damaged };
  }

  async #document(doc: DocumentId): Promise<void> {
    const [stored, log] = await Promise.all([this.#store.load(doc, 0), this.#store.log(doc)]);
    if (!stored) throw new Error(`there is no document ${doc}`);
    const versions = [
      ...log.blocks.flatMap(({ bytes }) => decodeVersions(bytes)),
      ...log.updates.flatMap((update) => versionsOf([update])),
    ];
    const header: Header = {
      document: doc,
      updates: stored.seq,
      last: stored.last,
      clients: [...stored.clients],
    };
    const lines = versions.flatMap(({ seq, n, contributions }) =>
      contributions.map(
        ({ member, from, to, update }): ContributionLine => ({
          ...{ seq, n, member },
          ...{ from: new Date(from).toISOString(), to: new Date(to).toISOString() },
          update: Buffer.from(update).toString('base64'),
        }),
      ),
    );
    this.#lines(documentFile(doc), [header, ...lines]);
  }

  async #community(): Promise<void> {
    const tables = await this.#db.all<{ name: string }>(
      `select name from sqlite_master where type = 'table' and name not like 'sqlite_%' order by name`,
    );
    for (const { name } of tables) {
      if (LEFT_OUT.has(name)) continue;
      this.#lines(tableFile(name), await this.#db.all(`select * from "${name}"`));
    }
    this.#file(KEY, this.#key);
  }

  async #manifest(now: Instant): Promise<Manifest> {
    const value = await this.#db.get<{ value: string }>(`select value from meta where key = 'generation'`);
    const schema = await this.#db.get<{ user_version: number }>('pragma user_version');
    const { privateJwk } = JSON.parse(this.#key) as { privateJwk: unknown };
    return {
      format: 'pavilion-export',
      version: EXPORT_VERSION,
      at: new Date(now).toISOString(),
      schema: schema?.user_version ?? 0,
      generation: Number(value?.value ?? 1),
      communityKey: v.parse(v.object(publicKeySchema.entries), privateJwk),
      files: this.#files,
    };
  }

  #lines(file: string, values: readonly unknown[]): void {
    this.#file(file, values.map((value) => `${JSON.stringify(value, bytesAsBase64)}\n`).join(''));
  }

  #file(file: string, text: string): void {
    const path = join(this.#dir, file);
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    writeFileSync(path, text, { mode: 0o600 });
    if (file === MANIFEST) return;
    this.#files.push({ file, sha256: createHash('sha256').update(text).digest('hex') });
  }
}

const bytesAsBase64 = (_key: string, value: unknown): unknown =>
  value instanceof Uint8Array ? { base64: Buffer.from(value).toString('base64') } : value;
