import { randomUUID } from 'node:crypto';
import { audit } from '../../bot/core/audit.ts';
import type { SchoolStore } from '../../bot/core/records.ts';
import { transact } from '../../bot/core/unitOfWork.ts';
import { classReportId } from '../../services/absence/classReport.ts';
import type { Roster } from '../../services/roster/roster.ts';

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

/** How many school days a year has. */
const daysAYear = 200;

/** What was said of each class on each school day of so many years, as its teacher's `alle er her`. */
export async function fillClassReports(
  store: SchoolStore,
  { school, classes, staff }: Roster,
  years: number,
): Promise<void> {
  if (years === 0) return;
  const by = staff[0]?.id ?? '';
  await transact(store, school.id, async (unit) => {
    for (let back = years * daysAYear; back > 0; back -= 1) {
      const date = last.toPlainDate().subtract({ days: back }).toString();
      for (const { id: classId } of classes) {
        const report = { classId, date, by, at: `${date}T08:10:00+01:00` };
        unit.put('classReport', classReportId(report), report);
      }
    }
  });
}

/** Lets a school be so many years old. */
export async function fillYears(store: SchoolStore, years: number): Promise<void> {
  if (years > 0) await fillTrail(store, years * entriesAYear, { years });
}
