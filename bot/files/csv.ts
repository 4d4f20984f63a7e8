type Cell = string | number;

/**
 * Rows as CSV (RFC 4180) as a Danish Excel expects it: semicolons between fields, decimal commas, CRLF line
 * ends and a UTF-8 BOM. Text that a spreadsheet would read as a formula gets a leading apostrophe.
 */
export function csv(rows: readonly (readonly Cell[])[]): string {
  return `\uFEFF${rows.map((row) => `${row.map(field).join(';')}\r\n`).join('')}`;
}

function field(cell: Cell): string {
  if (typeof cell === 'number') return String(cell).replace('.', ',');
  const text = /^[=+\-@\t\r\n]/.test(cell) ? `'${cell}` : cell;
  return /[";\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
