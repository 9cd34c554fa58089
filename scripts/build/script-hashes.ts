import { createHash } from 'node:crypto';
import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * Writes the hashes of each page's inline scripts, for its content security policy: JSON from `/page.html`
 * to `'sha256-…'`. The number of pages. Throws where a page has an inline style, which the policy forbids
 * without exception: the browser would drop it in silence.
 */
export function writeScriptHashes(outDir: string, cspFile: string): number {
  const hashes: Record<string, string[]> = {};
  for (const page of globSync('**/*.html', { cwd: outDir })) {
    const html = readFileSync(join(outDir, page), 'utf8');
    const style = inlineStyle(html);
    if (style) throw new Error(`${page} has an inline style, which our policy forbids: ${style}`);
    hashes[`/${page}`] = inlineScriptHashes(html);
  }
  mkdirSync(dirname(cspFile), { recursive: true });
  writeFileSync(cspFile, JSON.stringify(hashes));
  return Object.keys(hashes).length;
}

/** As a policy wants them, quoted; each once. */
export function inlineScriptHashes(html: string): string[] {
  const scripts = html.matchAll(/<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g);
  return [...new Set([...scripts].map(([, source]) => `'sha256-${sha256(source ?? '')}'`))];
}

/** The first <style> or style attribute of a page, scripts aside; undefined: there is none. */
export function inlineStyle(html: string): string | undefined {
  const markup = html.replace(/<script[\s\S]*?<\/script>/g, '');
  return markup.match(/<style[\s>][^<]{0,80}|<[a-z][^<>]*\sstyle="[^"]*"/i)?.[0];
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('base64');
}
