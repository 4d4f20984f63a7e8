import { languageName, letterName } from '../../cards/wording/letterNames.ts';
import { dutyName, levelName } from '../../cards/wording/names.ts';
import { plainText } from '../../cards/wording/plainText.ts';
import { wordingOf } from '../../cards/wording/wording.ts';
import type { CaseEvent } from '../../services/cases/caseEvent.ts';
import type { CaseRecord } from '../../services/cases/caseRecord.ts';
import { worded } from '../../services/cases/caseStep.ts';
import type { MeetingHeld } from '../../services/cases/caseWork.ts';
import { accessReportTexts as texts } from './accessReport.da.ts';
import { planEvent } from './accessReportPlan.ts';
import { plain } from './plain.ts';
import type { Told } from './told.ts';

const wording = wordingOf('da');

/** A case event as one line, with everything kept of it. */
export function eventLine(event: CaseEvent, subject: CaseRecord, told: Told): string {
  const name = wording.texts.timeline.events[event.do];
  const step = 'step' in event ? subject.steps.find(({ id }) => id === event.step) : undefined;
  const text = step && ended(worded(step).da);
  const details = [...(text === undefined ? [] : [text]), ...detailsOf(event, subject, told)];
  const what = details.length === 0 ? name : `${name}: ${inOneLine(details)}`;
  const { by, at } = event;
  return texts.event(told.moment(at), what, by === 'system' ? undefined : told.who(by));
}

/** Parts that are sentences of their own are told apart by more than the commas in them. */
function inOneLine(details: readonly string[]): string {
  const parts = details.map((one) => one.replace(/\.$/, ''));
  return parts.join(parts.some((one) => /[,?.:](?: |$)/.test(one)) ? '; ' : ', ');
}

function detailsOf(event: CaseEvent, subject: CaseRecord, told: Told): string[] {
  const { steps } = subject;
  const day = (date: string) => wording.dateWithYear(date);
  const quoted = (words: string | undefined) =>
    words === undefined ? [] : [`»${told.written(words)}«`];
  switch (event.do) {
    case 'open':
      return [
        texts.openedFor[event.why],
        ...(event.holder === undefined ? [] : [texts.heldBy(told.who(event.holder))]),
      ];
    case 'assess':
      return [
        ...(event.level === undefined ? [] : [plain(levelName(event.level, wording))]),
        ...event.duties.map((duty) => plain(dutyName(duty, wording))),
      ];
    case 'call':
      return event.steps.map((one) =>
        ended(worded(steps.find(({ id }) => id === one.id) ?? one).da),
      );
    case 'hold':
      return [told.who(event.holder)];
    case 'involve':
      return [told.who(event.involvement.staffId), texts.bases[event.involvement.basis]];
    case 'release':
    case 'nudge':
      return [told.who(event.person)];
    case 'praise':
      return [wording.schoolDays(event.days)];
    case 'standIn':
      return [event.person === undefined ? texts.standInEnds : told.who(event.person)];
    case 'assign':
      return [told.who(event.assignee)];
    case 'reject':
      return quoted(event.reason);
    case 'done':
      return [...(event.on === undefined ? [] : [day(event.on)]), ...quoted(event.outcome)];
    case 'judge':
      return [
        wording.texts.case.judgements[event.judgement].toLowerCase(),
        ...quoted(event.outcome),
      ];
    case 'postpone':
      return [wording.texts.timeline.to(day(event.to)), ...quoted(event.reason)];
    case 'due':
      return [day(event.due)];
    case 'remind':
      return [texts.reminder(event.number)];
    case 'escalate':
      return [wording.texts.roles[event.to]];
    case 'comment':
      return quoted(event.text);
    case 'meeting':
      return [
        texts.meetingStates[event.became],
        ...(event.start === undefined ? [] : [told.moment(event.start)]),
      ];
    case 'arrange':
    case 'arrangeUntil':
    case 'map':
    case 'plan':
    case 'wayBack':
      return planEvent(event, subject, told);
    case 'arrangeEnd':
      return [wording.texts.case.arrangements[event.arrangement], day(event.to)];
    case 'close':
      return [
        wording.texts.case.outcomes[event.outcome],
        ...placeOf(event.offer, day),
        ...quoted(event.reason),
      ];
    case 'visitation': {
      const { offers } = wording.texts;
      return [event.name.da, offers.answered(event.answered.length, event.of)];
    }
    case 'begun':
      return [
        wording.texts.offers.timeline.begun[event.answer],
        ...(event.askOn === undefined ? [] : [texts.askedOn(day(event.askOn))]),
      ];
    case 'reopen':
      return [texts.reopenedFor[event.why]];
    case 'handOver':
      return [plainText(event.name, 100)];
    case 'handOverAnswer':
      return [texts.handOverAnswer(event.accepted, event.number)];
    case 'takeOver':
      return [texts.takenOverFrom(event.facts.from.name, event.facts.from.number)];
    case 'explain':
      return [wording.texts.known.kinds[event.kind], wording.texts.timeline.to(day(event.until))];
    case 'contact':
      return [wording.texts.contactLog.with[event.with], day(event.on), ...quoted(event.agreed)];
    case 'held':
      return heldDetails(event, told);
    case 'draft':
      return [plain(letterName(event.letter, wording)), languageName(event.language, wording)];
    case 'approve':
    case 'concern':
    case 'explainEnd':
    case 'left':
    case 'proposeClose':
    case 'registerChecked':
    case 'returned':
    case 'rosterWrong':
    case 'wayBackEnd':
    case 'withdrawClose':
      return [];
  }
}

/** Where the pupil went, and when the school asks after them. */
function placeOf(
  place: Extract<CaseEvent, { do: 'close' }>['offer'],
  day: (date: string) => string,
): string[] {
  if (!place) return [];
  const name = place.name?.da ?? wording.texts.offers.place.other.toLowerCase();
  return [name, texts.askedOn(day(place.askOn))];
}

/** What came of a meeting: its day, who was there, and when it is looked at next. */
export function heldDetails(
  { held, on, present, parents, pupil, nextOn }: MeetingHeld,
  told: Pick<Told, 'who'>,
): string[] {
  const { heldTexts } = texts;
  const there = thereAt({ present, parents, pupil }, told);
  return [
    (held ? heldTexts.held : heldTexts.notHeld)(wording.dateWithYear(on)),
    ...(there.length === 0 ? [] : [heldTexts.there(wording.list(there))]),
    heldTexts.next(wording.dateWithYear(nextOn)),
  ];
}

/** Who was at a meeting: staff by name, then the home. */
export function thereAt(
  { present, parents, pupil }: Pick<MeetingHeld, 'present' | 'parents' | 'pupil'>,
  { who }: Pick<Told, 'who'>,
): string[] {
  const { heldTexts } = texts;
  const home = [...(parents ? [heldTexts.parents] : []), ...(pupil ? [heldTexts.pupil] : [])];
  return [...present.map(who), ...home];
}

/** Drops the full stop that would end the outer sentence. */
export function ended(text: string): string {
  return plainText(text, 1000).replace(/\.$/, '');
}
