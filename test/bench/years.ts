import { randomUUID } from 'node:crypto';
import { audit } from '../../bot/core/audit.ts';
import type { SchoolStore } from '../../bot/core/records.ts';
import { transact } from '../../bot/core/unitOfWork.ts';

/** How old the stores are that are compared. */
export const ages = [0, 1, 3];

/** About what the trail of a school of 400 pupils grows by: a hundred entries a school day. */
const entriesAYear = 20_000;

/** When the newest of them was written. */
const last = Temporal.ZonedDateTime.from('2026-11-25T08:10:00[Europe/Copenhagen]');
const yearMs = 365 * 24 * 3_600_000;

/** Entries of the usual size, evenly over so many years up to now: what a school's file grows by. */
export async function fillTrail(
  store: SchoolStore,
  entries: number,
  { school = 'linde', years = 0 } = {},
): Promise<void> {
  await transact(store, school, async (unit) => {
    for (let index = 0; index < entries; index += 1) {
      const turnId = `f:${randomUUID()}`;
      const back = Math.round(years * yearMs * (1 - (index + 1) / entries));
      const at = last
        .subtract({ milliseconds: back })
        .toString({ smallestUnit: 'second', timeZoneName: 'never' });
      audit(unit, { turnId, at, by: `${school}-s1`, action: 'note', subjects: [`${school}-p001`] });
    }
  });
}

/** Lets a school be so many years old. */
export async function fillYears(store: SchoolStore, years: number): Promise<void> {
  if (years > 0) await fillTrail(store, years * entriesAYear, { years });
}
