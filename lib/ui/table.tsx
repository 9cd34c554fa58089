// biome-ignore-all lint/a11y/noRedundantRoles: a cell that is not laid out as a table would lose its role.
import { type ReactNode, useId } from 'react';

export interface TableProps<Key extends string> {
  caption: string;
  columns: readonly {
    readonly key: Key;
    readonly word: string;
    /** Numbers stand under each other. */
    readonly numeric?: boolean;
  }[];
  /** The first column names its row. */
  rows: readonly { readonly key: string; readonly cells: Readonly<Record<Key, ReactNode>> }[];
}

/**
 * For officers, who compare: dense, with targets of 44 px, and scrolled within itself where it is too wide. On a
 * phone each row stands for itself with the heading beside each value.
 */
export function Table<Key extends string>({ caption, columns, rows }: TableProps<Key>) {
  const id = useId();
  return (
    <div className="@container">
      <section
        aria-labelledby={id}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard.
        tabIndex={0}
        className="overflow-x-auto rounded-md border border-line bg-card"
      >
        <table role="table" data-dense="" className="block w-full text-sm @min-[32em]:table">
          <caption id={id} className="block p-4 text-left font-semibold text-base @min-[32em]:table-caption">
            {caption}
          </caption>
          <thead role="rowgroup" className="sr-only @min-[32em]:not-sr-only @min-[32em]:table-header-group">
            <tr role="row">
              {columns.map(({ key, word, numeric }) => (
                <th
                  key={key}
                  role="columnheader"
                  scope="col"
                  className={`border-edge border-b px-4 py-2 font-normal text-ink-soft ${numeric ? 'text-right' : 'text-left'}`}
                >
                  {word}
                </th>
              ))}
            </tr>
          </thead>
          <tbody role="rowgroup" className="block @min-[32em]:table-row-group">
            {rows.map((row) => (
              <tr
                key={row.key}
                role="row"
                className="block border-line border-t px-4 py-3 first:border-t-0 @min-[32em]:table-row @min-[32em]:[&_a]:min-h-11 @min-[32em]:[&_button]:min-h-11 @min-[32em]:[&_button]:py-1"
              >
                {columns.map(({ key, word, numeric }, at) => {
                  const Cell = at === 0 ? 'th' : 'td';
                  return (
                    <Cell
                      key={key}
                      role={at === 0 ? 'rowheader' : 'cell'}
                      scope={at === 0 ? 'row' : undefined}
                      className={`flex items-center justify-between gap-4 py-1 text-left @min-[32em]:table-cell @min-[32em]:border-line @min-[32em]:border-t @min-[32em]:px-4 @min-[32em]:py-2 ${
                        at === 0 ? 'font-semibold text-base' : ''
                      } ${numeric ? '@min-[32em]:text-right' : ''}`}
                    >
                      {at > 0 && (
                        <span aria-hidden="true" className="text-ink-soft @min-[32em]:hidden">
                          {word}
                        </span>
                      )}
                      {row.cells[key]}
                    </Cell>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  );
}
