import { sealLayout } from './seal-layout.ts';

export interface SealProps {
  community: string;
  /** The day of sealing, as it is read. */
  date: string;
  /** The first characters of the digest of what was sealed: eight. */
  digest: string;
  /** All of it in one sentence, for those who listen. */
  label: string;
}

/** The vermilion seal on a record: red characters on paper, carved as a name seal is, from the right. */
export function Seal({ community, date, digest, label }: SealProps) {
  const { size, cells } = sealLayout(community);
  return (
    <svg
      viewBox="0 0 168 168"
      role="img"
      aria-label={label}
      className="size-[9rem] shrink-0 fill-vermilion font-semibold text-[16.5px] [text-anchor:middle]"
    >
      <path
        d="M8 10c32-3 82-1 122-3s28 0 31 3c2 30-1 60 1 92s0 48-2 58c-30 2-70-1-104 1s-40 1-47-2c-2-30 1-60 0-90S5 40 8 10Z"
        className="fill-none stroke-5 stroke-vermilion"
      />
      <path d="M16 116c40-1 96 1 136 0" className="fill-none stroke-[1.5] stroke-vermilion" />
      <g fontSize={size} className="font-[STKaiti,KaiTi,Songti_SC,Noto_Serif_SC,serif]">
        {cells.map(({ text, x, y }) => (
          <text key={`${x} ${y}`} x={x} y={y}>
            {text}
          </text>
        ))}
      </g>
      <text x="84" y="134">
        {date}
      </text>
      <text x="84" y="153" letterSpacing="1.5">
        {digest}
      </text>
    </svg>
  );
}
