import { type RegisterAge, type StatusView, statusFilters } from '../../services/status/views.ts';
import { type NameWriter, pupilWords } from './names.ts';
import type { Wording } from './wording.ts';

/** As many classes as can be read as a line or two. */
const mostSilent = 20;

/** "Register sidst læst …", and whether that is too long ago. */
export function lastRead({ at, isStale }: RegisterAge, wording: Wording): string {
  const { register, clock } = wording.texts;
  const when = wording.time(at, clock.at);
  return isStale ? register.stale(when) : register.lastRead(when);
}

/** "12 åbne sager: 3 over fristen og 2 uden plan." */
export function howItStands(view: StatusView, wording: Wording): string {
  const { status } = wording.texts;
  const open = view.byState.reduce((sum, { count }) => sum + count, 0);
  if (open === 0) return status.noneListed.all;
  const counts = {
    without_plan: view.withoutPlan,
    overdue: view.overdue,
    not_improving: view.notImproving,
  };
  const parts = statusFilters.flatMap((filter) =>
    counts[filter] > 0 ? [status.parts[filter](wording.number(counts[filter]))] : [],
  );
  const cases = status.openCount(wording.number(open));
  return parts.length === 0 ? status.calm(cases) : status.answer(cases, wording.list(parts));
}

/** Who is away today, in numbers. Late is told, but apart from those away. */
export function awayToday(
  { today: count, coverage }: Pick<StatusView, 'today' | 'coverage'>,
  { texts: { status }, list: listed }: Wording,
): string {
  const parts = [
    ...(count.away > 0 ? [status.awayToday(count.away)] : []),
    ...(count.part > 0 ? [status.partToday(count.part)] : []),
    ...(count.late > 0 ? [status.lateToday(count.late)] : []),
  ];
  if (parts.length > 0) return status.today(listed(parts));
  const { reported, classes } = coverage.today;
  if (reported === classes) return status.nobodyAway;
  return reported === 0 ? status.nobodyKnown : status.nobodyYet;
}

/** How many homes are to be contacted, and how many of them late; undefined for none. */
export function contactsLeft(
  { contacts: { open, overdue } }: Pick<StatusView, 'contacts'>,
  { texts }: Wording,
): string | undefined {
  if (open === 0) return undefined;
  const { status } = texts.pupilTasks;
  return [status.contacts(open), ...(overdue > 0 ? [status.overdue(overdue)] : [])].join(' · ');
}

/** Pupils without a case who are worth a look, in number; undefined for none. */
export function reviewLeft(
  { review }: Pick<StatusView, 'review'>,
  wording: Wording,
): string | undefined {
  if (!review || review.count === 0) return undefined;
  const last = review.last === undefined ? undefined : wording.date(review.last);
  return wording.texts.early.status(review.count, last);
}

/** "2 sager mangler en plan: Philip Larsen og Sofie Haddad." */
export function needSentence(
  { list: name, count, pupils }: StatusView['needsYou'][number],
  { texts: { status }, list: listed }: Wording,
  write: NameWriter,
): string {
  const said = status.listed[name](count);
  const names = pupils.map((pupil) => pupilWords(pupil, 40, write));
  return names.length === 0 ? status.unnamed(said) : status.named(said, listed(names));
}

/** The classes nothing was heard of today; undefined where all were. */
export function silenceSentence(
  { silent, classes }: Pick<StatusView, 'silent' | 'classes'>,
  { texts: { status }, list: listed }: Wording,
  write: NameWriter,
): string | undefined {
  if (silent.length === 0) return undefined;
  if (silent.length === classes) return status.allSilent;
  if (silent.length > mostSilent) return status.unnamed(status.silentCount(silent.length));
  const titles = silent.map((title) => write(title, 30));
  return status.named(status.silentCount(silent.length), listed(titles));
}

/**
 * "18 af 20 klasser har meldt ind i dag. 91 % af klassernes skoledage i kvartalet er meldt ind.", or that the
 * figures are incomplete; undefined where there is nothing to say.
 */
export function coverageSentence(
  { coverage, scope, isSchoolDay }: Pick<StatusView, 'coverage' | 'scope' | 'isSchoolDay'>,
  wording: Wording,
): { text: string; isIncomplete: boolean } | undefined {
  const { texts, percent } = wording;
  const { reported, classes } = coverage.today;
  const today =
    scope === 'school'
      ? texts.coverage.school(reported, classes)
      : texts.coverage.own(reported === classes);
  const now = isSchoolDay && classes > 0 ? [today] : [];
  const { quarter, incomplete } = coverage;
  if (incomplete !== undefined) {
    const kind = scope === 'school' ? 'incomplete' : 'incompleteClass';
    const isFirst = incomplete === 0 && isSchoolDay && reported > 0;
    const told = isFirst
      ? texts.coverage.nothingBefore[kind]
      : incompleteWords(incomplete, kind, wording);
    const text = [...now, told].join(' ');
    return { text, isIncomplete: true };
  }
  const kind = scope === 'school' ? 'quarter' : 'quarterClass';
  const told = [...now, ...(quarter === undefined ? [] : [texts.coverage[kind](percent(quarter))])];
  return told.length === 0 ? undefined : { text: told.join(' '), isIncomplete: false };
}

/** That the figures are incomplete, by the share that was told of; or that there are none. */
export function incompleteWords(
  share: number,
  kind: 'incomplete' | 'incompleteYear' | 'incompleteClass',
  { texts: { coverage }, percent }: Wording,
): string {
  return share === 0 ? coverage.nothing[kind] : coverage[kind](percent(share));
}
