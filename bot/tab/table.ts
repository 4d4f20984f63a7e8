import { type Html, html } from './html.ts';

/** A table of figures or cases: its name, its columns, and its rows, of which the first cell names the row. */
export type Table = {
  caption: string;
  columns: readonly string[];
  rows: readonly (readonly Html[])[];
  /** Rows become boxes where there is no room for columns: of words, or of counts. */
  folds?: 'words' | 'counts';
};

/** A table that keeps being one to a screen reader when it is folded: the roles are said. */
export function table({ caption, columns, rows, folds }: Table): Html {
  const heads = columns.map((one) => html`<th scope="col" role="columnheader">${one}</th>`);
  return html`<table role="table" class="${folds === undefined ? 'figures' : `folds ${folds}`}">
<caption>${caption}</caption>
<thead role="rowgroup"><tr role="row">${heads}</tr></thead>
<tbody role="rowgroup">
${rows.map((cells) => row(cells, columns))}
</tbody>
</table>`;
}

function row([first, ...cells]: readonly Html[], columns: readonly string[]): Html {
  const others = cells.map(
    (one, at) => html`<td role="cell" data-column="${columns[at + 1] ?? ''}">${one}</td>`,
  );
  return html`<tr role="row"><th scope="row" role="rowheader">${first ?? html``}</th>${others}</tr>`;
}
