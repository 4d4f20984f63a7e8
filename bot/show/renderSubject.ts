import type { CardMessage, Locale } from '../../cards/cardMessage.ts';
import { caseCard } from '../../cards/caseCard.ts';
import { caseToolsCard } from '../../cards/caseToolsCard.ts';
import { conflictCard } from '../../cards/conflictCard.ts';
import { digestCard } from '../../cards/digestCard.ts';
import { dryRunCard } from '../../cards/dryRunCard.ts';
import { meetingCard } from '../../cards/meetingCard.ts';
import { missedCard } from '../../cards/missedCard.ts';
import { municipalityStatusCard } from '../../cards/municipalityStatusCard.ts';
import { pupilStatusCard } from '../../cards/pupilStatusCard.ts';
import { questionCard } from '../../cards/questionCard.ts';
import { receiptCard } from '../../cards/receiptCard.ts';
import { statusCard } from '../../cards/statusCard.ts';
import { teamLinkCard } from '../../cards/teamLinkCard.ts';
import { tellingCard } from '../../cards/tellingCard.ts';
import { timelineCard } from '../../cards/timelineCard.ts';
import { withRefusal } from '../../cards/withRefusal.ts';
import { yearReportCard } from '../../cards/yearReportCard.ts';
import { marksOf } from '../../services/absence/marksOf.ts';
import { nothingNoted } from '../../services/absence/pupilAbsence.ts';
import { type Actor, caseAccess, mayCorrect, maySeeSchool } from '../../services/access/access.ts';
import { caseView } from '../../services/cases/caseView.ts';
import { conflictView } from '../../services/cases/conflictView.ts';
import { receiptView } from '../../services/cases/receiptView.ts';
import { timelineView } from '../../services/cases/timelineView.ts';
import type { CaseView } from '../../services/cases/views.ts';
import { RefusedError } from '../../services/errors/errors.ts';
import { isPast } from '../../services/meetings/meeting.ts';
import { caseMeeting, meetingView } from '../../services/meetings/meetingView.ts';
import { questionView } from '../../services/notes/questionView.ts';
import { schoolChoiceView } from '../../services/notes/schoolChoice.ts';
import { municipalityStatusView, yearReportView } from '../../services/status/overview.ts';
import { pupilStatusView } from '../../services/status/pupilStatusView.ts';
import { morningList } from '../casework/morningList.ts';
import { type App, localTime, settingOf, stamp } from '../core/app.ts';
import { ofSchool } from '../core/cardSeal.ts';
import type { Subject } from '../core/outboxItem.ts';
import { municipalityPart } from '../core/records.ts';
import { everySchoolOf } from '../core/schools.ts';
import { mayHaveFile } from '../files/contentOf.ts';
import { schoolStatus } from '../status/schoolStatus.ts';
import { noticeFor } from './renderNotice.ts';
import { tellingView } from './tellingView.ts';
import type { Looker } from './viewer.ts';

/**
 * Makes a subject's card from what the store holds now, for one reader.
 * @param refusal told above the card when a press changed nothing
 * @returns undefined when the subject is gone or not the reader's to see
 */
export async function renderSubject(
  app: App,
  school: string,
  subject: Subject,
  looker: Looker,
  locale: Locale,
  refusal?: Pick<RefusedError, 'code' | 'details'>,
): Promise<CardMessage | undefined> {
  try {
    const message = await cardOf(app, school, subject, looker, locale);
    if (!message) return undefined;
    const told = refusal ? withRefusal(message, refusal, locale) : message;
    return school === municipalityPart ? told : ofSchool(told, school);
  } catch (error) {
    if (error instanceof RefusedError) return undefined;
    throw error;
  }
}

