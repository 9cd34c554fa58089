import type { Metadata, Viewport } from 'next';
import type { ReactNode } from 'react';
import './globals.css';
import { UpdatePrompt } from './update-prompt.tsx';

export const metadata: Metadata = {
  title: { default: '议事亭', template: '%s · 议事亭' },
  description: '邻里议事、活动与关爱，没有网络也能用。',
  applicationName: '议事亭',
  icons: { icon: '/icon.svg', apple: '/icons/192.png' },
  // Phone numbers and dates in minutes are text; the phone must not rewrite them into links.
  formatDetection: { telephone: false, date: false, address: false },
};

// No maximum scale: who needs larger text may zoom as far as the browser lets them.
export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  viewportFit: 'cover',
  colorScheme: 'light dark',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#FBF8F1' },
    { media: '(prefers-color-scheme: dark)', color: '#101614' },
  ],
};

export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="zh-CN">
      <body>
        {children}
        <UpdatePrompt ready="有新版本可用" reload="更新" />
      </body>
    </html>
  );
}
