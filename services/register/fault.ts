/**
 * A row that cannot be taken: where, and what was expected. It never repeats what it found, which may be a
 * name or a CPR number.
 */
export type Fault = {
  /** Of the file; of a JSON document, the number of the row. */
  line: number;
  /** The field's number in its row, from 1. */
  column: number;
  expected: string;
};

/** "fravaer.csv:12:3: code: expected …" */
export function faultLine(file: string, { line, column, expected }: Fault): string {
  return `${file}:${line}:${column}: ${expected}`;
}
