import type { ReactNode } from 'react';

/** What the browsers draw on their own buttons, so that one finds them. */
export type InstallSign = 'share' | 'add' | 'menu' | 'more' | 'install' | 'browser' | 'done';

export function InstallSignDrawing({ sign }: { sign: InstallSign }) {
  return (
    <svg
      viewBox="0 0 24 24"
      aria-hidden="true"
      className="size-12 shrink-0 rounded-md border border-line bg-paper fill-none stroke-[1.6] stroke-pine p-2"
    >
      {DRAWINGS[sign]}
    </svg>
  );
}

const dot = (cx: number, cy: number) => <circle cx={cx} cy={cy} r="1.4" className="fill-pine" />;

const DRAWINGS: Readonly<Record<InstallSign, ReactNode>> = {
  share: <path d="M12 15V2.500M7.500 6.500 12 2l4.500 4.500M8 10H5v11.500h14V10h-3" />,
  add: <path d="M3.500 3.500h17v17h-17ZM12 8v8M8 12h8" />,
  menu: (
    <>
      {dot(12, 5)}
      {dot(12, 12)}
      {dot(12, 19)}
    </>
  ),
  more: (
    <>
      {dot(5, 12)}
      {dot(12, 12)}
      {dot(19, 12)}
    </>
  ),
  install: <path d="M12 3v10M8 9l4 4 4-4M4 15v5h16v-5" />,
  browser: (
    <path d="M12 2.500a9.500 9.500 0 1 1 0 19 9.500 9.500 0 0 1 0-19ZM15.800 8.200 13.500 13.500 8.200 15.800 10.500 10.500Z" />
  ),
  done: <path d="m4 12.500 5.500 5.500L20 6.500" />,
};
