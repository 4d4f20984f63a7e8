type Cell = string | number;

/**
 * Rows as CSV (RFC 4180) the way a Danish Excel opens it: fields apart by semicolon, decimals by comma,
 * lines by CRLF, and a mark of UTF-8 first. A text that a spreadsheet would take for a formula begins
 * with an apostrophe, so that it stays a text.
 */
export function csv(rows: readonly (readonly Cell[])[]): string {
  return `\uFEFF${rows.map((row) => `${row.map(field).join(';')}\r\n`).join('')}`;
}

function field(cell: Cell): string {
  if (typeof cell === 'number') return String(cell).replace('.', ',');
  const text = /^[=+\-@\t\r\n]/.test(cell) ? `'${cell}` : cell;
  return /[";\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
