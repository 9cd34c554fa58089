import type { Metadata, Viewport } from 'next';
import type { ReactNode } from 'react';
import inEnglish from '../lib/i18n/en/old-browser.json';
import { firstPaint } from '../lib/i18n/shown-screen.ts';
import inChinese from '../lib/i18n/zh-cn/old-browser.json';
import words from '../lib/i18n/zh-cn/shell.json';
import { browserCheck } from './browser-check.ts';
import './globals.css';
import { Shell } from './shell.tsx';

export const metadata: Metadata = {
  title: words.frame.product,
  description: words.frame.purpose,
  applicationName: words.frame.product,
  icons: { icon: '/icon.svg', apple: '/icons/apple-touch-180.png' },
  // Phone numbers and dates in minutes are text; the phone must not rewrite them into links.
  formatDetection: { telephone: false, date: false, address: false },
};

// No maximum scale: who needs larger text may zoom as far as the browser lets them.
export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  viewportFit: 'cover',
  colorScheme: 'light dark',
};

// The second script sets attributes of <html> before React comes: they are not its to check.
export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="zh-CN" suppressHydrationWarning>
      <head>
        <script>{browserCheck}</script>
        <script>{firstPaint}</script>
      </head>
      <body>
        <noscript>
          <p className="p-4">{inChinese.oldBrowser.noScript}</p>
          <p lang="en" className="p-4">
            {inEnglish.oldBrowser.noScript}
          </p>
        </noscript>
        <Shell>{children}</Shell>
      </body>
    </html>
  );
}
