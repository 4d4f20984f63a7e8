import type { Approaching, Assessment, AssessmentInput, Measured } from './assessment.ts';
import { type CompiledCriterion, type CompiledRules, compileRules } from './compileRules.ts';
import { countDays, maskOf, numbersOf } from './countedDays.ts';
import { countedValue, type Measure } from './measure.ts';

/** The present pace is that of the last so many school days. */
const paceOver = 20;

/**
 * What the rules say of a pupil on a day: the highest level, the duties, every criterion that is met
 * with its numbers, and how far it is to those that are not. Marks on days without school, after the
 * day of assessment or outside a window do not count.
 */
export function assess(input: AssessmentInput): Assessment {
  const rules = compileRules(input);
  const hits: Measured[] = [];
  const approaching: Approaching[] = [];
  const duties = new Set<string>();
  let highest: { level: string; rank: number } | undefined;
  rules.each(input.marks, (compiled, measured, met) => {
    const { level, duty } = compiled.criterion;
    if (!met) {
      if (measured.amount > 0) approaching.push(approach(compiled, measured, rules, input));
      return;
    }
    hits.push(explain(compiled, measured));
    if (duty !== undefined) duties.add(duty);
    if (level !== undefined && (compiled.rank ?? -1) > (highest?.rank ?? -1)) {
      highest = { level, rank: compiled.rank ?? -1 };
    }
  });
  return {
    level: highest?.level,
    duties: [...duties].toSorted(),
    hits: hits.toSorted(byCriterion),
    approaching: approaching.toSorted((a, b) => a.daysLeft - b.daysLeft || byCriterion(a, b)),
  };
}

function byCriterion(a: Measured, b: Measured): number {
  const [left, right] = [`${a.criterion} ${a.rulesetId}`, `${b.criterion} ${b.rulesetId}`];
  return left < right ? -1 : Number(left > right);
}

function explain({ ruleset, criterion, window }: CompiledCriterion, measured: Measure): Measured {
  const { kind, level, duty, text, source, atLeast, moreThan } = criterion;
  const elapsed = kind === 'percent' && criterion.of === 'elapsed';
  const schoolDays = elapsed || kind !== 'percent' ? window.elapsed : window.planned;
  return {
    rulesetId: ruleset.id,
    criterion: criterion.id,
    level,
    duty,
    text,
    source,
    kind,
    value: countedValue(criterion, measured),
    percent: kind === 'percent' && schoolDays > 0 ? (measured.amount * 50) / schoolDays : undefined,
    limit: atLeast ?? moreThan ?? 0,
    comparison: atLeast === undefined ? 'moreThan' : 'atLeast',
    window: { from: window.from.toString(), to: window.to.toString(), schoolDays },
  };
}

/** How many more whole school days of counted absence meet the criterion, and when the present pace gets there. */
function approach(
  compiled: CompiledCriterion,
  measured: Measure,
  { calendar }: CompiledRules,
  { marks, on }: AssessmentInput,
): Approaching {
  const daysLeft = daysTo(compiled, measured);
  const numbers = numbersOf(calendar);
  const { days, halves } = countDays(marks, maskOf(compiled.criterion.counts), numbers);
  const { last, to } = compiled.window;
  const recent = days.reduce(
    (sum, day, at) => (day > last - paceOver && day <= last ? sum + (halves[at] ?? 0) : sum),
    0,
  );
  const needed = recent === 0 ? undefined : Math.ceil((daysLeft * 2 * paceOver) / recent);
  const reached = needed === undefined ? undefined : calendar.plus(on, needed);
  const inTime =
    reached && (!endsWithPeriod(compiled) || Temporal.PlainDate.compare(reached, to) <= 0);
  return {
    ...explain(compiled, measured),
    daysLeft,
    reachedOn: inTime ? reached.toString() : undefined,
  };
}

/** A calendar period starts from nothing when it is over. */
function endsWithPeriod({ criterion }: CompiledCriterion): boolean {
  return 'calendar' in criterion.window;
}

function daysTo({ criterion, window }: CompiledCriterion, { amount }: Measure): number {
  const limit = criterion.atLeast ?? criterion.moreThan ?? 0;
  const strict = criterion.atLeast === undefined;
  const least = (units: number) => (strict ? Math.floor(units) + 1 : Math.ceil(units));
  if (criterion.kind === 'consecutive' || criterion.kind === 'occasions') {
    return Math.max(1, least(limit) - amount);
  }
  const of =
    criterion.kind === 'percent' && criterion.of === 'elapsed' ? window.elapsed : window.planned;
  const halves = criterion.kind === 'percent' ? (limit * 2 * of) / 100 : limit * 2;
  return Math.max(1, Math.ceil((least(halves) - amount) / 2));
}
