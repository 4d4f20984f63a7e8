/** A table as it goes into a file, whatever its format. */
export type Sheet = {
  /** Name of the file, without its ending. */
  fileName: string;
  title: string;
  heading: readonly string[];
  rows: readonly (readonly (string | number)[])[];
  /** What stands below: what is counted and how. */
  notes: readonly string[];
};
