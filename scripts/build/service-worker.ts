import { build } from 'esbuild';
import { injectManifest } from 'workbox-build';

const MEBIBYTE = 2 ** 20;

/**
 * Bundles the service worker and writes it to `<outDir>/sw.js` with the list of all files of the app, so
 * that every screen works without a network. `bundle`: where the worker lies before the list is put in.
 * Returns how many files and bytes it keeps; throws where a file was left out.
 */
export async function bundleServiceWorker(source: string, outDir: string, bundle: string) {
  await build({
    entryPoints: [source],
    outfile: bundle,
    bundle: true,
    format: 'iife',
    target: 'es2022',
    minify: true,
    legalComments: 'none',
    define: { 'process.env.NODE_ENV': '"production"' },
  });
  const { count, size, warnings } = await injectManifest({
    swSrc: bundle,
    swDest: `${outDir}/sw.js`,
    globDirectory: outDir,
    globPatterns: ['**/*.{html,txt,js,css,svg,png,ico,woff2,wasm,webmanifest}'],
    // The manifests of Next's old router name no file that a page loads. The not-found page is kept as
    // 404.html.
    globIgnores: ['sw.js', '_next/static/*/_*Manifest.js', '_not-found*', '_not-found/**'],
    dontCacheBustURLsMatching: /_next\/static\/(chunks|media)\//,
    maximumFileSizeToCacheInBytes: 5 * MEBIBYTE,
    manifestTransforms: [
      async (files) => ({ manifest: files.map((file) => ({ ...file, url: `/${file.url}` })), warnings: [] }),
    ],
  });
  if (warnings.length > 0) throw new Error(`The service worker would miss files: ${warnings.join('; ')}`);
  return { count, size };
}
