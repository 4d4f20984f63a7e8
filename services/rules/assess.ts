import type { SchoolCalendar } from '../calendar/schoolCalendar.ts';
import type { Approaching, Assessment, AssessmentInput, Figures, Measured } from './assessment.ts';
import {
  amountOf,
  type CompiledCriterion,
  type CompiledPart,
  type CompiledRules,
  compileRules,
  isMet,
} from './compileRules.ts';
import type { Counted } from './countedDays.ts';
import { countedValue, usualHalves, type Weekdays } from './measure.ts';

/** The current pace is measured over this many school days. */
const paceOver = 20;

/**
 * What the rules say of a pupil on a day: the highest level, the duties, every criterion met with its
 * numbers, and how far off the others are (computed on demand). Marks on days without school, after the
 * day of assessment or outside a window do not count.
 */
export function assess(input: AssessmentInput): Assessment {
  const rules = compileRules(input);
  const found = new Finding(rules, input);
  if (input.marks.length > 0) rules.met(input.marks, found);
  found.inOrder();
  return found;
}

/** What is found for one pupil; half a million of these exist, so it is kept small. */
class Finding implements Assessment {
  level: string | undefined = undefined;
  duties: string[] = none;
  hits: Measured[] = none;
  #rank = -1;
  #near: readonly Approaching[] | undefined;
  readonly #rules: CompiledRules;
  readonly #input: AssessmentInput;

  constructor(rules: CompiledRules, input: AssessmentInput) {
    this.#rules = rules;
    this.#input = input;
  }

  take(compiled: CompiledCriterion, amount: number, sets: readonly Counted[]): void {
    const { level, duty } = compiled.criterion;
    this.hits = [...this.hits, explain(compiled, amount, sets, this.#rules.weekdays)];
    if (duty !== undefined && !this.duties.includes(duty)) this.duties = [...this.duties, duty];
    if (level !== undefined && (compiled.rank ?? -1) > this.#rank) {
      this.level = level;
      this.#rank = compiled.rank ?? -1;
    }
  }

  inOrder(): void {
    if (this.duties.length > 1) this.duties.sort();
    if (this.hits.length > 1) this.hits.sort(byCriterion);
  }

  get approaching(): readonly Approaching[] {
    this.#near ??= approachingOf(this.#rules, this.#input);
    return this.#near;
  }
}

/** Shared by all pupils with no findings; never changed. */
const none: never[] = [];

function byCriterion(a: Measured, b: Measured): number {
  const [left, right] = [`${a.criterion} ${a.rulesetId}`, `${b.criterion} ${b.rulesetId}`];
  return left < right ? -1 : Number(left > right);
}

function explain(
  { ruleset, criterion, first, others }: CompiledCriterion,
  amount: number,
  sets: readonly Counted[],
  weekdays: Weekdays,
): Measured {
  const { level, duty, text, source } = criterion;
  const figures = figuresOf(first, amount, sets);
  const measured = { rulesetId: ruleset.id, criterion: criterion.id, level, duty, text, source };
  if (others.length === 0) return { ...measured, ...figures };
  const also = others.map((one) => figuresOf(one, amountOf(one, sets, weekdays), sets));
  return { ...measured, ...figures, also };
}

function figuresOf(compiled: CompiledPart, amount: number, sets: readonly Counted[]): Figures {
  const { part, told } = compiled;
  const { kind, atLeast, moreThan } = part;
  const { schoolDays } = told;
  const counted = sets[compiled.set];
  return {
    kind,
    value: countedValue(part, amount),
    percent: kind === 'percent' && schoolDays > 0 ? (amount * 50) / schoolDays : undefined,
    ...(kind === 'baseline' && counted ? { usual: usualHalves(counted, compiled) / 2 } : {}),
    limit: atLeast ?? moreThan ?? 0,
    comparison: atLeast === undefined ? 'moreThan' : 'atLeast',
    window: told,
  };
}

/** Unmet criteria with some counted absence, nearest first. */
function approachingOf(rules: CompiledRules, input: AssessmentInput): readonly Approaching[] {
  const sets = rules.count(input.marks);
  return rules.criteria
    .flatMap((compiled) => approach(compiled, rules, sets, input) ?? [])
    .sort((a, b) => a.daysLeft - b.daysLeft || byCriterion(a, b));
}

/**
 * How many more whole school days of counted absence meet the criterion, and when, at the current pace:
 * those of the part that is furthest. Undefined for one that is met, cannot be, or has no counted absence.
 */
function approach(
  compiled: CompiledCriterion,
  { calendar, weekdays }: CompiledRules,
  sets: readonly Counted[],
  { on }: AssessmentInput,
): Approaching | undefined {
  const { first, others } = compiled;
  const parts = [first, ...others].map((one) => ({
    one,
    amount: amountOf(one, sets, weekdays),
  }));
  if (parts.every(({ amount }) => amount === 0)) return undefined;
  const unmet = parts
    .filter(({ one, amount }) => !isMet(one, amount))
    .map(({ one, amount }) => ({ one, daysLeft: daysTo(one, amount) }));
  const furthest = unmet.toSorted((a, b) => b.daysLeft - a.daysLeft)[0];
  // A share of a window without school days is never reached.
  if (!furthest || !Number.isFinite(furthest.daysLeft)) return undefined;
  const { one, daysLeft } = furthest;
  return {
    ...explain(compiled, amountOf(first, sets, weekdays), sets, weekdays),
    daysLeft,
    reachedOn: reachedOn(one, daysLeft, sets, calendar, on)?.toString(),
  };
}

/** The day the missing days are there at the pace of the last school days; undefined if there is none in time. */
function reachedOn(
  { part, window, set }: CompiledPart,
  daysLeft: number,
  sets: readonly Counted[],
  calendar: SchoolCalendar,
  on: Temporal.PlainDate,
): Temporal.PlainDate | undefined {
  const recent = halvesLately(sets[set], window.last);
  if (recent === 0) return undefined;
  const reached = calendar.plus(on, Math.ceil((daysLeft * 2 * paceOver) / recent));
  if (!reached) return undefined;
  // A calendar period starts from zero once it ends.
  const inTime =
    !('calendar' in part.window) || Temporal.PlainDate.compare(reached, window.to) <= 0;
  return inTime ? reached : undefined;
}

function halvesLately(counted: Counted | undefined, last: number): number {
  if (!counted) return 0;
  let sum = 0;
  for (let at = 0; at < counted.size; at += 1) {
    const day = counted.days[at] ?? -1;
    if (day > last - paceOver && day <= last) sum += counted.halves[at] ?? 0;
  }
  return sum;
}

/** A whole day is one unit for `consecutive` and `occasions`, two for the others. */
function daysTo({ part, factor, needed, strict }: CompiledPart, amount: number): number {
  const units = needed / factor;
  const least = strict ? Math.floor(units) + 1 : Math.ceil(units);
  const aDay = part.kind === 'consecutive' || part.kind === 'occasions' ? 1 : 2;
  return Math.max(1, Math.ceil((least - amount) / aDay));
}
