import { z } from 'zod';

/** The classes of which the register has spoken on a day: who is not absent there was present. */
export const registerDay = z.strictObject({
  date: z.iso.date(),
  classIds: z.array(z.string().min(1)),
});

export type RegisterDay = z.output<typeof registerDay>;

/** When a school's register was last read, whatever it said. */
export const registerRead = z.strictObject({ at: z.iso.datetime({ offset: true }) });

export type RegisterRead = z.output<typeof registerRead>;

/** The id of that record: each school has one. */
export const registerReadId = 'last';

/**
 * With more classes that the register has spoken of.
 * @returns the same object where nothing is new
 */
export function withClasses(
  day: RegisterDay | undefined,
  date: string,
  classIds: Iterable<string>,
): RegisterDay {
  const before = day ?? { date, classIds: [] };
  const all = new Set([...before.classIds, ...classIds]);
  return all.size === before.classIds.length ? before : { date, classIds: [...all].sort() };
}
