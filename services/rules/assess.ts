import type { Approaching, Assessment, AssessmentInput, Measured } from './assessment.ts';
import { type CompiledCriterion, type CompiledRules, compileRules, isMet } from './compileRules.ts';
import { countDays, maskOf, nothingCounted, numbersOf } from './countedDays.ts';
import { countedValue } from './measure.ts';

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

  take(compiled: CompiledCriterion, amount: number): void {
    const { level, duty } = compiled.criterion;
    this.hits = [...this.hits, explain(compiled, amount)];
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

function explain({ ruleset, criterion, told }: CompiledCriterion, amount: number): Measured {
  const { kind, level, duty, text, source, atLeast, moreThan } = criterion;
  const { schoolDays } = told;
  return {
    rulesetId: ruleset.id,
    criterion: criterion.id,
    level,
    duty,
    text,
    source,
    kind,
    value: countedValue(criterion, amount),
    percent: kind === 'percent' && schoolDays > 0 ? (amount * 50) / schoolDays : undefined,
    limit: atLeast ?? moreThan ?? 0,
    comparison: atLeast === undefined ? 'moreThan' : 'atLeast',
    window: told,
  };
}

/** Unmet criteria with some counted absence, nearest first. */
function approachingOf(rules: CompiledRules, input: AssessmentInput): readonly Approaching[] {
  return rules
    .amounts(input.marks)
    .filter(({ compiled, amount }) => amount > 0 && !isMet(compiled, amount))
    .map(({ compiled, amount }) => approach(compiled, amount, rules, input))
    .sort((a, b) => a.daysLeft - b.daysLeft || byCriterion(a, b));
}

/** How many more whole school days of counted absence meet the criterion, and when, at the current pace. */
function approach(
  compiled: CompiledCriterion,
  amount: number,
  { calendar }: CompiledRules,
  { marks, on }: AssessmentInput,
): Approaching {
  const daysLeft = daysTo(compiled, amount);
  const counted = nothingCounted(maskOf(compiled.criterion.counts));
  countDays(marks, [counted], numbersOf(calendar));
  const { last, to } = compiled.window;
  const recent = counted.days.reduce(
    (sum, day, at) =>
      day > last - paceOver && day <= last ? sum + (counted.halves[at] ?? 0) : sum,
    0,
  );
  const needed = recent === 0 ? undefined : Math.ceil((daysLeft * 2 * paceOver) / recent);
  const reached = needed === undefined ? undefined : calendar.plus(on, needed);
  const inTime =
    reached && (!endsWithPeriod(compiled) || Temporal.PlainDate.compare(reached, to) <= 0);
  return {
    ...explain(compiled, amount),
    daysLeft,
    reachedOn: inTime ? reached.toString() : undefined,
  };
}

/** A calendar period starts from zero once it ends. */
function endsWithPeriod({ criterion }: CompiledCriterion): boolean {
  return 'calendar' in criterion.window;
}

/** A whole day is two units for `days`, `percent` and `weekday`, one for the others. */
function daysTo({ criterion, factor, needed, strict }: CompiledCriterion, amount: number): number {
  const units = needed / factor;
  const least = strict ? Math.floor(units) + 1 : Math.ceil(units);
  const aDay = criterion.kind === 'consecutive' || criterion.kind === 'occasions' ? 1 : 2;
  return Math.max(1, Math.ceil((least - amount) / aDay));
}
