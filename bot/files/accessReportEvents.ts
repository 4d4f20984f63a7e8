import { languageName, letterName } from '../../cards/wording/letterNames.ts';
import { dutyName, levelName } from '../../cards/wording/names.ts';
import { plainText } from '../../cards/wording/plainText.ts';
import { wordingOf } from '../../cards/wording/wording.ts';
import type { CaseEvent } from '../../services/cases/caseEvent.ts';
import type { CaseRecord } from '../../services/cases/caseRecord.ts';
import { accessReportTexts as texts } from './accessReport.da.ts';

const wording = wordingOf('da');

/** How a report names people and moments, and quotes what people wrote. */
export type Told = {
  who(staffId: string): string;
  moment(at: string): string;
  written(text: string): string;
};

/** A case event as one line, with everything kept of it. */
export function eventLine(event: CaseEvent, subject: CaseRecord, told: Told): string {
  const name = wording.texts.timeline.events[event.do];
  const step = 'step' in event ? subject.steps.find(({ id }) => id === event.step) : undefined;
  const text = step && ended(step.text.da);
  const details = [...(text === undefined ? [] : [text]), ...detailsOf(event, subject, told)];
  const what = details.length === 0 ? name : `${name}: ${details.join(', ')}`;
  const { by, at } = event;
  return texts.event(told.moment(at), what, by === 'system' ? undefined : told.who(by));
}

function detailsOf(event: CaseEvent, { steps }: CaseRecord, told: Told): string[] {
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
      return event.steps.map(({ id, text }) => {
        const { da } = steps.find((one) => one.id === id)?.text ?? text;
        return ended(da);
      });
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
      return [wording.texts.case.arrangements[event.arrangement], day(event.from)];
    case 'arrangeEnd':
      return [wording.texts.case.arrangements[event.arrangement], day(event.to)];
    case 'close':
      return [wording.texts.case.outcomes[event.outcome], ...quoted(event.reason)];
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
    case 'draft':
      return [plain(letterName(event.letter, wording)), languageName(event.language, wording)];
    case 'approve':
    case 'concern':
    case 'explainEnd':
    case 'left':
    case 'proposeClose':
    case 'returned':
    case 'rosterWrong':
    case 'withdrawClose':
      return [];
  }
}

/** Removes a card text's Markdown escapes: this text is not rendered. */
export function plain(markdown: string): string {
  return markdown.replace(/\\(.)/g, '$1');
}

/** Drops the full stop that would end the outer sentence. */
export function ended(text: string): string {
  return plainText(text, 1000).replace(/\.$/, '');
}