async function cardOf(
  app: App,
  school: string,
  subject: Subject,
  looker: Looker,
  locale: Locale,
): Promise<CardMessage | undefined> {
  if (subject.card === 'notice') {
    return noticeFor(subject, looker, locale, schoolNames(app, looker));
  }
  if (subject.card === 'teamLink') return teamLink(app, subject.id, locale);
  if (subject.card === 'missed') return missed(app, school, subject.id, locale);
  if (looker === 'anybody') return undefined;
  if (subject.card === 'case') {
    return caseMessage(app, school, subject.id, looker, caseCard, locale);
  }
  if (!('actor' in looker)) return undefined;
  const { actor } = looker;
  switch (subject.card) {
    case 'receipt':
      return receipt(app, school, subject.id, actor, locale);
    case 'question':
      return question(app, school, subject.id, actor, locale);
    case 'conflict':
      return conflictMessage(app, school, subject.id, actor, locale);
    case 'caseTools':
      return caseMessage(app, school, subject.id, { actor }, caseToolsCard, locale);
    case 'timeline':
      return timeline(app, school, subject.id, actor, locale);
    case 'digest':
      return digest(app, subject.id, actor, locale);
    case 'meeting':
      return meetingMessage(app, school, subject.id, actor, locale);
    case 'status':
      return status(app, subject, actor, locale);
    case 'overview':
      return overviewMessage(app, school, subject, actor, locale);
    case 'dryRun':
      return dryRunMessage(app, school, subject.id, actor, locale);
    case 'telling':
      return tellingMessage(app, school, subject.id, actor, locale);
    case 'pupilStatus':
      return pupilStatus(app, school, subject.id, actor, locale);
  }
}

function schoolNames(app: App, looker: Looker): readonly string[] {
  if (looker === 'anybody' || !('actor' in looker)) return [];
  return everySchoolOf(app.schools, looker.actor).map(({ roster }) => roster.school.name);
}

async function caseMessage(
  app: App,
  school: string,
  id: string,
  looker: Exclude<Looker, 'anybody'>,
  card: (view: CaseView, locale: Locale, refreshFor?: readonly string[]) => CardMessage,
  locale: Locale,
) {
  const stored = await app.store.load(school, 'case', id);
  if (!stored) return undefined;
  const { meetingId } = stored.value;
  const called = meetingId && (await app.store.load(school, 'meeting', meetingId));
  // One that was held stands in the trail; the card offers the next.
  const meeting = called && !isPast(called.value, stamp(app)) ? called : undefined;
  const today = localTime(app).toPlainDate();
  const { pupilId } = stored.value;
  const setting = settingOf(app, school);
  const grade = setting.roster.pupil(pupilId)?.grade;
  const absence = (await app.store.load(school, 'pupil', pupilId))?.value;
  const view = caseView(stored.value, looker, {
    today,
    setting,
    marks: absence && grade !== undefined ? marksOf(absence, grade) : [],
    meeting: meeting ? caseMeeting(meeting.value) : undefined,
    otherIsOpen: absence?.openCaseId !== undefined && absence.openCaseId !== id,
  });
  return card(view, locale, looker.refreshFor);
}

async function timeline(app: App, school: string, id: string, actor: Actor, locale: Locale) {
  const stored = await app.store.load(school, 'case', id);
  return stored && timelineCard(timelineView(stored.value, actor), locale);
}

async function digest(app: App, id: string, actor: Actor, locale: Locale) {
  return id === actor.member.id ? digestCard(await morningList(app, actor), locale) : undefined;
}

/** Nothing once the message has turned up, or a later one took its place. */
async function missed(app: App, school: string, id: string, locale: Locale) {
  const stored = await app.store.load(school, 'outbox', id);
  if (stored?.value.state !== 'maybe' || stored.value.work.do !== 'show') return undefined;
  const shared = stored.value.work.recipient.to === 'team';
  const today = localTime(app).toPlainDate().toString();
  const { createdAt: at } = stored.value;
  return missedCard({ kind: 'missed', messageId: id, at, today, shared }, locale);
}

async function tellingMessage(app: App, school: string, id: string, actor: Actor, locale: Locale) {
  const stored = await app.store.load(school, 'telling', id);
  if (!stored || !maySeeSchool(actor)) return undefined;
  return tellingCard(
    tellingView(stored.value, actor.roster, app.passing.of(`${school}/${id}`)),
    locale,
  );
}

