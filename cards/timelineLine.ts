import type { Happening, Somebody, TimelineEntry } from '../services/cases/timeline.ts';
import { planDetails } from './planDetails.ts';
import { escapeMarkdown } from './wording/escapeMarkdown.ts';
import { languageName, letterName } from './wording/letterNames.ts';
import { ruleText } from './wording/measuredLine.ts';
import { dutyName, levelName } from './wording/names.ts';
import type { Wording } from './wording/wording.ts';

/** As much of what somebody wrote as the store keeps. */
const mostWords = 500;

/** One thing that happened, in a line: "**Udført**: Ring til forældrene · »Mor har ringet tilbage« (Mette Holm)". */
export function timelineLine({ by, what }: TimelineEntry, wording: Wording): string {
  const { timeline } = wording.texts;
  if (what.do === 'reminders') return timeline.reminders(what.count);
  const details = detailsOf(what, wording).filter((one) => one !== '');
  const words = 'words' in what && what.words !== undefined ? [quoted(what.words, wording)] : [];
  const all = [...details, ...words].join(' · ');
  const name = `**${nameOf(what, wording)}**`;
  const told = all === '' ? name : `${name}: ${all}`;
  if (by === undefined) return told;
  const who = personName(by, wording);
  return (namesAnother(what) ? timeline.byWhom : timeline.by)(told, who);
}

/** Whether it is about another person than whoever did it. */
function namesAnother({ do: what }: Happening): boolean {
  return what === 'assign' || what === 'nudge';
}

function personName({ name }: Somebody, { texts }: Wording): string {
  return name === undefined ? texts.case.someone.toLocaleLowerCase() : escapeMarkdown(name, 80);
}

function quoted(words: string, { texts }: Wording): string {
  return texts.timeline.quote(escapeMarkdown(words, mostWords));
}

function nameOf(what: Exclude<Happening, { do: 'reminders' }>, wording: Wording): string {
  const { timeline } = wording.texts;
  switch (what.do) {
    case 'meeting':
      return timeline.meetings[what.became];
    case 'followUp':
      return timeline.followUp(wording.dateWithYear(what.due));
    case 'standIn':
      return what.ended ? timeline.standInEnds : timeline.events.standIn;
    case 'plan':
      return what.first ? wording.texts.helpPlan.timeline.made : timeline.events.plan;
    case 'held':
      return what.held ? timeline.events.held : wording.texts.afterMeeting.notHeldName;
    default:
      return timeline.events[what.do];
  }
}

function detailsOf(what: Happening, wording: Wording): readonly string[] {
  const { timeline, case: texts, involve } = wording.texts;
  const step = 'step' in what ? [ruleText(what.step, wording, 120)] : [];
  switch (what.do) {
    case 'open':
    case 'reopen':
      return [timeline.why[what.why]];
    case 'assess':
      return assessed(what, wording);
    case 'call':
      return [what.steps.map((one) => ruleText(one, wording, 80)).join(' · ')];
    case 'hold':
    case 'release':
      return person(what.person);
    case 'involve':
      return [wording.list(what.people.flatMap(person)), involve.bases[what.basis]];
    case 'standIn':
      return [...step, ...person(what.person)];
    case 'assign':
    case 'nudge':
      return [...step, ...person(what.person).map(timeline.toWhom)];
    case 'praise':
      return [wording.schoolDays(what.days)];
    case 'done':
      return [...step, what.day === undefined ? '' : timeline.day(wording.dateWithYear(what.day))];
    case 'postpone':
      return [...step, timeline.to(wording.dateWithYear(what.to))];
    case 'judge':
      return [texts.judgements[what.judgement].toLocaleLowerCase()];
    case 'meeting':
      return meeting(what, wording);
    case 'arrangeEnd':
      return [texts.arrangements[what.arrangement], wording.dateWithYear(what.day)];
    case 'arrange':
    case 'arrangeUntil':
    case 'map':
    case 'plan':
    case 'wayBack':
    case 'wayBackEnd':
      return planDetails(what, wording);
    case 'close':
      return [texts.outcomes[what.outcome], what.place?.[wording.locale] ?? ''];
    case 'visitation': {
      const { offers } = wording.texts;
      return [what.offer[wording.locale], offers.answered(what.answered, what.of)];
    }
    case 'begun':
      return [wording.texts.offers.timeline.begun[what.answer]];
    case 'handOver':
      return [escapeMarkdown(what.school, 60)];
    case 'handOverAnswer':
      return [handOverAnswer(what, wording)];
    case 'takeOver':
      return [timeline.takenOver(escapeMarkdown(what.school, 60), escapeMarkdown(what.number, 30))];
    case 'explain':
      return [wording.texts.known.kinds[what.kind], timeline.to(wording.dateWithYear(what.until))];
    case 'contact':
      return [wording.texts.contactLog.with[what.with], wording.dateWithYear(what.day)];
    case 'held':
      return [
        wording.dateWithYear(what.day),
        ...(what.held ? wording.texts.afterMeeting.timeline(what) : []),
        wording.texts.afterMeeting.nextDay(wording.dateWithYear(what.nextOn)),
      ];
    case 'draft':
      return [
        letterName(what.letter, wording),
        what.language === undefined ? '' : languageName(what.language, wording),
      ];
    default:
      return step;
  }

  function person(somebody: Somebody | undefined): string[] {
    return somebody === undefined ? [] : [personName(somebody, wording)];
  }
}

function handOverAnswer(
  { accepted, school, number }: Extract<Happening, { do: 'handOverAnswer' }>,
  { texts: { timeline } }: Wording,
): string {
  const name = escapeMarkdown(school, 60);
  return accepted
    ? timeline.accepted(name, number && escapeMarkdown(number, 30))
    : timeline.refused(name);
}

function assessed(
  { level, before, begun, over }: Extract<Happening, { do: 'assess' }>,
  wording: Wording,
): readonly string[] {
  const { timeline } = wording.texts;
  const names = (duties: readonly string[]) =>
    wording.list(duties.map((duty) => dutyName(duty, wording)));
  const changed = level !== before;
  const now = level === undefined ? timeline.noLevel : levelName(level, wording);
  return [
    changed ? (before === undefined ? now : timeline.before(now, levelName(before, wording))) : '',
    begun.length === 0 ? '' : timeline.begun(names(begun)),
    over.length === 0 ? '' : timeline.over(names(over)),
  ];
}

function meeting(
  { start, from }: Extract<Happening, { do: 'meeting' }>,
  wording: Wording,
): readonly string[] {
  if (start === undefined) return [];
  const { timeline, clock } = wording.texts;
  const time = wording.time(start, clock.at);
  return [from === undefined ? time : timeline.moved(wording.time(from, clock.at), time)];
}
