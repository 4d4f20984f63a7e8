/** A table for a file, in whatever format. */
export type Sheet = {
  /** File name without extension. */
  fileName: string;
  title: string;
  heading: readonly string[];
  rows: readonly (readonly (string | number)[])[];
  /** Notes below: what is counted and how. */
  notes: readonly string[];
};
