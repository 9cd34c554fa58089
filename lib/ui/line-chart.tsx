import { useId } from 'react';
import { apart, place, type Range, rangeOf } from './chart-scale.ts';
import { Disclosure } from './disclosure.tsx';
import { Table } from './table.tsx';
import type { Tone } from './tones.ts';

export interface Point {
  /** Any measure of time. */
  readonly at: number;
  /** The same as it is read: `7月1日`. */
  readonly label: string;
  readonly value: number;
}

export interface Series {
  readonly name: string;
  readonly points: readonly Point[];
}

export interface Band {
  /** Open at an end that is left out. */
  readonly from?: number;
  readonly to?: number;
  readonly tone: Extract<Tone, 'sure' | 'check' | 'wrong' | 'plain'>;
  /** With its figure: `140 以上偏高`. */
  readonly word: string;
}

export interface LineChartProps {
  title: string;
  /** What is to be seen, in one sentence. */
  sentence: string;
  /** Up to three. */
  series: readonly Series[];
  bands?: readonly Band[];
  /** The word that opens the table, and the heading of its first column. */
  table: string;
  when: string;
}

/** Values over time: thick lines that differ in more than colour, the last values at their ends, a table beneath. */
export function LineChart({ title, sentence, series, bands = [], table, when }: LineChartProps) {
  const titleId = useId();
  const sentenceId = useId();
  return (
    <figure className="flex min-w-0 flex-col gap-3">
      <figcaption className="flex flex-col gap-1">
        <span id={titleId} className="font-semibold">
          {title}
        </span>
        <span id={sentenceId}>{sentence}</span>
      </figcaption>
      {series.length > 1 && <Names series={series} />}
      <Plot series={series} bands={bands} labelledBy={`${titleId} ${sentenceId}`} />
      <Disclosure title={table}>
        <Values title={title} series={series} when={when} />
      </Disclosure>
    </figure>
  );
}

const LINES = [
  'stroke-4 stroke-pine [stroke-linecap:round]',
  'stroke-4 stroke-ink [stroke-dasharray:10_7]',
  'stroke-4 stroke-slate [stroke-dasharray:1_8] [stroke-linecap:round]',
] as const;
const DOTS = [
  'fill-pine',
  'fill-card stroke-3 stroke-ink',
  'fill-slate-ground stroke-3 stroke-slate',
] as const;

const Names = ({ series }: { series: readonly Series[] }) => (
  <ul className="flex flex-wrap gap-x-5 gap-y-1 text-ink-soft text-sm">
    {series.map(({ name }, at) => (
      <li key={name} className="flex items-center gap-2">
        <svg aria-hidden="true" className="h-[1em] w-[2.4em] shrink-0">
          <line x1="4" x2="100%" y1="50%" y2="50%" className={LINES[at]} />
        </svg>
        {name}
      </li>
    ))}
  </ul>
);

/**
 * Percent. Between top and bottom lie the values; over and under them the bands have a line of text for their words,
 * below that stand the days, and at the right the last values.
 */
const LEFT = 3;
const RIGHT = 80;
const TOP = 12;
const BOTTOM = 76;
const FLOOR = 87;
/** The height of a line of text: 1.25 of 13 em. */
const LINE = 9.6;

interface PlotProps {
  series: readonly Series[];
  bands: readonly Band[];
  labelledBy: string;
}

function Plot({ series, bands, labelledBy }: PlotProps) {
  const points = series.flatMap((each) => each.points);
  const times = points.map(({ at }) => at);
  const span: Range = { from: Math.min(...times), to: Math.max(...times) };
  const limits = bands.flatMap(({ from, to }) => [from, to]).filter((limit) => limit !== undefined);
  const range = rangeOf([...points.map(({ value }) => value), ...limits]);
  const x = (at: number) => place(at, span, LEFT, RIGHT);
  const y = (value: number) => place(value, range, BOTTOM, TOP);
  const placed = bands.map((band) => ({
    ...band,
    top: band.to === undefined ? 0 : y(band.to),
    bottom: band.from === undefined ? FLOOR : y(band.from),
  }));
  const first = points.find(({ at }) => at === span.from);
  const last = points.find(({ at }) => at === span.to);
  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: its name stands above it.
    <svg
      role="img"
      aria-labelledby={labelledBy}
      className="h-[13em] w-full overflow-visible fill-ink text-sm"
    >
      <Grounds bands={placed} />
      {series.map(({ name, points: own }, at) => (
        <Line
          key={name}
          look={at}
          places={own.map((point) => ({ key: point.at, x: x(point.at), y: y(point.value) }))}
        />
      ))}
      <BandWords bands={placed} />
      <LastValues series={series} y={y} />
      <text x="0" y="100%" className="fill-ink-soft">
        {first?.label}
      </text>
      {last !== first && (
        <text x={`${RIGHT + 2}%`} y="100%" className="fill-ink-soft [text-anchor:end]">
          {last?.label}
        </text>
      )}
    </svg>
  );
}

