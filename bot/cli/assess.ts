import { createInterface } from 'node:readline';
import { z } from 'zod';
import { categories } from '../../services/absence/mark.ts';
import { assess } from '../../services/rules/assess.ts';
import { readRuleset } from '../../services/rules/readRuleset.ts';
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

/**
 * `naervaer assess`: reads pupils with their marks, writes the rules' result for a day, one JSON line each.
 * @throws DataFileError for bad rules, calendar or line, an invalid day or one outside the calendar
 */
export async function assessCommand(
  options: { rules: readonly string[]; calendar: string; on: string },
  input: NodeJS.ReadableStream,
  output: NodeJS.WritableStream,
  around: Surroundings = ofProcess,
): Promise<void> {
  const files = options.rules.flatMap((list) => list.split(','));
  const [rulesets, calendar] = await Promise.all([
    Promise.all(files.map((file) => readRuleset(file))),
    readWarnedCalendar(options.calendar, around),
  ]);
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
