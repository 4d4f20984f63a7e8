import { languageName, letterName } from '../../cards/wording/letterNames.ts';
import { measuredLine } from '../../cards/wording/measuredLine.ts';
import { absenceName, dutyName, levelName } from '../../cards/wording/names.ts';
import { plainText } from '../../cards/wording/plainText.ts';
import { wordingOf } from '../../cards/wording/wording.ts';
import type { CaseRecord, CaseStep } from '../../services/cases/caseRecord.ts';
import { worded } from '../../services/cases/caseStep.ts';
import type { EarlySignEvent } from '../../services/cases/earlySign.ts';
import { measuredOf } from '../../services/cases/measuredOf.ts';
import type { Meeting } from '../../services/meetings/meeting.ts';
import type {
  AccessView,
  Noted,
  RosterEntry,
  Seen,
  Who,
} from '../../services/privacy/accessView.ts';
import { accessReportTexts as texts } from './accessReport.da.ts';
import { ended, eventLine, heldDetails, thereAt } from './accessReportEvents.ts';
import { planLines } from './accessReportPlan.ts';
import { plain } from './plain.ts';

const wording = wordingOf('da');

/** Names a member of staff from a stored id. */
type NameOf = (staffId: string) => Who;

/**
 * What is stored about a pupil, for the family: plain Danish, headings and dashes as in Markdown.
 * @param nameOf looks up the staff ids within cases
 * @param elsewhere number of texts about others that also name the pupil; these are only counted
 */