interface PlacedBand extends Band {
  readonly top: number;
  readonly bottom: number;
}

const BANDS = {
  sure: { ground: 'fill-leaf-ground', text: 'text-leaf', halo: 'stroke-leaf-ground' },
  check: { ground: 'fill-ochre-ground', text: 'text-ochre', halo: 'stroke-ochre-ground' },
  wrong: { ground: 'fill-vermilion-ground', text: 'text-vermilion', halo: 'stroke-vermilion-ground' },
  plain: { ground: 'fill-slate-ground', text: 'text-slate', halo: 'stroke-slate-ground' },
} as const;

const Grounds = ({ bands }: { bands: readonly PlacedBand[] }) =>
  bands.map(({ word, tone, to, top, bottom }) => (
    <g key={word} className={BANDS[tone].text}>
      <rect x="0" y={`${top}%`} width="100%" height={`${bottom - top}%`} className={BANDS[tone].ground} />
      {to !== undefined && <line x1="0" x2="100%" y1={`${top}%`} y2={`${top}%`} className="stroke-current" />}
    </g>
  ));

/** Over the lines, with a halo of their ground, so that both can be read. */
const BandWords = ({ bands }: { bands: readonly PlacedBand[] }) =>
  bands.map(({ word, tone, from, top, bottom }) => (
    <text
      key={word}
      x="6"
      y={`${from === undefined ? bottom : top}%`}
      dy={from === undefined ? '-0.4em' : '1.2em'}
      className={`fill-current stroke-[5] [paint-order:stroke] ${BANDS[tone].text} ${BANDS[tone].halo}`}
    >
      {word}
    </text>
  ));

interface LineProps {
  look: number;
  places: readonly { readonly key: number; readonly x: number; readonly y: number }[];
}

/** Piece by piece, because only lines, not paths, take percents. */
const Line = ({ look, places }: LineProps) => (
  <g>
    {places.slice(1).map((to, before) => {
      const from = places[before] ?? to;
      return (
        <line
          key={to.key}
          x1={`${from.x}%`}
          y1={`${from.y}%`}
          x2={`${to.x}%`}
          y2={`${to.y}%`}
          className={LINES[look]}
        />
      );
    })}
    {places.map(({ key, x, y }, at) => (
      <circle
        key={key}
        cx={`${x}%`}
        cy={`${y}%`}
        r={at === places.length - 1 ? 7 : 4}
        className={DOTS[look]}
      />
    ))}
  </g>
);

function LastValues({ series, y }: { series: readonly Series[]; y: (value: number) => number }) {
  const last = series.flatMap(({ name, points }) => points.slice(-1).map(({ value }) => ({ name, value })));
  const places = apart(
    last.map(({ value }) => y(value)),
    LINE,
    FLOOR,
  );
  return last.map(({ name, value }, at) => (
    <text key={name} x={`${RIGHT + 4}%`} y={`${places[at]}%`} dy="0.36em" className="font-semibold text-base">
      {value}
    </text>
  ));
}

function Values({ title, series, when }: Pick<LineChartProps, 'title' | 'series' | 'when'>) {
  const times = new Map(series.flatMap(({ points }) => points.map(({ at, label }) => [at, label])));
  return (
    <Table
      caption={title}
      columns={[
        { key: 'when', word: when },
        ...series.map(({ name }) => ({ key: name, word: name, numeric: true })),
      ]}
      rows={[...times].map(([at, label]) => ({
        key: String(at),
        cells: Object.fromEntries([
          ['when', label],
          ...series.map(({ name, points }) => [name, points.find((point) => point.at === at)?.value]),
        ]),
      }))}
    />
  );
}
