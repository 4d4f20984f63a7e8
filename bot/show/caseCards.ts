import type { CardMessage } from '../../cards/cardMessage.ts';
import { caseCard } from '../../cards/caseCard.ts';
import { caseFormCard, type RefusedForm } from '../../cards/caseFormCard.ts';
import { caseStepsCard } from '../../cards/caseStepsCard.ts';
import { caseToolsCard } from '../../cards/caseToolsCard.ts';
import { meetingAgendaCard } from '../../cards/meetingAgendaCard.ts';
import { meetingCard } from '../../cards/meetingCard.ts';
import { progressCard } from '../../cards/progressCard.ts';
import { timelineCard } from '../../cards/timelineCard.ts';
import type { Locale } from '../../cards/wording/locale.ts';
import { knownReasonOn } from '../../services/absence/knownReason.ts';
import { marksOf } from '../../services/absence/marksOf.ts';
import { type Actor, caseAccess } from '../../services/access/access.ts';
import { unansweredMeetings } from '../../services/cases/afterMeeting.ts';
import { agendaOf, unseenAgenda } from '../../services/cases/agendaView.ts';
import { type CaseFacts, caseView, type PastMeetingFacts } from '../../services/cases/caseView.ts';
import { changesSince } from '../../services/cases/changesSince.ts';
import { timelineView } from '../../services/cases/timelineView.ts';
import type { CaseView } from '../../services/cases/views.ts';
import { RefusedError } from '../../services/errors/errors.ts';
import { calledTo, isPast, takesPart } from '../../services/meetings/meeting.ts';
import { caseMeeting, meetingView } from '../../services/meetings/meetingView.ts';
import { fullName } from '../../services/roster/roster.ts';
import { reportedOf } from '../casework/reportedOf.ts';
import { siblingsOf } from '../casework/siblingsOf.ts';
import { caseContextOf, stamp } from '../core/app.ts';
import type { Records } from '../core/records.ts';
import type { Seen } from '../core/seen.ts';
import { type CardKind, namingNobody, type Refused, type Showing, type Shown } from './cardKind.ts';
import { MadeCards } from './madeCards.ts';
import { seenCase, seenHere } from './seen.ts';
import type { Viewer } from './viewer.ts';

type CaseViewer = Exclude<Viewer, 'anybody'>;

/** A case as each viewer may see it; in a team's channel, as all may. */
export const caseKind: CardKind<'case'> = {
  readers: 'personOrTeam',
  shows: { records: ['case'] },
  show: (showing, { id }, viewer) => mainScreen(showing, id, viewer),
};

/** Less frequent actions on a case. */
export const caseToolsKind: CardKind<'caseTools'> = {
  readers: 'person',
  shows: { records: ['case'] },
  show: (showing, { id, ...place }, viewer) =>
    screen(showing, id, viewer, (view, locale) => caseToolsCard(view, place, locale)),
};

/** All steps of a case. */
export const caseStepsKind: CardKind<'caseSteps'> = {
  readers: 'person',
  shows: { records: ['case'] },
  show: (showing, { id, page }, viewer) =>
    screen(showing, id, viewer, (view, locale) => caseStepsCard(view, page, locale)),
};

/** A form of a case; after a refused press with what was filled in. */
export const caseFormKind: CardKind<'caseForm'> = {
  readers: 'person',
  shows: { records: ['case'] },
  tellsRefusal: true,
  show: async (showing, { id, card: _, ...ref }, viewer) => {
    const { actor } = viewer;
    const subject = await showing.records.load('case', id);
    const refused = subject && refusedForm(showing.refused, subject, actor);
    return screen(showing, id, viewer, (view, locale) => caseFormCard(view, ref, locale, refused));
  },
};

function refusedForm(
  refused: Refused | undefined,
  subject: Records['case'],
  actor: Actor,
): RefusedForm | undefined {
  if (!refused?.press) return undefined;
  const { press, ...why } = refused;
  const { v, ...filled } = press;
  return { ...why, ...filled, changes: v === undefined ? [] : changesSince(subject, v, actor) };
}

