import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/**
 * First-load JavaScript of each page: what its HTML makes the browser fetch before anything is pressed.
 * A cheap phone on slow 4G pays for each KiB, so the pages of every day have a bar.
 */
const OUT = 'out';

/** KiB, gzip. The sources of the figures are in docs/performance.md. */
const BARS: Readonly<Record<string, number>> = { '/': 170, '/meeting': 220, '/topics': 180, '/topic': 220 };

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

interface PageSize {
  readonly route: string;
  readonly scripts: number;
  readonly KiB: number;
}

/** The size of every page in the folder `out`, and what is wrong with it, one line each. `bars`: KiB by route. */
export function measureBundle(
  out: string,
  bars: Readonly<Record<string, number>>,
): { pages: PageSize[]; problems: string[] } {
  const sizes = new Map<string, number>();
  const sizeOf = (script: string) => {
    const size = sizes.get(script) ?? gzipSync(readFileSync(join(out, script)), { level: 9 }).length;
    sizes.set(script, size);
    return size;
  };
  const pages = globSync('**/*.html', { cwd: out })
    .filter((page) => !page.startsWith('_'))
    .sort()
    .map((page) => {
      const scripts = loadedScripts(readFileSync(join(out, page), 'utf8'));
      const KiB = scripts.reduce((sum, script) => sum + sizeOf(script), 0) / 1024;
      return { route: routeOf(page), scripts: scripts.length, KiB: Math.round(KiB * 10) / 10 };
    });
  const missing = Object.keys(bars).filter((route) => !pages.some((page) => page.route === route));
  const over = pages.filter(({ route, KiB }) => KiB > (bars[route] ?? Number.POSITIVE_INFINITY));
  return {
    pages,
    problems: [
      ...missing.map((route) => `${route} has a bar but no page`),
      ...over.map(({ route, KiB }) => `${route} loads ${KiB} KiB, its bar is ${bars[route]}`),
    ],
  };
}

if (import.meta.main) {
  const { pages, problems } = measureBundle(OUT, BARS);
  console.table(pages.map((page) => ({ ...page, bar: BARS[page.route] ?? '' })));
  for (const problem of problems) console.error(problem);
  process.exitCode = problems.length > 0 ? 1 : 0;
}
