import { schoolYearOf } from '../../services/calendar/period.ts';
import { RefusedError } from '../../services/errors/errors.ts';
import type { CountedFor } from '../../services/status/overview.ts';
import { audit } from '../core/audit.ts';
import { privately } from '../core/turn.ts';
import { comparedSchools } from '../status/comparedSchools.ts';
import type { MessageWork } from './messageWork.ts';
import { pointToChat } from './pointToChat.ts';

/**
 * Starts counting the schools that somebody answers for; the card shows progress, then the result. Always in
 * the person's own chat.
 * @throws RefusedError `not_allowed`, `not_whole_municipality`, `unknown_year`
 */
export function startOverview(
  { app, turn, unit, outbox, at }: Omit<MessageWork, 'context'>,
  wanted: CountedFor,
): void {
  const { actor, id } = turn;
  const schools = comparedSchools(app, actor, wanted.about);
  const on = at.slice(0, 10);
  const current = schoolYearOf(Temporal.PlainDate.from(on)).from.year;
  if (wanted.about === 'year' && wanted.year > current) throw new RefusedError('unknown_year');
  const { school, municipality } = actor.roster;
  unit.put('overview', id, {
    id,
    by: actor.member.id,
    about: wanted.about,
    year: wanted.about === 'year' ? wanted.year : current,
    on,
    title: schools.length === 1 ? school.name : municipality,
    done: 0,
    of: schools.length,
  });
  outbox.show(privately(turn), { card: 'overview', id }, 'new');
  outbox.run({ do: 'overview', overviewId: id });
  pointToChat({ turn, outbox });
  audit(unit, {
    turnId: id,
    at,
    by: actor.member.id,
    action: wanted.about === 'year' ? 'report' : wanted.about,
    subjects: schools.map((one) => one.school.id),
  });
}
