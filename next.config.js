import { PHASE_DEVELOPMENT_SERVER } from 'next/constants.js';

/**
 * The app is a static export: nothing is rendered on a server, so that any static host and a service
 * worker can hold all of it. Only `next dev` differs: it proxies the API and the WebSocket to the Node
 * server that scripts/dev.ts starts beside it.
 *
 * @param {string} phase
 * @returns {import('next').NextConfig}
 */
export default function config(phase) {
  return phase === PHASE_DEVELOPMENT_SERVER
    ? { ...shared, rewrites, pageExtensions: [...PAGES, ...PAGES.map((ending) => `dev.${ending}`)] }
    : { ...shared, output: 'export', pageExtensions: PAGES };
}

/** `page.dev.tsx` is a page while developing only: the stories of the parts. */
const PAGES = ['tsx', 'ts'];

/** @type {import('next').NextConfig} */
const shared = {
  reactStrictMode: true,
  poweredByHeader: false,
  images: { unoptimized: true },
  // The badge of `next dev` would cover the bar under the thumb; errors show as ever.
  devIndicators: false,
  // Types are a check of their own in `npm test`; a build only builds.
  typescript: { ignoreBuildErrors: true },
  // Messages are compiled when they are bundled, so that no page carries a parser for them.
  turbopack: {
    rules: { '**/lib/i18n/*/*.json': { loaders: ['./lib/i18n/compile-messages.cjs'], as: '*.js' } },
    resolveAlias: { 'use-intl/format-message': 'use-intl/format-message/format-only' },
  },
  // Pages of two builds must never share an id: an old tab would take the new build's files for its own.
  generateBuildId: () => process.env.BUILD_ID ?? Date.now().toString(36),
};

async function rewrites() {
  const api = process.env.API_ORIGIN ?? 'http://127.0.0.1:3001';
  return ['api', 'sync'].map((root) => ({
    source: `/${root}/:path*`,
    destination: `${api}/${root}/:path*`,
  }));
}
