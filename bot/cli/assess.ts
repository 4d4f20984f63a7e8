import { createInterface } from 'node:readline';
import { z } from 'zod';
import { categories } from '../../services/absence/mark.ts';
import { assess } from '../../services/rules/assess.ts';
import { readRuleset } from '../../services/rules/readRuleset.ts';
import { readSchoolKind } from '../../services/rules/readSchoolKinds.ts';
import { bindingRules } from '../../services/rules/schoolKinds.ts';
import { dayOf, refuseUnplanned } from './dayOf.ts';
import { parseInputLine } from './parseInputLine.ts';
import { ofProcess, readWarnedCalendar, type Surroundings } from './surroundings.ts';

const pupilLine = z.object({
  pupil: z.string(),
  grade: z.int().min(0).max(10),
  marks: z.array(
    z.object({
      date: z.iso.date(),
      category: z.enum(categories),
      fraction: z.literal([0, 0.5, 1], 'expected 0, 0.5 or 1'),
    }),
  ),
});

export type AssessOptions = {
  rules: readonly string[];
  calendar: string;
  /** The day of assessment, ISO. */
  on: string;
  /** The kind of school that the pupils go to, whose duties alone are raised; all of them without it. */
  kind?: string;
  /** The kinds, and which duties bind each. */
  kinds?: string;
};

/**
 * `naervaer assess`: reads pupils with their marks, writes the rules' result for a day, one JSON line each.
 * @throws DataFileError for bad rules, calendar, kind of school or line, an invalid day or one outside the calendar
 */
export async function assessCommand(
  options: AssessOptions,
  input: NodeJS.ReadableStream,
  output: NodeJS.WritableStream,
  around: Surroundings = ofProcess,
): Promise<void> {
  const files = options.rules.flatMap((list) => list.split(','));
  const [read, calendar, kind] = await Promise.all([
    Promise.all(files.map((file) => readRuleset(file))),
    readWarnedCalendar(options.calendar, around),
    options.kind === undefined || options.kinds === undefined
      ? undefined
      : readSchoolKind(options.kinds, options.kind),
  ]);
  const rulesets = kind ? bindingRules(read, kind) : read;
  const on = dayOf('--on', options.on, { calendar, now: around.now });
  refuseUnplanned('--on', on, calendar);
  let number = 0;
  for await (const text of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    number += 1;
    if (text.trim() === '') continue;
    const { pupil, grade, marks } = parseInputLine(text, number, pupilLine);
    const { level, duties, hits } = assess({ rulesets, calendar, on, grade, marks });
    const values = hits.map(({ criterion, value }) => ({ criterion, value }));
    output.write(`${JSON.stringify({ pupil, level: level ?? null, duties, hits: values })}\n`);
  }
}
