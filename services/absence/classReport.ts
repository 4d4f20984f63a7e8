import { z } from 'zod';

const earlier = z.strictObject({
  by: z.string().min(1),
  at: z.iso.datetime({ offset: true }),
  in: z.string().optional(),
});

/** A class of which somebody said that all are at school that day; it names no pupil. */
export const classReport = z.strictObject({
  classId: z.string().min(1),
  date: z.iso.date(),
  /** Staff id of who said it last. */
  by: z.string().min(1),
  at: z.iso.datetime({ offset: true }),
  /** The turn in which it was said: it goes with its message. */
  in: z.string().optional(),
  /** Who said it before, oldest first: holds where the newer is taken back. */
  earlier: z.array(earlier).optional(),
});

export type ClassReport = z.output<typeof classReport>;

/** Where a class's report of a day is kept: there is one. */
export function classReportId({ classId, date }: Pick<ClassReport, 'classId' | 'date'>): string {
  return `${date}/${classId}`;
}

/** The day and the class of a report, from where it is kept. */
export function reportedIn(id: string): { date: string; classId: string } {
  const at = id.indexOf('/');
  return { date: id.slice(0, at), classId: id.slice(at + 1) };
}
