import { z } from 'zod';

const isoDate = z.iso.date();

const closedRange = z
  .strictObject({ from: isoDate, to: isoDate, name: z.string().min(1) })
  .refine((range) => range.from <= range.to, 'from must not be after to');

const year = z.object({
  name: z.string().min(1),
  timeZone: z.string().min(1).default('Europe/Copenhagen'),
  schoolYear: z
    .strictObject({ first: isoDate, last: isoDate })
    .refine(({ first, last }) => first < last, 'first must be before last'),
  closed: z.array(closedRange),
  /** A grade ("9") that ends before the others, and its last day. */
  lastByGrade: z.record(z.string().regex(/^\d{1,2}$/), isoDate).optional(),
});

/** A calendar file: one school year, or `{"years":[…]}` of them. Format: the contract's calendar. */
export const calendarData = z
  .union([
    z.strictObject({ $schema: z.string().optional(), years: z.array(year).min(1) }),
    year.transform((only) => ({ years: [only] })),
  ])
  .transform(({ years }) => ({
    name: years.map(({ name }) => name).join(', '),
    timeZone: years[0]?.timeZone ?? 'Europe/Copenhagen',
    years,
  }));

export type CalendarData = z.output<typeof calendarData>;