/** What somebody told, with the step that it fits; only for those who see all of the case. */
export const progressKind: CardKind<'progress'> = {
  readers: 'person',
  shows: { records: ['case'] },
  show: (showing, { id, deed, with: who, on }, viewer) =>
    screen(showing, id, viewer, (view, locale) => {
      if (view.scope !== 'full') throw new RefusedError('not_allowed');
      return progressCard(view, deed, locale, { with: who, on });
    }),
};

/** What happened to a case. */
export const timelineKind: CardKind<'timeline'> = {
  readers: 'person',
  shows: { records: ['case'] },
  show: async ({ app, records, locale }, { id, page }, { actor }) => {
    const subject = await records.load('case', id);
    if (!subject) return undefined;
    const message = timelineCard(timelineView(subject, actor, stamp(app), page), locale);
    return { message, seen: seenCase(subject, actor) };
  },
};

/** A meeting being proposed, voted on and booked. */
export const meetingKind: CardKind<'meeting'> = {
  readers: 'person',
  shows: { records: ['meeting'] },
  show: async ({ app, records, locale }, { id, ask }, { actor }) => {
    const subject = await records.load('meeting', id);
    if (!subject) return undefined;
    const view = meetingView(subject, actor.roster, actor.member.id, stamp(app), ask);
    return namingNobody(meetingCard(view, locale));
  },
};

/** What a meeting goes through, from its case as far as the viewer sees it. */
export const meetingAgendaKind: CardKind<'meetingAgenda'> = {
  readers: 'person',
  shows: { records: ['meeting'] },
  show: async (showing, { id }, viewer) => {
    const meeting = await showing.records.load('meeting', id);
    if (!meeting) return undefined;
    const { actor } = viewer;
    if (!takesPart(meeting, actor.member.id)) throw new RefusedError('not_allowed');
    const subject = await showing.records.load('case', meeting.caseId);
    const isSeen = subject !== undefined && caseAccess(actor, subject) !== undefined;
    const organiser = actor.roster.member(meeting.organiser);
    const view = isSeen ? await viewOf(showing, subject, viewer) : undefined;
    const message = meetingAgendaCard(
      {
        ...{
          kind: 'agenda',
          meetingId: id,
          version: meeting.round,
          number: meeting.caseId,
          isSeen,
        },
        home: meeting.home && { asks: organiser ? fullName(organiser) : '–' },
        ...(isSeen && view ? agendaOf(subject, view) : unseenAgenda),
      },
      showing.locale,
    );
    return { message, seen: isSeen ? seenCase(subject, actor) : [] };
  },
};

async function screen(
  showing: Showing,
  id: string,
  viewer: CaseViewer,
  card: (view: CaseView, locale: Locale, refreshFor?: readonly string[]) => CardMessage,
): Promise<Shown | undefined> {
  const subject = await showing.records.load('case', id);
  if (!subject) return undefined;
  const view = await viewOf(showing, subject, viewer);
  const message = card(view, showing.locale, viewer.refreshFor);
  return { message, seen: seenOn(subject, view, viewer) };
}

/** The case, and siblings that are named. */
function seenOn(subject: Records['case'], { siblings }: CaseView, viewer: CaseViewer): Seen[] {
  const named = 'actor' in viewer ? seenHere(siblings, viewer.actor) : [];
  return [...seenBy(subject, viewer), ...named];
}

/** By store: one for all schools of a process. */
const madeBefore = new WeakMap<Showing['app']['store'], MadeCards>();

