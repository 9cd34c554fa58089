/** The product's mark, as in public/icon.svg: a roof on two posts, and the seal under it. */
export const Mark = () => (
  <svg viewBox="66 84 380 340" aria-hidden="true" className="h-[1.8em] w-[2em] shrink-0 fill-pine">
    <circle cx="256" cy="104" r="16" />
    <path d="M256 118c12 62 70 104 184 120 4 1 6 6 3 9-12 14-30 22-50 22H119c-20 0-38-8-50-22-3-3-1-8 3-9 114-16 172-58 184-120ZM138 262h24v148h-24ZM350 262h24v148h-24ZM112 402h288v22H112Z" />
    <path d="M226 332h60v60h-60Z" className="fill-vermilion" />
  </svg>
);
