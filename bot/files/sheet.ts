/** A table for a file, in whatever format. */
export type Sheet = {
  /** File name without extension. */
  fileName: string;
  title: string;
  heading: readonly string[];
  rows: readonly (readonly (string | number)[])[];
  /** Whether the last row sums up the others. */
  endsInTotals?: true;
  /** Notes below: what is counted and how. */
  notes: readonly string[];
};
