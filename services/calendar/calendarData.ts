import { z } from 'zod';

const isoDate = z.iso.date();

const closedRange = z
  .strictObject({ from: isoDate, to: isoDate, name: z.string().min(1) })
  .refine((range) => range.from <= range.to, 'from must not be after to');

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

const yearParts = z.strictObject({
  name: z.string().min(1),
  timeZone: z.string().refine(isTimeZone, 'expected a time zone').default('Europe/Copenhagen'),
  schoolYear: z
    .strictObject({ first: isoDate, last: isoDate })
    .refine(({ first, last }) => first < last, 'first must be before last'),
  closed: z.array(closedRange),
  /** A grade ("9") that ends before the others, and its last day. */
  lastByGrade: z.record(z.string().regex(/^\d{1,2}$/), isoDate).optional(),
});

type YearParts = z.output<typeof yearParts>;

/** A day outside its own school year is a misprint: the year would silently count wrong. */
function withinItself(
  { schoolYear: { first, last }, closed, lastByGrade = {} }: YearParts,
  context: z.core.$RefinementCtx<YearParts>,
): void {
  // A reversed range is reported as such.
  if (first >= last) return;
  const outside = (day: string) => day < first || day > last;
  const message = `expected days of the school year, ${first} to ${last}`;
  const refuse = (...path: (string | number)[]) =>
    context.addIssue({ code: 'custom', path, message });
  closed.forEach(({ from, to }, index) => {
    if (from > to) return;
    if (outside(from)) refuse('closed', index, 'from');
    else if (outside(to)) refuse('closed', index, 'to');
  });
  for (const [grade, day] of Object.entries(lastByGrade))
    if (outside(day)) refuse('lastByGrade', grade);
}

const year = yearParts.superRefine(withinItself);
/** A single-year file may name its schema. */
const onlyYear = yearParts.extend({ $schema: z.string().optional() }).superRefine(withinItself);

const years = z.strictObject({
  $schema: z.string().optional(),
  years: z
    .array(year)
    .min(1)
    .superRefine((all, context) => {
      all.forEach(({ schoolYear }, index) => {
        const overlaps = all
          .slice(0, index)
          .some(
            (other) =>
              schoolYear.first <= other.schoolYear.last &&
              other.schoolYear.first <= schoolYear.last,
          );
        if (!overlaps) return;
        const message = 'expected a year that overlaps no other: its days would count twice';
        context.addIssue({ code: 'custom', path: [index], message });
      });
    }),
});

/** A calendar file: one school year, or `{"years":[…]}` of them. Format: the contract's calendar. */
export const calendarData = z.union([years, onlyYear]).transform((file) => {
  const all = 'years' in file ? file.years : [file];
  return {
    name: all.map(({ name }) => name).join(', '),
    timeZone: all[0]?.timeZone ?? 'Europe/Copenhagen',
    years: all,
  };
});

export type CalendarData = z.output<typeof calendarData>;
