import type { Line } from '../finding.ts';

/** A line of the doctor's without what it says to the operator alone: no ids, no paths, no words of others. */
export type LineShown = Pick<Line, 'check' | 'state' | 'code' | 'facts'>;

export function linesShown(lines: readonly Line[]): readonly LineShown[] {
  return lines.map(({ check, state, code, facts }) => ({ check, state, code, facts }));
}
