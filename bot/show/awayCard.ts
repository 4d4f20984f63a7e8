import { awayCard } from '../../cards/awayCard.ts';
import { unreportedCard } from '../../cards/unreportedCard.ts';
import { type Actor, maySeeClass, maySeeSchool } from '../../services/access/access.ts';
import { RefusedError } from '../../services/errors/errors.ts';
import type { Pupil } from '../../services/roster/roster.ts';
import { awayView } from '../../services/status/awayView.ts';
import { silentClasses } from '../../services/status/weekFigures.ts';
import { toldOfClasses } from '../casework/toldOfClasses.ts';
import { localTime } from '../core/app.ts';
import { type CardKind, namingNobody } from './cardKind.ts';
import { seenPupil } from './seen.ts';

/** Who is away on a day, today unless one is named, in a class or a school the reader sees. O(pupils). */
export const awayKind: CardKind<'away'> = {
  readers: 'person',
  shows: 'nothing',
  show: async ({ app, records, locale }, { id, on, page }, { actor }) => {
    const { title, pupils } = awayIn(actor, id);
    const today = localTime(app).toPlainDate();
    const stored = await records.list('pupil');
    const view = awayView({
      id,
      title,
      pupils,
      absences: new Map(stored.map(({ value }) => [value.pupilId, value])),
      roster: actor.roster,
      calendar: app.calendar,
      on: on === undefined ? today : Temporal.PlainDate.from(on),
      today,
      page,
    });
    const seen = new Set([...view.named, ...view.lines].map(({ pupilId }) => pupilId));
    return {
      message: awayCard(view, locale),
      seen: [...seen].map((pupilId) => seenPupil(pupilId, actor)),
    };
  },
};

/** Of which of the classes that the reader sees nothing was told today; it names nobody. O(pupils). */
export const unreportedKind: CardKind<'unreported'> = {
  readers: 'person',
  shows: 'nothing',
  show: async ({ app, records, locale }, { id }, { actor }) => {
    const { roster, member } = actor;
    const day = localTime(app).toPlainDate();
    const on = day.toString();
    const told = await toldOfClasses(records, on);
    const silent = silentClasses({ roster, calendar: app.calendar, ...told }, day).filter(
      (one) => maySeeClass(actor, one.id) && (id === 'school' || member.classIds.includes(one.id)),
    );
    const isSchoolDay = app.calendar.isSchoolDay(day);
    const titles = silent.map(({ title }) => title);
    return namingNobody(
      unreportedCard({ kind: 'unreported', on, isSchoolDay, classes: titles }, locale),
    );
  },
};

/**
 * Whom the reader sees of a class, of their own classes or of the school.
 * @throws RefusedError `not_allowed`
 */
export function awayIn(actor: Actor, id: string): { title: string; pupils: readonly Pupil[] } {
  const { roster, member } = actor;
  if (id === 'school') {
    if (!maySeeSchool(actor)) throw new RefusedError('not_allowed');
    return { title: roster.school.name, pupils: roster.pupils };
  }
  const asked = id === 'own' ? member.classIds : [id];
  const classes = asked.flatMap((one) =>
    maySeeClass(actor, one) ? (roster.classById(one) ?? []) : [],
  );
  if (classes.length === 0) throw new RefusedError('not_allowed');
  return {
    title: classes.map(({ title }) => title).join(', '),
    pupils: classes.flatMap((one) => roster.pupilsOf(one.id)),
  };
}
