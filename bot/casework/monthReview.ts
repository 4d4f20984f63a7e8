import { type AbsenceTeam, reviewBasis } from '../../services/access/absenceTeam.ts';
import { type Actor, maySeePupil, maySeeSchool } from '../../services/access/access.ts';
import type { Early } from '../../services/cases/earlyItems.ts';
import { RefusedError } from '../../services/errors/errors.ts';
import { monthDue, type ReviewInput, reviewCount } from '../../services/status/monthReview.ts';
import type { StatusView } from '../../services/status/views.ts';
import { type App, localTime, rulesetsOf } from '../core/app.ts';
import type { RecordReader } from '../core/recordReader.ts';

/** The record that says when a school's review was last gone through. */
export const lastReviewId = 'school';

type Reader = Pick<RecordReader, 'load' | 'list'>;

/** All that the month's review is made from, for one reader. O(records). */
export async function reviewInput(
  app: Pick<App, 'calendar' | 'rulesets' | 'kinds' | 'playbook' | 'now'>,
  actor: Actor,
  records: Pick<Reader, 'list'>,
): Promise<ReviewInput> {
  const [absences, signs] = await Promise.all([records.list('pupil'), records.list('earlySign')]);
  return {
    actor,
    calendar: app.calendar,
    rulesets: rulesetsOf(app, actor.roster.school.id),
    absenceTeam: app.playbook.absenceTeam,
    absences: absences.map(({ value }) => value),
    signs: signs.map(({ value }) => value),
    today: localTime(app).toPlainDate(),
  };
}

/** The day of the last review, ISO; undefined before the first. */
export async function lastReview(records: Pick<Reader, 'load'>): Promise<string | undefined> {
  return (await records.load('absenceReview', lastReviewId))?.on;
}

/**
 * The month's review while nobody has gone through it, with how many are on it. Counted only where it is due.
 * O(pupils) then, and O(criteria) for each pupil whose absence changed that day.
 * @param actor somebody who sees the whole school
 */
export async function dueReview(app: App, actor: Actor, records: Reader): Promise<Early['review']> {
  const today = localTime(app).toPlainDate();
  const month = monthDue(app.calendar, today, await lastReview(records));
  if (month === undefined) return undefined;
  return { month, count: reviewCount(await reviewInput(app, actor, records)) };
}

/**
 * The review's card for a reader: of the school for its absence team and leaders, of their own classes for
 * teachers.
 * @throws RefusedError `not_allowed` for somebody who sees no class
 */
export function reviewSubject(
  actor: Actor,
  team: AbsenceTeam,
): { card: 'monthReview'; id: 'school' | 'own' } {
  if (reviewBasis(actor, team)) return { card: 'monthReview', id: 'school' };
  if (!actor.roster.pupils.some((pupil) => maySeePupil(actor, pupil))) {
    throw new RefusedError('not_allowed');
  }
  return { card: 'monthReview', id: 'own' };
}

/** How many are on the review and when it was last gone through; for those who see the whole school. */
export async function reviewStatus(
  app: App,
  actor: Actor,
  records: Reader,
): Promise<StatusView['review']> {
  if (!maySeeSchool(actor)) return undefined;
  const count = reviewCount(await reviewInput(app, actor, records));
  return { count, last: await lastReview(records) };
}