async function receipt(app: App, school: string, id: string, actor: Actor, locale: Locale) {
  const stored = await app.store.load(school, 'report', id);
  if (stored?.value.by !== actor.member.id) return undefined;
  const cases = await Promise.all(
    stored.value.caseIds.map((caseId) => app.store.load(school, 'case', caseId)),
  );
  const today = localTime(app).toPlainDate().toString();
  const view = receiptView(
    stored.value,
    actor.roster,
    cases.flatMap((one) => one?.value ?? []),
    (subject) => caseAccess(actor, subject)?.scope === 'full',
    stored.value.at.startsWith(today),
  );
  return receiptCard(view, locale);
}

async function question(app: App, school: string, id: string, actor: Actor, locale: Locale) {
  const stored = await app.store.load(school, 'question', id);
  if (!stored) return whichSchool(app, school, id, actor, locale);
  if (stored.value.by !== actor.member.id) return undefined;
  return questionCard(questionView(stored.value, actor.roster), locale);
}

/** Only for those who have the right of correction now, whoever was asked. */
async function conflictMessage(app: App, school: string, id: string, actor: Actor, locale: Locale) {
  const stored = await app.store.load(school, 'conflict', id);
  const pupil = stored && actor.roster.pupil(stored.value.pupilId);
  if (!pupil || !mayCorrect(actor, pupil)) return undefined;
  const absence = (await app.store.load(school, 'pupil', pupil.id))?.value;
  const view = conflictView(stored.value, absence ?? nothingNoted(pupil.id), actor.roster);
  return view && conflictCard(view, locale);
}

async function whichSchool(app: App, school: string, id: string, actor: Actor, locale: Locale) {
  const stored = await app.store.load(school, 'schoolChoice', id);
  if (stored?.value.by !== actor.member.id) return undefined;
  const view = schoolChoiceView(stored.value, (one) => app.schools.roster(one));
  return questionCard(view, locale);
}

async function meetingMessage(app: App, school: string, id: string, actor: Actor, locale: Locale) {
  const stored = await app.store.load(school, 'meeting', id);
  return stored && meetingCard(meetingView(stored.value, actor.roster, actor.member.id), locale);
}

async function dryRunMessage(app: App, school: string, id: string, actor: Actor, locale: Locale) {
  const stored = await app.store.load(school, 'dryRun', id);
  if (stored?.value.by !== actor.member.id) return undefined;
  const { by: _, ...rest } = stored.value;
  return dryRunCard({ kind: 'dryRun', ...rest }, locale);
}

async function status(
  app: App,
  { id, filter, page }: Extract<Subject, { card: 'status' }>,
  actor: Actor,
  locale: Locale,
) {
  return statusCard(await schoolStatus(app, actor, id, { filter, page }), locale);
}

async function overviewMessage(
  app: App,
  school: string,
  { id, page }: Extract<Subject, { card: 'overview' }>,
  actor: Actor,
  locale: Locale,
) {
  const stored = await app.store.load(school, 'overview', id);
  if (stored?.value.by !== actor.member.id) return undefined;
  const about =
    stored.value.about === 'year'
      ? ({ about: 'year', year: stored.value.year } as const)
      : ({ about: 'status' } as const);
  mayHaveFile(app, actor, about);
  return about.about === 'year'
    ? yearReportCard(yearReportView(stored.value, page), locale)
    : municipalityStatusCard(municipalityStatusView(stored.value, page), locale);
}

async function pupilStatus(app: App, school: string, id: string, actor: Actor, locale: Locale) {
  const pupil = actor.roster.pupil(id);
  if (!pupil) return undefined;
  const stored = await app.store.load(school, 'pupil', id);
  const view = pupilStatusView({
    pupil,
    actor,
    absence: stored?.value ?? nothingNoted(id),
    rulesets: app.rulesets,
    calendar: app.calendar,
    today: localTime(app).toPlainDate(),
  });
  return pupilStatusCard(view, locale);
}

async function teamLink(app: App, teamId: string, locale: Locale) {
  const team = await app.store.load(municipalityPart, 'team', teamId);
  if (!team) return undefined;
  const { schoolId } = team.value;
  const linked = schoolId === undefined ? undefined : app.schools.roster(schoolId)?.school.name;
  const schools = app.schools.all().map(({ school }) => school);
  return teamLinkCard({ kind: 'teamLink', schools, linked }, locale);
}