/** The card itself, made once of the same: it is what clients ask for whenever it comes into view. */
async function mainScreen(
  showing: Showing,
  id: string,
  viewer: CaseViewer,
): Promise<Shown | undefined> {
  const { app, school, locale, records } = showing;
  const subject = await records.load('case', id);
  if (!subject) return undefined;
  const { day, facts, madeOf } = await sourcesOf(showing, subject, viewer);
  const { refreshFor } = viewer;
  const view = () => caseView(subject, viewer, facts());
  if (!madeOf) {
    const own = view();
    return { message: caseCard(own, locale, refreshFor), seen: seenOn(subject, own, viewer) };
  }
  const reader = 'actor' in viewer ? viewer.actor.member : undefined;
  const roster = 'actor' in viewer ? viewer.actor.roster : viewer.channelOf;
  const made = madeBefore.get(app.store) ?? new MadeCards();
  madeBefore.set(app.store, made);
  const message = made.get(
    `${school}/${id}/${reader?.id ?? 'channel'}`,
    { day, of: [subject, reader, roster, locale, refreshFor?.join(), ...madeOf] },
    () => caseCard(view(), locale, refreshFor),
  );
  return { message, seen: seenBy(subject, viewer) };
}

function seenBy(subject: Records['case'], viewer: CaseViewer): Seen[] {
  if ('channelOf' in viewer) return [{ subject: subject.id, basis: undefined }];
  return seenCase(subject, viewer.actor);
}

async function viewOf(
  showing: Showing,
  subject: Records['case'],
  viewer: CaseViewer,
): Promise<CaseView> {
  const { facts } = await sourcesOf(showing, subject, viewer);
  return caseView(subject, viewer, facts());
}

/**
 * What a case's view is made of beside the case and its reader: the facts, and what these come from, the same as long
 * as each of it is; undefined where some are made anew each time.
 */
async function sourcesOf(
  showing: Showing,
  subject: Records['case'],
  viewer: CaseViewer,
): Promise<{ day: string; facts: () => CaseFacts; madeOf: readonly unknown[] | undefined }> {
  const { app, school, records } = showing;
  const { meetingId, pupilId } = subject;
  const at = stamp(app);
  const called = meetingId === undefined ? undefined : await records.load('meeting', meetingId);
  // A past meeting is in the trail; the card offers the next.
  const meeting = called && !isPast(called, at) ? called : undefined;
  const caseContext = caseContextOf(app, school);
  const pupil = caseContext.roster.pupil(pupilId);
  const absence = await records.load('pupil', pupilId);
  const open = absence?.openCaseId;
  const day = at.slice(0, 10);
  const reported = pupil
    ? await reportedOf(records, caseContext.roster, pupil.classId)
    : nothingTold;
  const past = await pastMeeting(showing, subject, at);
  const siblings =
    pupil && 'actor' in viewer ? await siblingsOf(app, viewer.actor, pupil, records) : undefined;
  const { roster, calendar, playbook, offers } = caseContext;
  const { rulesets, kinds } = app;
  const rules = [rulesets, kinds.kindOf(school), calendar, playbook, offers];
  return {
    day,
    facts: () => {
      const today = Temporal.PlainDate.from(day);
      return {
        ...{ today, caseContext, reported, past, siblings },
        marks: absence && pupil ? marksOf(absence, pupil.grade) : [],
        meeting: meeting && caseMeeting(meeting),
        otherIsOpen: open !== undefined && open !== subject.id,
        known: absence && knownReasonOn(absence, today),
      };
    },
    madeOf: past || siblings ? undefined : [roster, ...rules, absence, reported, meeting],
  };
}

const nothingTold: ReadonlySet<string> = new Set();

/** The oldest meeting of the case of which nobody has told what came. */
async function pastMeeting(
  { records }: Showing,
  subject: Records['case'],
  at: string,
): Promise<PastMeetingFacts | undefined> {
  const [waiting] = unansweredMeetings(subject, at);
  const meeting = waiting && (await records.load('meeting', waiting.meetingId));
  if (!meeting) return undefined;
  const { organiser, answers = {}, came } = meeting;
  const invited = calledTo(meeting);
  const accepted = invited.filter((id) => id === organiser || answers[id] === 'accepted');
  return { ...waiting, organiser, invited, accepted, came };
}
