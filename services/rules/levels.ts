import type { Ruleset } from './ruleset.ts';

/** Levels shared by all municipal rulesets, lowest first; other names rank in their own ruleset's order. */
export const commonLevels: readonly string[] = ['attention', 'worrying', 'dropout_risk'];

/**
 * Whether one level is above another, by the ruleset that knows both, else in the common order. A level that
 * nobody orders counts as higher: it is not known to be the same.
 */
export function isHigher(level: string, than: string, rulesets: readonly Ruleset[]): boolean {
  if (level === than) return false;
  const own = rulesets.find(({ levels }) => levels.includes(level) && levels.includes(than));
  const order = own?.levels ?? commonLevels;
  const [high, low] = [order.indexOf(level), order.indexOf(than)];
  return high === -1 || low === -1 || high > low;
}
