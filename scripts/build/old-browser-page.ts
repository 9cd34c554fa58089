import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import english from '../../lib/i18n/en/old-browser.json' with { type: 'json' };
import chinese from '../../lib/i18n/zh-cn/old-browser.json' with { type: 'json' };
import shell from '../../lib/i18n/zh-cn/shell.json' with { type: 'json' };

type Key = keyof typeof chinese.oldBrowser;

/**
 * Writes the page for browsers that cannot run the app: plain HTML in both languages, because nothing can be chosen
 * there. Where browsers are sent to it: app/browser-check.ts; what runs in it: public/old-browser.js.
 */
export function writeOldBrowserPage(outDir: string): void {
  writeFileSync(join(outDir, 'old-browser.html'), oldBrowserPage());
}

function oldBrowserPage(): string {
  const { product } = shell.frame;
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(product)}</title>
<link rel="icon" href="/icon.svg">
<link rel="stylesheet" href="/old-browser.css">
</head>
<body>
<main>
<img src="/icons/192.png" alt="${escaped(product)}">
<section class="about-old">
<h1>${said('oldTitle')}</h1>
<p>${said('oldWhat')}</p>
</section>
<section class="about-http">
<h1>${said('httpTitle')}</h1>
<p>${said('httpWhat')}</p>
<a class="button" id="safe-address" href="/">${said('httpGo')}</a>
<p>${said('httpAsk')}</p>
</section>
<section class="about-unsent">
<h2>${said('unsentTitle')}</h2>
<p>${said('unsentWhat')}</p>
<button type="button" class="button" id="save">${said('unsentSave')}</button>
<div class="about-hand">
<p>${said('unsentCopy')}</p>
<textarea id="content" readonly aria-label="${escaped(chinese.oldBrowser.unsentTitle)}"></textarea>
</div>
</section>
<ul class="about-old">
<li>${said('oldUpdate')}</li>
<li>${said('oldIphone')}</li>
<li>${said('oldOther')}</li>
</ul>
<a class="button quiet" href="/">${said('again')}</a>
</main>
<script src="/old-browser.js"></script>
</body>
</html>
`;
}

const said = (key: Key): string =>
  `${escaped(chinese.oldBrowser[key])} <span lang="en">${escaped(english.oldBrowser[key])}</span>`;

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