export function accessReport(view: AccessView, nameOf: NameOf, elsewhere = 0): string {
  const sections = [
    heading(view),
    [texts.whatHeading, ...texts.what.map(item), '', texts.why, '', texts.noDecision],
    [texts.pupilHeading, ...pupilLine(view), ...proposedLine(view)],
    absence(view),
    knownReasons(view),
    earlySigns(view, nameOf),
    questions(view),
    conflicts(view),
    tasks(view),
    cases(view, nameOf),
    offers(view),
    elsewhere === 0 ? [] : [texts.elsewhereHeading, texts.elsewhere(elsewhere)],
    seeing(view),
    seen(view),
    kept(view),
    [texts.rightsHeading, ...texts.rights.map(item)],
  ];
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

function heading({ on, pupil, proposed, pupilId, school, municipality }: AccessView): string[] {
  return [
    texts.title(pupil?.name ?? proposed?.name ?? pupilId),
    texts.made(wording.dateWithYear(on), school, municipality),
    '',
    ...texts.intro,
    '',
    texts.notRegister,
  ];
}

function pupilLine({ pupil, proposed, pupilId }: AccessView): string[] {
  if (!pupil) return proposed ? [] : [texts.left(pupilId)];
  const left = pupil.leftOn === undefined ? [] : [texts.leftOn(wording.dateWithYear(pupil.leftOn))];
  return [entryLine(pupil, left)];
}

function proposedLine({ proposed }: AccessView): string[] {
  if (!proposed) return [];
  return [texts.waitingRoster(moment(proposed.since)), item(entryLine(proposed))];
}

function entryLine(entry: RosterEntry, left: readonly string[] = []): string {
  const apart = entry.toldApartBy.join(', ');
  const keys = entry.registerKeys.join(', ');
  return [
    texts.pupil(entry.name, entry.classTitle, entry.grade, entry.id),
    ...left,
    ...(apart === '' ? [] : [texts.toldApartBy(apart)]),
    ...(keys === '' ? [] : [texts.registerKeys(keys)]),
    ...(entry.siblings > 0 ? [texts.siblings(entry.siblings)] : []),
    ...(entry.siblingElsewhere ? [texts.siblingElsewhere] : []),
  ].join(' ');
}

function absence({ years }: AccessView): string[] {
  if (years.length === 0) return [texts.absenceHeading, texts.noAbsence];
  return [
    texts.absenceHeading,
    ...years.flatMap(({ schoolYear, noted }) => [
      texts.schoolYear(schoolYear),
      ...noted.map((one) => item(notedLine(one))),
    ]),
  ];
}

/** Days of any of the years that are kept. */
function onDays(dates: readonly string[]): string {
  return wording.dates(dates, true);
}

/** What the register says, and when it was read; no person wrote it. */
function registeredLine({ intent, dates, category, extent, at }: Noted): string {
  const days = onDays(dates.toSorted());
  if (intent === 'withdraw') return texts.unregistered(days, moment(at));
  if (category === undefined) return texts.registeredPresent(days, moment(at));
  return texts.registered(days, absenceName(category, extent, wording), moment(at));
}

function notedLine(noted: Noted): string {
  if (noted.source === 'register') return registeredLine(noted);
  const { intent, dates, category, extent, by, at, before, undoneAt } = noted;
  const days = onDays(dates.toSorted());
  const name = absenceName(category, extent, wording);
  const told =
    intent === 'withdraw'
      ? texts.withdrawn(days, who(by), moment(at))
      : texts[intent === 'correct' ? 'corrected' : 'noted'](days, name, who(by), moment(at));
  const was = before === undefined ? '' : texts.before(wording.texts.categories[before]);
  const aside = noted.beside ? texts.beside : '';
  return told + was + aside + (undoneAt === undefined ? '' : texts.undone(moment(undoneAt)));
}

function knownReasons({ knownReasons: all }: AccessView): string[] {
  if (all.length === 0) return [];
  return [
    texts.knownReasonHeading,
    ...all.map(({ event, by }) => {
      const when = moment(event.at);
      if (event.do === 'end') return item(texts.knownReasonEnded(who(by), when));
      const kind = wording.texts.known.kinds[event.kind];
      return item(texts.knownReason(kind, wording.dateWithYear(event.until), who(by), when));
    }),
  ];
}

function earlySigns({ earlySigns: all }: AccessView, nameOf: NameOf): string[] {
  if (all.length === 0) return [];
  return [texts.earlyHeading, ...all.map((event) => item(earlyLine(event, nameOf)))];
}

function earlyLine(event: EarlySignEvent, nameOf: NameOf): string {
  const { early } = texts;
  const [by, when] = [who(nameOf(event.by)), moment(event.at)];
  switch (event.do) {
    case 'ask':
      return early.ask(by, when, who(nameOf(event.assignee)), wording.dateWithYear(event.due));
    case 'talked':
      return early.talked(by, when, written(event.outcome));
    case 'worsened':
      return early.worsened(who(nameOf(event.person)), when, wording.schoolDays(event.days));
    default:
      return early[event.do](by, when);
  }
}

function questions({ questions: asked }: AccessView): string[] {
  if (asked.length === 0) return [];
  return [
    texts.questionsHeading,
    texts.questionsIntro,
    ...asked.map(({ asked: { askedAt, state, question }, by }) => {
      const { category, dates } = question.draft;
      const known = [
        ...(category === undefined ? [] : [wording.texts.categories[category]]),
        ...(dates === undefined || dates.length === 0 ? [] : [onDays(dates)]),
      ];
      const heard = plainText(question.heard);
      const told = texts.question(moment(askedAt), who(by), heard, texts.questionStates[state]);
      return item(told + (known.length > 0 ? texts.known(ended(wording.list(known))) : ''));
    }),
  ];
}

function conflicts({ conflicts: all }: AccessView): string[] {
  if (all.length === 0) return [];
  return [
    texts.conflictsHeading,
    ...all.map(({ askedAt, asked, state, dates, settled }) => {
      const people = asked.length === 0 ? texts.nobodyAsked : wording.list(asked.map(who));
      const told = texts.conflict(moment(askedAt), people, onDays(dates));
      const decision =
        settled === undefined ? '' : texts.decided(who(settled.by), moment(settled.at));
      return item(told + decision + (state === 'settled' ? '' : texts.conflictStates[state]));
    }),
  ];
}

function tasks({ contacts, unknown }: AccessView): string[] {
  if (contacts.length === 0 && unknown.length === 0) return [];
  return [
    texts.tasksHeading,
    ...contacts.map(({ raisedAt, dates, state, done }) => {
      const days = dates.length === 0 ? '' : texts.contactDays(onDays(dates));
      const told = texts.contact(moment(raisedAt), days, texts.contactStates[state]);
      if (!done) return item(told);
      const note = done.note === undefined ? '' : texts.contactNote(written(done.note));
      return item(told + texts.contacted(who(done.by), moment(done.at)) + note);
    }),
    ...unknown.map(({ at, by, dates }) => item(texts.unknown(moment(at), who(by), onDays(dates)))),
  ];
}

function cases(view: AccessView, nameOf: NameOf): string[] {
  if (view.cases.length === 0) return [texts.casesHeading, texts.noCases];
  return [
    texts.casesHeading,
    ...view.cases.flatMap(({ subject, meetings }) => caseLines(subject, meetings, nameOf)),
  ];
}

function caseLines(subject: CaseRecord, meetings: readonly Meeting[], nameOf: NameOf): string[] {
  const { id, state, openedOn, closedOn, level, duties, hits, next, holder } = subject;
  const opened = texts.caseState[state](wording.dateWithYear(openedOn));
  const closed = closedOn === undefined ? '' : texts.closedOn(wording.dateWithYear(closedOn));
  return [
    texts.case(id),
    opened + closed + endedLike(subject) + (subject.why === 'concern' ? texts.concern : ''),
    ...(holder === undefined ? [] : [texts.holder(who(nameOf(holder)))]),
    ...(level === undefined ? [] : [texts.level(plain(levelName(level, wording)))]),
    ...(duties.length === 0
      ? []
      : [texts.duties(wording.list(duties.map((duty) => plain(dutyName(duty, wording)))))]),
    ...list(texts.hits, hits, (hit) =>
      texts.hit(plain(measuredLine(measuredOf(hit), wording)), hit.rulesetId, hit.source),
    ),
    ...(next ? [texts.next(wording.days(next.daysLeft), ended(next.text.da))] : []),
    ...list(texts.steps, subject.steps, (step) => stepLine(step, nameOf)),
    ...list(
      texts.involved,
      subject.involved,
      ({ staffId, basis, by, at, reason, endedAt, covers, until }) => {
        const told = texts.helper(
          who(nameOf(staffId)),
          texts.bases[basis],
          moment(at),
          who(nameOf(by)),
        );
        const why = reason === undefined ? '' : texts.helperReason(written(reason));
        const consent =
          covers === undefined && until === undefined
            ? ''
            : texts.consent(
                wording.texts.consent.covers[covers ?? 'whole_case'],
                until && wording.dateWithYear(until),
              );
        return (
          told + consent + why + (endedAt === undefined ? '' : texts.helperEnded(moment(endedAt)))
        );
      },
    ),
    ...(subject.takenOver ? [texts.takenOver + factsOf(subject.takenOver).join('')] : []),
    ...list(texts.comments, subject.comments, ({ by, at, text }) =>
      texts.comment(who(nameOf(by)), moment(at), written(text)),
    ),
    ...list(texts.contactsMade, subject.contacts ?? [], ({ by, at, with: whom, on, agreed }) =>
      texts.contactMade(
        wording.texts.contactLog.with[whom],
        wording.dateWithYear(on),
        who(nameOf(by)),
        moment(at),
        agreed === undefined ? undefined : written(agreed),
      ),
    ),
    ...planLines(subject, { who: (staffId) => who(nameOf(staffId)), moment, written }),
    ...list(texts.drafts, subject.drafts ?? [], ({ letter, language, by, at }) =>
      texts.draft(
        moment(at),
        who(nameOf(by)),
        letterNamed(letter),
        languageName(language, wording),
      ),
    ),
    ...(subject.registerChecked
      ? [
          texts.registerChecked(
            who(nameOf(subject.registerChecked.by)),
            moment(subject.registerChecked.at),
          ),
        ]
      : []),
    ...list(texts.meetings, meetings, (one) => meetingLine(one, nameOf)),
    ...list(
      texts.heldHeading,
      subject.held ?? [],
      (one) => `${heldDetails(one, { who: (id) => who(nameOf(id)) }).join(', ')}.`,
    ),
    ...list(texts.events, subject.log, (event) =>
      eventLine(event, subject, { who: (staffId) => who(nameOf(staffId)), moment, written }),
    ),
  ];
}

/** Cases that another school offered, and what was told while nobody has answered. */
function offers({ offers: all }: AccessView): string[] {
  return list(texts.offersHeading, all, ({ from, at, state, answeredBy, told }) =>
    [
      texts.offer(plainText(from, 100), moment(at), texts.offerStates[state]),
      answeredBy ? texts.offerAnswered(who(answeredBy)) : '',
      ...(told ? factsOf(told) : []),
    ].join(''),
  );
}

/** What a school knows of a case from the one before. */
function factsOf(told: NonNullable<CaseRecord['takenOver']>): string[] {
  const { level, duties, done, planSince, openedOn, contact } = told;
  return [
    texts.toldOpened(wording.dateWithYear(openedOn)),
    level === undefined ? '' : ` ${texts.level(plain(levelName(level, wording)))}`,
    duties.length === 0
      ? ''
      : ` ${texts.duties(wording.list(duties.map((duty) => plain(dutyName(duty, wording)))))}`,
    planSince === undefined ? '' : texts.toldPlan(wording.dateWithYear(planSince)),
    ...done.map(({ text, on, judgement }) =>
      texts.toldDone(
        ended(text.da),
        wording.dateWithYear(on),
        judgement && wording.texts.case.judgements[judgement].toLowerCase(),
      ),
    ),
    contact ? texts.toldContact(plainText(contact.name, 100)) : '',
  ];
}

/** How it ended, and what was said about it; a withdrawal before anybody acted needs no more words. */
function endedLike({ outcome, log }: CaseRecord): string {
  const close = log.findLast((event) => event.do === 'close');
  if (outcome === undefined || !close) return '';
  if (close.by === 'system' && outcome === 'no_ground') return texts.noGround;
  const why = close.reason === undefined ? '' : written(close.reason);
  return texts.outcome(wording.texts.case.outcomes[outcome], why);
}

function stepLine(step: CaseStep, nameOf: NameOf): string {
  const { approved, rejected, done, assignee, approver, responsible } = step;
  const role = wording.texts.roles[responsible];
  const carries = assignee === undefined ? texts.unassigned(role) : who(nameOf(assignee));
  const caller =
    wording.texts.levels[step.calledBy] ??
    texts.callers[step.calledBy] ??
    dutyName(step.calledBy, wording);
  return [
    texts.step(ended(worded(step).da), carries, wording.dateWithYear(step.due)),
    texts.calledBy(plain(caller)),
    approver === null ? texts.approvedWithout : texts.approver(wording.texts.roles[approver]),
    step.state === 'proposed' ? texts.proposed : '',
    approved ? texts.approved(who(nameOf(approved.by)), moment(approved.at)) : '',
    rejected
      ? texts.rejected(who(nameOf(rejected.by)), moment(rejected.at), written(rejected.reason))
      : '',
    done ? texts.done(who(nameOf(done.by)), moment(done.at)) : '',
    done?.on === undefined ? '' : texts.happened(wording.dateWithYear(done.on)),
    done?.judgement === undefined
      ? ''
      : texts.judged(wording.texts.case.judgements[done.judgement].toLowerCase()),
    done?.outcome === undefined ? '' : texts.wentLike(written(done.outcome)),
    ...step.postponed.map(({ by, to, reason }) =>
      texts.postponed(who(nameOf(by)), wording.dateWithYear(to), written(reason)),
    ),
    step.standIn === undefined ? '' : texts.standIn(who(nameOf(step.standIn))),
  ].join('');
}

function meetingLine(meeting: Meeting, nameOf: NameOf): string {
  const { slots, refused = [], chosen, state, organiser, required, optional, joinUrl } = meeting;
  const slot = slots.find(({ id }) => id === chosen);
  const ids = new Set([
    organiser,
    ...required.map(({ id }) => id),
    ...optional.map(({ id }) => id),
  ]);
  const invited = wording.list([...ids].map((id) => who(nameOf(id))));
  const others = [...refused, ...slots.filter((one) => one !== slot)].map(({ start }) =>
    moment(start),
  );
  return [
    texts.meeting(
      slot ? `${moment(slot.start)}–${clock(slot.end)}` : texts.noTime,
      invited,
      texts.meetingStates[state],
    ),
    others.length > 0 ? texts.meetingTimes(wording.list(others)) : '',
    joinUrl === undefined ? '' : texts.meetingLink(joinUrl),
    meeting.home ? texts.meetingHome : '',
    meeting.came === undefined ? '' : cameLine(meeting.came, nameOf),
    ...votesOf(meeting, nameOf),
    ...answersOf(meeting, nameOf),
  ].join('');
}

/** Who came, until it was told what was agreed. */
function cameLine(came: NonNullable<Meeting['came']>, nameOf: NameOf) {
  const there = thereAt(came, { who: (id) => who(nameOf(id)) });
  return there.length === 0 ? '' : texts.meetingCame(wording.list(there));
}

/** Everybody's votes on the times proposed. */
function votesOf({ slots, votes }: Meeting, nameOf: NameOf): string[] {
  return slots.flatMap(({ id, start }) => {
    const said = Object.entries(votes[id] ?? {}).map(([staffId, vote]) =>
      texts.meetingVote(who(nameOf(staffId)), texts.votes[vote]),
    );
    return said.length === 0 ? [] : [texts.meetingVotes(moment(start), wording.list(said))];
  });
}

/** Everybody's calendar replies. */
function answersOf({ answers = {} }: Meeting, nameOf: NameOf): string[] {
  const said = Object.entries(answers).map(([staffId, answer]) =>
    texts.meetingVote(who(nameOf(staffId)), texts.answers[answer]),
  );
  return said.length === 0 ? [] : [texts.meetingAnswers(wording.list(said))];
}

function seeing({ seeing: staff, shownTo, onLists, ...rest }: AccessView): string[] {
  const { lists, letters, told, waiting } = rest;
  return [
    texts.seeingHeading,
    texts.seeingIntro,
    ...staff.map((one) => item(texts.seeing(who(one.who), texts.bases[one.basis]))),
    texts.seeingOthers,
    ...list(texts.shownHeading, shownTo, (one) => (one ? who(one) : texts.team)),
    ...list(texts.onListsHeading, onLists, (one) =>
      texts.onList(who(one.who), wording.dateWithYear(one.on)),
    ),
    ...list(texts.listsHeading, lists, ({ by, at, format, state }) =>
      texts.listed(moment(at), who(by), format, texts.fileStates[state]),
    ),
    ...list(texts.lettersHeading, letters, ({ by, at, letter, language, state }) => {
      const name = letterNamed(letter);
      const spoken = languageName(language, wording);
      return texts.letter(moment(at), who(by), name, spoken, texts.fileStates[state]);
    }),
    ...list(texts.toldHeading, told, ({ at, caseId, missed, barred }) =>
      missed === 'team'
        ? texts.toldTeam(moment(at), caseId, barred.length > 0 ? wording.list(barred) : undefined)
        : texts.toldMissed(moment(at), caseId, who(missed)),
    ),
    ...(waiting > 0 ? [texts.waiting(waiting)] : []),
  ];
}

function seen({ seen: entries }: AccessView): string[] {
  if (entries.length === 0) return [texts.seenHeading, texts.noSeen];
  return [texts.seenHeading, texts.seenIntro, ...entries.map((one) => item(seenLine(one)))];
}

function seenLine({ at, by, action, about, outcome, basis }: Seen): string {
  const inList = about === 'class' || about === 'school';
  const name = inList && action.startsWith('shown') ? `${action}.list` : action;
  const did = texts.actions[name] ?? texts.otherAction(action);
  const what = typeof about === 'object' ? texts.about.case(about.caseId) : texts.about[about];
  return [
    `${texts.seen(moment(at), who(by), did, what)}.`,
    outcome === 'refused' ? texts.refused : '',
    basis === undefined ? '' : texts.basis(texts.bases[basis]),
  ].join('');
}

function kept({ retention }: AccessView): string[] {
  const { absence: noted, questions: asked, cases: closed, audit } = retention;
  const { tellings, digests, inbox, files, handOvers, waitingRosters } = retention;
  return [
    texts.keptHeading,
    ...[
      texts.kept.absence(noted.monthsAfterSchoolYear),
      texts.kept.questions(asked.days),
      texts.kept.cases(closed.years),
      texts.kept.beside(tellings.days, digests.days, inbox.days, files.days),
      texts.kept.offers(handOvers.days),
      texts.kept.waitingRosters(waitingRosters.days),
      texts.kept.audit(audit.years),
      texts.kept.numbers,
    ].map(item),
  ];
}

function letterNamed(id: string): string {
  return plain(letterName(id, wording));
}

/** A heading with its lines; empty when there are none. */
function list<One>(title: string, all: readonly One[], line: (one: One) => string): string[] {
  return all.length === 0 ? [] : [title, ...all.map((one) => item(line(one)))];
}

function item(line: string): string {
  return `- ${line}`;
}

/** "Jacob Gravesen (klasselærer)". */
function who({ id, name, role }: Who): string {
  if (name !== undefined) return role ? `${name} (${wording.texts.roles[role]})` : name;
  if (id.startsWith('team:')) return texts.team;
  return texts.others[id] ?? texts.nobody(id);
}

/** "25. nov. 2026 kl. 08.10", from an instant in the municipality's offset. */
function moment(at: string): string {
  return `${wording.dateWithYear(at.slice(0, 10))} kl. ${clock(at)}`;
}

function clock(at: string): string {
  return at.slice(11, 16).replace(':', '.');
}

/** What people wrote, unshortened, on one line. */
function written(text: string): string {
  return plainText(text, 1000);
}
