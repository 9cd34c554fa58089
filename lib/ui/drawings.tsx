import type { ReactNode } from 'react';

export type Drawing = 'pavilion' | 'path' | 'gate' | 'notebook' | 'phone' | 'lantern';

/** Line drawings in ink and pine, 200 × 140, on a ground at 124. They say nothing that the words do not. */
export default function Drawings({ of }: { of: Drawing }): ReactNode {
  return (
    <svg
      viewBox="0 0 200 140"
      aria-hidden="true"
      className="size-full fill-none stroke-[1.75] stroke-ink-soft [stroke-linecap:round] [stroke-linejoin:round]"
    >
      {DRAWINGS[of]}
    </svg>
  );
}

const PINE = 'stroke-pine';
const PAPER = 'fill-paper';

const DRAWINGS: Readonly<Record<Drawing, ReactNode>> = {
  pavilion: (
    <>
      <path className={PINE} d="M6 124h188M12 124c14-22 26-26 40-20M150 104c14-10 26-6 38 20" />
      <path className={PAPER} d="M50 118h100v6H50ZM84 124h32v6H84Z" />
      <path d="M60 66v52M140 66v52M82 68v50M118 68v50" />
      <path className={PINE} d="M60 75h80M66 66v9M74 67v8M90 68v7M100 68v7M110 68v7M126 67v8M134 66v9" />
      <path
        className={PINE}
        d="M60 98h22M60 106h22M118 98h22M118 106h22M67 98v20M75 98v20M125 98v20M133 98v20"
      />
      <path
        className={PAPER}
        d="M100 28C96 46 76 58 46 60c-7 .5-11-1-15-6 1 8 7 13 17 13 18-1 34-1 52-1s34 0 52 1c10 0 16-5 17-13-4 5-8 6.500-15 6-30-2-50-14-54-32Z"
      />
      <path d="M99 32c-1 16-9 26-25 34M101 32c1 16 9 26 25 34" />
      <path
        className={PAPER}
        d="M100 28c-5-3-4-8 0-9 4 1 5 6 0 9ZM100 19c-3-2-2.500-5.500 0-6 2.500.500 3 4 0 6ZM100 13V8"
      />
    </>
  ),
  path: (
    <>
      <path
        className={PINE}
        d="M8 84c18-4 26-30 44-30s24 18 36 24c12-14 22-20 34-12 8 5 12 10 18 14M10 132h60M128 132h62"
      />
      <path
        className={PAPER}
        d="M44 126c0-4 8-7 18-7s17 3 17 7-8 6-18 6-17-2-17-6ZM80 113c0-3 6-6 14-6s14 2 14 5.500-6 6-14 6-14-2-14-5.500ZM102 101c0-2.500 5-5 11-5s11 2 11 4.500-5 5-11 5-11-2-11-4.500ZM104 91c0-2 4-3.500 8-3.500s8 1.500 8 3.500-4 3.500-8 3.500-8-1.500-8-3.500ZM96 84c0-1.500 3-2.500 6-2.500s6 1 6 2.500-3 2.500-6 2.500-6-1-6-2.500Z"
      />
      <path d="M156 132c4-16-4-24 2-40 4-10 2-20-2-30M162 132c3-14-3-24 2-38 6-4 10-6 16-6M157 96c-6-4-10-6-16-6" />
      <path
        className={`${PINE} ${PAPER}`}
        d="M128 64c2-8 12-10 18-7 3-9 18-9 22 0 8-3 15 3 13 8-12 3-42 3-53-1ZM124 92c2-6 8-8 13-5 4-6 14-5 16 1 3 1 4 4 2 6-9 2-23 2-31-2ZM170 90c1-5 6-7 10-4 4-4 11-2 12 3 2 2 1 5-1 6-7 1-16 0-21-5Z"
      />
      <path className={PINE} d="M20 132c1-10-1-15-5-20M24 132c0-8 2-13 7-17" />
    </>
  ),
  gate: (
    <>
      <path d="M14 46c6-1 10-4 12-9h148c2 5 6 8 12 9M26 46v78M174 46v78M14 46h172" />
      <path d="M34 37v9M48 37v9M62 37v9M76 37v9M90 37v9M110 37v9M124 37v9M138 37v9M152 37v9M166 37v9" />
      <path d="M76 124a40 40 0 1 1 48 0M82 124a34 34 0 1 1 36 0" />
      <path className={PINE} d="M8 124h184M112 122c0-20-4-40-2-58M100 122c1-14-2-26-1-38" />
      <path
        className={PINE}
        d="M110 66c6-2 10-6 12-12M110 72c-6-1-11-5-13-11M111 84c6 0 11-3 14-8M112 96c5 1 9 0 13-4M99 86c-5-1-9-4-11-9M99 96c-4 1-9 0-12-3"
      />
      <path d="M84 132h32" />
    </>
  ),
  notebook: (
    <>
      <path className={PINE} d="M10 124h180" />
      <path className={PAPER} d="M54 34 124 28l10 82-72 8Z" />
      <path d="M62 118c-5 1-8-1-9-5L46 42c0-5 2-7 8-8M56 113l78-9" />
      <path d="M117 28.500 127 110.500M117 38l8.500-1M119 54l8.500-1M121 70l8.500-1M123 86l8.500-1M125 101l8.500-1" />
      <path className={PINE} d="m62 42 13-1 5 41-13 1.500ZM69 49l.7 6M70.400 60l.7 6M71.800 71l.6 5" />
      <path d="m150 116 21-68M153 117l21-68M171 48c2-3 3-3 3 1M150 116c-3 3-4 5-4 8 3-1 5-3 7-7" />
      <path className={PINE} d="M143 124c2-4 8-4 10 0M167 62l4 1" />
    </>
  ),
  phone: (
    <>
      <path className={PINE} d="M10 124h180" />
      <path className={PAPER} d="M76 20h48c5 0 8 3 8 8v88c0 5-3 8-8 8H76c-5 0-8-3-8-8V28c0-5 3-8 8-8Z" />
      <path d="M68 34h64M68 108h64M94 27h12M97 116h6" />
      <path
        className={PINE}
        d="M100 46v4M82 62c8-1 15-5 18-12 3 7 10 11 18 12-2 2-4 3-7 3H89c-3 0-5-1-7-3ZM88 65v16M112 65v16M84 81h32"
      />
      <path d="m84 95 5 5 9-10M100 99l1 1 9-10" />
      <path className={PINE} d="M146 60c8 2 12 8 12 16M146 50c14 2 22 12 22 26M146 40c20 2 32 18 32 36" />
      <path d="M30 124c0-12-2-20-8-28M30 116c4-10 10-14 18-16M30 110c0-12 4-20 10-26M40 84c4 6 2 14-10 20" />
    </>
  ),
  lantern: (
    <>
      <path className={PINE} d="M10 124h180" />
      <path d="M24 14c40 2 76 0 92-10M24 20c38 2 70 0 88-8M100 10v16" />
      <path className={PINE} d="M86 32h28M86 90h28M92 26h16v6H92ZM92 90h16v6H92Z" />
      <path className={PAPER} d="M86 32c-16 4-26 16-26 29s10 25 26 29h28c16-4 26-16 26-29s-10-25-26-29Z" />
      <path d="M92 32c-9 6-14 17-14 29s5 23 14 29M108 32c9 6 14 17 14 29s-5 23-14 29M100 32v58" />
      <path
        className={PINE}
        d="M100 96v6M97 102h6l1 16M97 102l-1 16M100 102v18M93 61c2-8 12-8 14 0-2 6-12 6-14 0Z"
      />
      <path d="M158 92c2-6 8-6 10 0s-2 8-5 8-7-2-5-8ZM163 88v-8M160 102v8M166 102v8M30 98c2-4 6-4 7 0s-1 6-4 6-5-2-3-6ZM33 95v-5" />
    </>
  ),
};
