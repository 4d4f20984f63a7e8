import { z } from 'zod';

/** Who is asked why a pupil was away: first the class, then the leadership. */
export const askedLevels = ['class', 'leader'] as const;

export type AskedLevel = (typeof askedLevels)[number];

/** "Ved ikke": the question stands, and goes on to whoever is asked next. */
export const reasonUnknown = z.strictObject({
  by: z.string().min(1),
  at: z.iso.datetime({ offset: true }),
  /** As whom they were asked. */
  as: z.enum(askedLevels),
  dates: z.array(z.iso.date()).min(1),
});

export type ReasonUnknown = z.output<typeof reasonUnknown>;
