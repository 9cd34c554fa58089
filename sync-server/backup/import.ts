/** Fills a blank server with what was exported (docs/export.md). The generation is raised, as a restore does. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import * as v from 'valibot';
import * as Y from 'yjs';
import { FIRST_MEMBER_CLIENT } from '../../lib/record/document.ts';
import { blocksOf } from '../history/compaction.ts';
import { mergeMany } from '../history/merge-many.ts';
import { encodeSnapshot } from '../history/snapshot.ts';
import type { Contribution, Version } from '../history/version-block.ts';
import { communityKey } from '../notary/community-key.ts';
import { databaseFile, keyFile, restoringFile } from '../storage/data-folder.ts';
import { migrate } from '../storage/sqlite/migrate.ts';
import { migrations } from '../storage/sqlite/schema.ts';
import { lockDatabase } from './copy-database.ts';
import { moveDurably, syncToDisk, writeDurably } from './durable-file.ts';
import {
  contributionSchema,
  headerSchema,
  KEY,
  MANIFEST,
  type Manifest,
  manifestSchema,
} from './export-format.ts';

export interface Imported {
  readonly documents: number;
  readonly people: number;
  readonly generation: number;
}

/** Throws, in one line, and changes nothing, where it cannot be done. */
export async function importFrom(dataDir: string, dir: string): Promise<Imported> {
  const source = new Source(dir);
  const { schema, generation } = source.manifest;
  if (schema > migrations.length)
    throw new Error(`${dir} is of a newer version (${schema}; this one knows ${migrations.length})`);
  if (generation + 1 >= FIRST_MEMBER_CLIENT) throw new Error('the community has no generation left');
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  mustBeBlank(dataDir);
  const part = `${restoringFile(dataDir)}.part`;
  rmSync(part, { force: true });
  const imported = fill(part, source);
  syncToDisk(part);
  moveDurably(part, restoringFile(dataDir));
  const key = source.key();
  if (key) writeDurably(keyFile(dataDir), key);
  else await communityKey(dataDir, true);
  for (const left of ['', '-wal']) rmSync(`${databaseFile(dataDir)}${left}`, { force: true });
  moveDurably(restoringFile(dataDir), databaseFile(dataDir));
  return imported;
}

/** A server that was started, and never used, is blank too. */
function mustBeBlank(dataDir: string): void {
  if (!existsSync(databaseFile(dataDir))) return;
  const db = lockDatabase(dataDir);
  try {
    const used = db.prepare('select 1 from people union all select 1 from updates limit 1').get();
    if (used) throw new Error(`${dataDir} holds data already: import into an empty folder`);
  } finally {
    db.close();
  }
}

function fill(file: string, source: Source): Imported {
  const { schema, generation } = source.manifest;
  const db = new DatabaseSync(file, { enableForeignKeyConstraints: false });
  try {
    db.exec('pragma auto_vacuum = incremental');
    migrate(db, migrations.slice(0, schema));
    db.exec('begin');
    let people = 0;
    for (const table of source.tables()) {
      const rows = source.lines(`tables/${table}.jsonl`);
      for (const row of rows) insert(db, table, row as Row);
      if (table === 'people') people = rows.length;
    }
    insert(db, 'meta', { key: 'generation', value: String(generation + 1) });
    db.exec('commit');
    migrate(db, migrations);
    db.exec('begin');
    const documents = source.documents().map((lines) => importDocument(db, lines));
    const last = Math.max(0, ...documents);
    insert(db, 'sqlite_sequence', { name: 'updates', seq: last });
    db.exec('commit');
    const broken = db.prepare('pragma foreign_key_check').get();
    if (broken) throw new Error(`${String(broken.table)} names what is not there`);
    return { documents: documents.length, people, generation: generation + 1 };
  } finally {
    db.close();
  }
}

type Row = Readonly<Record<string, SQLInputValue | { readonly base64: string }>>;

function insert(db: DatabaseSync, table: string, row: Row): void {
  const columns = Object.keys(row);
  const names = columns.map((name) => `"${name.replaceAll('"', '')}"`).join(', ');
  const values = Object.values(row).map((value) =>
    typeof value === 'object' && value !== null && 'base64' in value
      ? Buffer.from(value.base64, 'base64')
      : value,
  );
  db.prepare(`insert into "${table}" (${names}) values (${columns.map(() => '?').join(', ')})`).run(
    ...values,
  );
}

/** The store's number of its newest update. */
function importDocument(db: DatabaseSync, [first, ...rest]: readonly unknown[]): number {
  const { document: doc, updates: seq, last, clients } = v.parse(headerSchema, first);
  const versions = versionsIn(rest);
  const made = new Y.Doc();
  Y.applyUpdate(
    made,
    mergeMany(versions.flatMap(({ contributions }) => contributions.map(({ update }) => update))),
  );
  const isWhole = !made.store.pendingStructs && !made.store.pendingDs && versions.at(-1)?.seq === seq;
  if (!isWhole) throw new Error(`${doc} is not whole`);
  insert(db, 'documents', { doc, last, seq });
  insert(db, 'snapshots', { doc, seq, bytes: encodeSnapshot(made) });
  for (const block of blocksOf(undefined, versions)) {
    const { lastN, ...more } = block;
    insert(db, 'blocks', { doc, ...more, last_n: lastN });
  }
  for (const [client, member] of clients) insert(db, 'clients', { doc, client, member });
  return last;
}

function versionsIn(lines: readonly unknown[]): Version[] {
  const bySeq = Map.groupBy(
    lines.map((line) => v.parse(contributionSchema, line)),
    ({ seq }) => seq,
  );
  return [...bySeq].map(([seq, contributions]) => ({
    seq,
    n: contributions[0]?.n ?? 0,
    contributions: contributions.map(
      ({ member, from, to, update }): Contribution => ({
        member,
        from: Date.parse(from),
        to: Date.parse(to),
        update: new Uint8Array(Buffer.from(update, 'base64')),
      }),
    ),
  }));
}

/** The files of an export, each checked against its digest when it is read. */
class Source {
  readonly manifest: Manifest;
  readonly #dir: string;

  constructor(dir: string) {
    this.#dir = dir;
    const path = join(dir, MANIFEST);
    if (!existsSync(path)) throw new Error(`${path} is not there: name the folder of an export`);
    const read = v.safeParse(manifestSchema, JSON.parse(readFileSync(path, 'utf8')));
    if (!read.success) throw new Error(`${path} is not an export of a version that is known`);
    this.manifest = read.output;
    for (const { file } of this.manifest.files) this.#text(file);
  }

  tables(): string[] {
    return this.#names(/^tables\/(.+)\.jsonl$/);
  }

  documents(): unknown[][] {
    return this.#names(/^(documents\/.+)$/).map((file) => this.lines(file));
  }

  key(): string | undefined {
    return this.#names(/^(community-key\.json)$/).length > 0 ? this.#text(KEY) : undefined;
  }

  lines(file: string): unknown[] {
    return this.#text(file)
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as unknown);
  }

  #names(pattern: RegExp): string[] {
    return this.manifest.files.flatMap(({ file }) => pattern.exec(file)?.[1] ?? []);
  }

  #text(file: string): string {
    const expected = this.manifest.files.find((listed) => listed.file === file)?.sha256;
    const bytes = readFileSync(join(this.#dir, file));
    const found = createHash('sha256').update(bytes).digest('hex');
    if (found !== expected) throw new Error(`${file} is not what was exported`);
    return bytes.toString('utf8');
  }
}
