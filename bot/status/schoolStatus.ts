import type { Actor } from '../../services/access/access.ts';
import { contactSteps } from '../../services/cases/contactSteps.ts';
import { planSteps } from '../../services/cases/planBegan.ts';
import { RefusedError } from '../../services/errors/errors.ts';
import { caseMeeting } from '../../services/meetings/meetingView.ts';
import { registerAge } from '../../services/status/registerAge.ts';
import { type StatusInput, statusView } from '../../services/status/statusView.ts';
import type { StatusView } from '../../services/status/views.ts';
import { toldOfClasses } from '../casework/toldOfClasses.ts';
import { type App, localTime } from '../core/app.ts';
import type { RecordReader } from '../core/recordReader.ts';

/**
 * The status of a class (by id) or of the `school`, for its staff, from `records`.
 * @throws RefusedError `gone` if the class no longer exists, `not_allowed`
 */
export async function schoolStatus(
  app: Pick<App, 'calendar' | 'playbook' | 'now'> & Partial<Pick<App, 'registerStaleDays'>>,
  actor: Actor,
  id: string,
  asked: Pick<StatusInput, 'list' | 'page' | 'perPage' | 'review'>,
  records: Pick<RecordReader, 'list'>,
): Promise<StatusView> {
  const one = actor.roster.classById(id);
  if (id !== 'school' && !one) throw new RefusedError('gone');
  const stored = await loadCases(records);
  const today = localTime(app).toPlainDate();
  const [read] = await records.list('registerRead');
  const { calendar, registerStaleDays = 0 } = app;
  return statusView({
    scope: one ? { class: one } : 'school',
    actor,
    calendar,
    today,
    registerRead: registerAge(read?.value, calendar, today, registerStaleDays),
    contact: contactSteps(app.playbook),
    plans: planSteps(app.playbook),
    leaving: app.playbook.left,
    coverage: app.playbook.coverage,
    ...stored,
    ...asked,
  });
}

/** All data for a status. O(records). */
export async function loadCases(
  records: Pick<RecordReader, 'list'>,
): Promise<
  Pick<StatusInput, 'absences' | 'cases' | 'classReports' | 'registerDays' | 'meetingOf'>
> {
  const [told, cases, meetings] = await Promise.all([
    toldOfClasses(records),
    records.list('case'),
    records.list('meeting'),
  ]);
  const starts = new Map(
    meetings.flatMap(({ value }) => {
      const meeting = caseMeeting(value);
      return meeting?.state === 'booked' ? [[value.caseId, meeting.start] as const] : [];
    }),
  );
  return {
    ...told,
    cases: cases.map(({ value }) => value),
    meetingOf: (caseId) => starts.get(caseId),
  };
}
