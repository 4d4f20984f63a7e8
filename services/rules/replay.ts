import type { Mark } from '../absence/mark.ts';
import type { SchoolCalendar } from '../calendar/schoolCalendar.ts';
import { type CompiledCriterion, compileRules, type Finder } from './compileRules.ts';
import type { Ruleset } from './ruleset.ts';
import { bindingRules, type SchoolKind } from './schoolKinds.ts';

export type ReplayPupil = {
  classId: string;
  grade: number;
  marks: readonly Mark[];
  /** The kind of the pupil's school; without it all duties bind. */
  kind?: SchoolKind;
};

export type ReplayInput = {
  rulesets: readonly Ruleset[];
  calendar: SchoolCalendar;
  pupils: readonly ReplayPupil[];
  /** Both included. */
  from: Temporal.PlainDate;
  to: Temporal.PlainDate;
};

/** How many pupils ever got a level or duty, and how often it was newly given. */
export type Raised = { name: string; pupils: number; alarms: number };

export type Replayed = {
  schoolDays: number;
  pupils: number;
  classes: number;
  /** By the rulesets' order of levels, then the duties by name. */
  levels: readonly Raised[];
  duties: readonly Raised[];
  byClass: readonly { classId: string; pupils: number; alarms: number }[];
  /** Alarms per class and week of five school days, over the whole time. */
  alarmsPerClassAndWeek: number;
};

/**
 * What rules would have said, day by day: an alarm is a pupil's level that is higher than on the
 * previous school day, or a new duty. Each `next()` advances one school day, so a caller can show
 * progress. O(school days × pupils × marks of a pupil).
 */
export function* replay(input: ReplayInput): Generator<{ done: number; total: number }, Replayed> {
  const { rulesets, calendar, pupils } = input;
  const days = calendar.between(input.from, input.to);
  const watch = new Watch(pupils);
  const bound = pupils.map(({ grade, marks, kind }) => {
    return { grade, marks, binding: kind ? bindingRules(rulesets, kind) : rulesets };
  });
  for (const [index, on] of days.entries()) {
    for (const [number, { grade, marks, binding }] of bound.entries()) {
      if (marks.length === 0) continue;
      watch.begin(number);
      compileRules({ rulesets: binding, calendar, on, grade }).met(marks, watch);
      watch.end();
    }
    yield { done: index + 1, total: days.length };
  }
  return summary(input, days.length, watch);
}

/** Remembers what each pupil got the day before, and counts what is new. */
class Watch implements Finder {
  readonly levels = new Map<string, { rank: number; pupils: Set<number>; alarms: number }>();
  readonly duties = new Map<string, { bit: number; pupils: Set<number>; alarms: number }>();
  readonly byClass = new Map<string, { pupils: Set<number>; alarms: number }>();
  readonly #pupils: readonly ReplayPupil[];
  readonly #rankBefore: Int8Array;
  readonly #dutiesBefore: Int32Array;
  #number = 0;
  #level: string | undefined;
  #rank = -1;
  #dutyBits = 0;

  constructor(pupils: readonly ReplayPupil[]) {
    this.#pupils = pupils;
    this.#rankBefore = new Int8Array(pupils.length).fill(-1);
    this.#dutiesBefore = new Int32Array(pupils.length);
  }

  begin(number: number): void {
    this.#number = number;
    this.#level = undefined;
    this.#rank = -1;
    this.#dutyBits = 0;
  }

  take({ criterion, rank }: CompiledCriterion): void {
    if (criterion.duty !== undefined) this.#dutyBits |= this.#dutyOf(criterion.duty).bit;
    if (criterion.level === undefined || rank === undefined || rank <= this.#rank) return;
    this.#rank = rank;
    this.#level = criterion.level;
  }

  end(): void {
    const at = this.#number;
    if (this.#level !== undefined && this.#rank > (this.#rankBefore[at] ?? -1)) {
      const known = this.levels.get(this.#level);
      const level = known ?? { rank: this.#rank, pupils: new Set<number>(), alarms: 0 };
      this.levels.set(this.#level, level);
      this.#raise(level);
    }
    const fresh = this.#dutyBits & ~(this.#dutiesBefore[at] ?? 0);
    if (fresh !== 0) {
      for (const duty of this.duties.values()) if ((duty.bit & fresh) !== 0) this.#raise(duty);
    }
    this.#rankBefore[at] = this.#rank;
    this.#dutiesBefore[at] = this.#dutyBits;
  }

  #raise(one: { pupils: Set<number>; alarms: number }): void {
    const classId = this.#pupils[this.#number]?.classId ?? '';
    const ofClass = this.byClass.get(classId) ?? { pupils: new Set<number>(), alarms: 0 };
    this.byClass.set(classId, ofClass);
    for (const counted of [one, ofClass]) {
      counted.pupils.add(this.#number);
      counted.alarms += 1;
    }
  }

  #dutyOf(name: string) {
    const known = this.duties.get(name);
    if (known) return known;
    const duty = { bit: 1 << this.duties.size, pupils: new Set<number>(), alarms: 0 };
    this.duties.set(name, duty);
    return duty;
  }
}

function summary({ pupils }: ReplayInput, schoolDays: number, watch: Watch): Replayed {
  const classes = new Set(pupils.map(({ classId }) => classId)).size;
  const byClass = [...watch.byClass].map(([classId, one]) => ({
    classId,
    pupils: one.pupils.size,
    alarms: one.alarms,
  }));
  const alarms = byClass.reduce((sum, one) => sum + one.alarms, 0);
  const weeks = schoolDays / 5;
  const raised = ([name, one]: [string, { pupils: Set<number>; alarms: number }]): Raised => ({
    name,
    pupils: one.pupils.size,
    alarms: one.alarms,
  });
  return {
    schoolDays,
    pupils: pupils.length,
    classes,
    levels: [...watch.levels].toSorted(([, a], [, b]) => a.rank - b.rank).map(raised),
    duties: [...watch.duties].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(raised),
    byClass: byClass.toSorted((a, b) => b.alarms - a.alarms || (a.classId < b.classId ? -1 : 1)),
    alarmsPerClassAndWeek: classes * weeks === 0 ? 0 : alarms / (classes * weeks),
  };
}
