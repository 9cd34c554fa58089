import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/**
 * First-load JavaScript of each page: what its HTML makes the browser fetch before anything is pressed.
 * A cheap phone on slow 4G pays for each KiB, so two pages have a bar.
 */
const OUT = 'out';

/** KiB, gzip. The sources of the figures are in docs/performance.md. */
const BARS: Readonly<Record<string, number>> = { '/': 170, '/meeting': 220 };

/**
 * Paths of the scripts that a page loads, each once: <script src> and preloads, without what only browsers
 * with no modules would take (`nomodule`).
 */
export function loadedScripts(html: string): string[] {
  const tags = html.match(/<(?:script|link)\b[^>]*>/g) ?? [];
  const sources = tags.flatMap((tag) => {
    if (tag.startsWith('<script')) return /\snomodule\b/i.test(tag) ? [] : attribute(tag, 'src');
    const isScript = /\brel="modulepreload"/.test(tag) || /\bas="script"/.test(tag);
    return isScript ? attribute(tag, 'href') : [];
  });
  return [...new Set(sources.map((source) => source.replace(/[?#].*$/, '')))];
}

function attribute(tag: string, name: string): string[] {
  return tag.match(new RegExp(`\\s${name}="([^"]+)"`))?.slice(1) ?? [];
}

/** `index.html` is `/`, `meeting.html` is `/meeting`. */
function routeOf(page: string): string {
  return page === 'index.html' ? '/' : `/${page.slice(0, -'.html'.length)}`;
}

if (import.meta.main) {
  const sizes = new Map<string, number>();
  const sizeOf = (script: string) => {
    const size = sizes.get(script) ?? gzipSync(readFileSync(join(OUT, script)), { level: 9 }).length;
    sizes.set(script, size);
    return size;
  };
  const rows = globSync('**/*.html', { cwd: OUT })
    .filter((page) => !page.startsWith('_'))
    .sort()
    .map((page) => {
      const scripts = loadedScripts(readFileSync(join(OUT, page), 'utf8'));
      const KiB = scripts.reduce((sum, script) => sum + sizeOf(script), 0) / 1024;
      return { route: routeOf(page), scripts: scripts.length, KiB: Math.round(KiB * 10) / 10 };
    });
  console.table(rows.map((row) => ({ ...row, bar: BARS[row.route] ?? '' })));
  const missing = Object.keys(BARS).filter((route) => !rows.some((row) => row.route === route));
  const over = rows.filter((row) => row.KiB > (BARS[row.route] ?? Number.POSITIVE_INFINITY));
  for (const route of missing) console.error(`${route} has a bar but no page`);
  for (const { route, KiB } of over) console.error(`${route} loads ${KiB} KiB, its bar is ${BARS[route]}`);
  process.exitCode = missing.length + over.length > 0 ? 1 : 0;
}
