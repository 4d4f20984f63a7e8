import { type Chart, type Edge, grammarOf, parseChart } from './chart.ts';
import { piecesOf, type TimeToken } from './pieces.ts';
import type { Told } from './rule.ts';
import { counts } from './rules/counts.ts';
import { dates } from './rules/dates.ts';
import { days } from './rules/days.ts';
import { daysOfWeeks } from './rules/daysOfWeeks.ts';
import { evenWeeks } from './rules/evenWeeks.ts';
import { exceptions } from './rules/exceptions.ts';
import { forms } from './rules/forms.ts';
import { holidayRules } from './rules/holidays.ts';
import { joints } from './rules/joints.ts';
import { lists } from './rules/lists.ts';
import { openEnds } from './rules/openEnds.ts';
import { periods } from './rules/periods.ts';
import { points } from './rules/points.ts';
import { ranges } from './rules/ranges.ts';
import { recurring } from './rules/recurring.ts';
import { retellings } from './rules/retellings.ts';
import { returns } from './rules/returns.ts';
import { vague } from './rules/vague.ts';
import { weekdayRules } from './rules/weekdays.ts';
import { weeks } from './rules/weeks.ts';
import { seeds } from './seeds.ts';
import type { TimeSet } from './when.ts';

/** Every rule; of two that read the same words, the earlier one holds. */
export const allRules: readonly Told[] = [
  ...points,
  ...counts,
  ...vague,
  ...holidayRules,
  ...evenWeeks,
  ...recurring,
  ...weeks,
  ...periods,
  ...days,
  ...dates,
  ...weekdayRules,
  ...exceptions,
  ...returns,
  ...joints,
  ...forms,
  ...ranges,
  ...lists,
  ...openEnds,
  ...daysOfWeeks,
  ...retellings,
];

const grammar = grammarOf(allRules.flatMap(({ rules }) => rules));

/** Words the grammar reads as they stand ("imorgen", "forgårs"): none of them is a slip for another. */
export const timeWords: ReadonlySet<string> = new Set(
  allRules.flatMap(({ rules }) =>
    rules.flatMap(({ slots }) =>
      slots.flatMap((slot) => (slot.is === 'words' ? [...slot.words] : [])),
    ),
  ),
);

/** A time expression: the token after it, and the days it names. */
export type FoundTime = { next: number; set: TimeSet };

/** The time expressions of a message, by the token they start at. */
export type Times = {
  /** The longest one at a token, that ends before another. */
  at(token: number, before?: number): FoundTime | undefined;
};

/**
 * Reads the time expressions of a message. O(tokens).
 * @param isClock whether the token at an index is a time of day
 */
export function readTimes(tokens: readonly TimeToken[], isClock: (at: number) => boolean): Times {
  const { pieces, starts } = piecesOf(tokens, isClock);
  const chart: Chart = parseChart(pieces, grammar, seeds);
  const tokenAt = new Map<number, number>();
  for (const [token, piece] of starts.entries()) tokenAt.set(piece, token);
  return {
    at: (token, before = Number.POSITIVE_INFINITY) => {
      const start = starts[token];
      const edges = start === undefined ? undefined : chart[start]?.get('set');
      let best: FoundTime | undefined;
      for (const edge of edges ?? []) {
        const next = tokenAt.get(edge.to);
        if (next !== undefined && next < before && next > (best?.next ?? 0))
          best = { next, set: setIn(edge) };
      }
      return best;
    },
  };
}

function setIn(edge: Edge): TimeSet {
  if (edge.category !== 'set') throw new TypeError(`not a set of days: ${edge.category}`);
  return edge.value;
}
