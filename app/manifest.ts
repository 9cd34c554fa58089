import type { MetadataRoute } from 'next';
import device from '../lib/i18n/zh-cn/device.json';
import words from '../lib/i18n/zh-cn/shell.json';

export const dynamic = 'force-static';

const { product, purpose, today, meetings } = words.frame;
const PHONE = { sizes: '720x1480', form_factor: 'narrow', type: 'image/webp' } as const;
const DESK = { sizes: '1280x800', form_factor: 'wide', type: 'image/webp' } as const;

/**
 * The web app manifest. The system draws name and icons from here, before any of our code runs, and shows the pictures
 * when it asks whether to install. Icons are drawn by scripts/render-icons.ts, pictures taken by e2e/pictures/previews.ts.
 */
export default function manifest(): MetadataRoute.Manifest {
  return {
    id: '/',
    name: product,
    short_name: product,
    description: purpose,
    lang: 'zh-CN',
    dir: 'ltr',
    start_url: '/',
    scope: '/',
    display: 'standalone',
    background_color: '#FBF8F1',
    theme_color: '#FBF8F1',
    categories: ['social', 'government', 'lifestyle'],
    icons: [
      { src: '/icon.svg', sizes: 'any', type: 'image/svg+xml' },
      { src: '/icons/192.png', sizes: '192x192', type: 'image/png' },
      { src: '/icons/512.png', sizes: '512x512', type: 'image/png' },
      { src: '/icons/maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
      { src: '/icons/monochrome-512.png', sizes: '512x512', type: 'image/png', purpose: 'monochrome' },
    ],
    shortcuts: [
      { name: today, url: '/', icons: [{ src: '/icons/shortcut-today-96.png', sizes: '96x96' }] },
      {
        name: meetings,
        url: '/meetings',
        icons: [{ src: '/icons/shortcut-meetings-96.png', sizes: '96x96' }],
      },
    ],
    screenshots: [
      { src: '/previews/today.webp', label: device.preview.today, ...PHONE },
      { src: '/previews/hall.webp', label: device.preview.hall, ...PHONE },
      { src: '/previews/record.webp', label: device.preview.record, ...PHONE },
      { src: '/previews/hall-wide.webp', label: device.preview.hall, ...DESK },
      { src: '/previews/meetings-wide.webp', label: device.preview.meetings, ...DESK },
    ],
  };
}
