import type { MetadataRoute } from 'next';
import words from '../lib/i18n/zh-cn/shell.json';

export const dynamic = 'force-static';

/** The web app manifest. The system draws name and icons from here, before any of our code runs. */
export default function manifest(): MetadataRoute.Manifest {
  return {
    id: '/',
    name: words.frame.product,
    short_name: words.frame.product,
    description: words.frame.purpose,
    lang: 'zh-CN',
    dir: 'ltr',
    start_url: '/',
    scope: '/',
    display: 'standalone',
    background_color: '#FBF8F1',
    theme_color: '#14523F',
    icons: [
      { src: '/icon.svg', sizes: 'any', type: 'image/svg+xml' },
      { src: '/icons/192.png', sizes: '192x192', type: 'image/png' },
      { src: '/icons/512.png', sizes: '512x512', type: 'image/png' },
      { src: '/icons/maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
    ],
  };
}
