import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import { contentSecurityPolicy, SECURITY_HEADERS } from './security-headers.ts';

/** Answers GET and HEAD for a path of the app (`/meeting`, not a URL); unknown paths get the 404 page. */
export type StaticFiles = (path: string, headers: Headers) => Response;

type Encoding = 'br' | 'gzip';

interface StaticFile {
  body: Uint8Array<ArrayBuffer>;
  encoded: Partial<Record<Encoding, Uint8Array<ArrayBuffer>>>;
  headers: Readonly<Record<string, string>>;
  etag: string;
}

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
};

/**
 * Holds the whole export in memory (a few MB): one look-up per request, no way out of the folder, and no
 * doubt between `meeting.html` and the folder `meeting/` that lies beside it.
 *
 * `outDir`: the export, with `.br` and `.gz` beside what is worth it. `cspFile`: JSON from page path
 * (`/meeting.html`) to the hashes of its inline scripts. Both are made by the build; undefined where there
 * has been none. Files changed later are seen after a restart.
 */
export function loadStatic(outDir: string, cspFile: string): StaticFiles | undefined {
  if (!existsSync(join(outDir, 'index.html')) || !existsSync(cspFile)) return undefined;
  const scriptHashes = JSON.parse(readFileSync(cspFile, 'utf8')) as Record<string, string[]>;
  const files = new Map<string, StaticFile>();
  for (const name of globSync('**/*', { cwd: outDir })) {
    const file = readStaticFile(join(outDir, name), `/${name}`, scriptHashes);
    if (!file) continue;
    files.set(`/${name}`, file);
    if (name.endsWith('.html')) files.set(pagePath(name), file);
  }
  const notFound = files.get('/404.html');
  return (path, headers) => {
    const file = files.get(path) ?? files.get(path.replace(/\/$/, ''));
    if (file) return answer(file, headers);
    return notFound ? answerNotFound(notFound, headers) : new Response(null, { status: 404 });
  };
}

/** `index.html` is `/`, `meeting.html` is `/meeting`. */
function pagePath(name: string): string {
  return name === 'index.html' ? '/' : `/${name.slice(0, -'.html'.length)}`;
}

function readStaticFile(
  file: string,
  url: string,
  scriptHashes: Readonly<Record<string, string[]>>,
): StaticFile | undefined {
  const type = CONTENT_TYPES[extname(file)];
  if (!type || !statSync(file).isFile()) return undefined;
  const body = read(file);
  const headers: Record<string, string> = {
    ...SECURITY_HEADERS,
    'content-type': type,
    'cache-control': isHashed(url) ? 'public, max-age=31536000, immutable' : 'no-cache',
    vary: 'accept-encoding',
  };
  // A worker asks under its own file's policy, not under that of the pages it serves.
  if (type.startsWith('text/html') || url === '/sw.js') {
    headers['content-security-policy'] = contentSecurityPolicy(scriptHashes[url] ?? []);
  }
  const encoded: StaticFile['encoded'] = {};
  if (existsSync(`${file}.br`)) encoded.br = read(`${file}.br`);
  if (existsSync(`${file}.gz`)) encoded.gzip = read(`${file}.gz`);
  return { body, encoded, headers, etag: createHash('sha256').update(body).digest('base64url').slice(0, 22) };
}

function read(file: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(readFileSync(file));
}

/** Next names these two folders by content; what it names by build (`_next/static/<build>/`) is not hashed. */
function isHashed(url: string): boolean {
  return url.startsWith('/_next/static/chunks/') || url.startsWith('/_next/static/media/');
}

function answer(file: StaticFile, request: Headers): Response {
  const { body, encoding } = choose(file, request);
  // Each encoding is a representation of its own and needs a strong tag of its own (RFC 9110, 8.8.3.3).
  const etag = `"${file.etag}${encoding ? `-${encoding}` : ''}"`;
  const headers = { ...file.headers, etag, ...(encoding && { 'content-encoding': encoding }) };
  if (namesTag(request.get('if-none-match'), etag)) return new Response(null, { status: 304, headers });
  return new Response(body, { headers: { ...headers, 'content-length': String(body.byteLength) } });
}

function answerNotFound(page: StaticFile, request: Headers): Response {
  const { body, encoding } = choose(page, request);
  const headers = {
    ...page.headers,
    'cache-control': 'no-store',
    ...(encoding && { 'content-encoding': encoding }),
  };
  return new Response(body, { status: 404, headers });
}

function choose(file: StaticFile, request: Headers) {
  const accepted = request.get('accept-encoding') ?? '';
  for (const encoding of ['br', 'gzip'] as const) {
    const body = file.encoded[encoding];
    if (body && accepts(accepted, encoding)) return { body, encoding };
  }
  return { body: file.body, encoding: undefined };
}

/** `gzip;q=0` is a refusal; other weights do not matter, since we have an order of our own. */
function accepts(header: string, encoding: Encoding): boolean {
  return header.split(',').some((part) => {
    const [name, weight] = part.split(';').map((word) => word.trim().toLowerCase());
    return name === encoding && !(weight && /^q=0(\.0*)?$/.test(weight));
  });
}

/** A proxy that recompresses makes a tag weak (`W/`); it still names the same file. */
function namesTag(header: string | null, etag: string): boolean {
  return (header ?? '').split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag);
}
