import { standingAbsence } from '../../services/absence/marksOf.ts';
import type { Report, ReportLine } from '../../services/absence/report.ts';
import { mayReport } from '../../services/access/access.ts';
import { RefusedError } from '../../services/errors/errors.ts';
import type { OpenQuestion } from '../../services/notes/openQuestion.ts';
import { readBack } from '../../services/notes/readBack.ts';
import type { Draft, Question } from '../../services/notes/reading.ts';
import type { Resolved } from '../../services/notes/resolveName.ts';
import type { More } from '../../services/talk/more.ts';
import { loadPupil } from '../casework/loadPupil.ts';
import type { App } from '../core/app.ts';
import type { Turn } from '../core/turn.ts';
import { askQuestions, askReadBack } from './askQuestions.ts';
import { openOf } from './fittingQuestions.ts';
import type { MessageWork } from './messageWork.ts';
import { ownNotes } from './ownNotes.ts';
import { pointToChat } from './pointToChat.ts';
import { knownTo, storeReport } from './storeReport.ts';

/** What a note says of its pupils, without whom. */
type Same = Pick<ReportLine, 'category' | 'extent'> & { dates: readonly string[] };

/**
 * Adds to the writer's last note of today, or leaves only some of its pupils; what is added is read back.
 * @returns false where there is no such note, or it says different things: the words stand alone then
 */
export async function takeMore(work: MessageWork, more: More): Promise<boolean> {
  if (!mayReport(work.turn.actor)) throw new RefusedError('not_allowed');
  const last = await lastNote(work);
  const done = last !== undefined && fits(last, more) && (await add(work, last, more));
  if (done) pointToChat(work);
  return done;
}

/** Whether words add to the writer's last note in a school. */
export async function addsTo({ store }: Pick<App, 'store'>, turn: Turn, more: More, today: string) {
  const reports = await store.list(turn.school, 'report');
  const last = lastOf(reports, await store.list(turn.school, 'question'), turn, today);
  return last !== undefined && fits(last, more);
}

async function lastNote({ unit, turn, at }: MessageWork): Promise<Report | undefined> {
  const questions = await unit.list('question');
  return lastOf(await unit.list('report'), questions, turn, at.slice(0, 10));
}

/** The writer's last note of today, if nothing is asked since: then the words are about that. */
function lastOf(
  reports: readonly { value: Report }[],
  questions: readonly { value: OpenQuestion }[],
  turn: Turn,
  today: string,
): Report | undefined {
  const last = ownNotes(reports, turn, today).at(-1);
  const open = openOf(questions, turn.actor.member.id, today);
  return open.some(({ askedAt }) => askedAt > (last?.at ?? '')) ? undefined : last;
}

/** Whether a note is one that the words can be about. */
function fits(last: Report, more: More): boolean {
  const noted = new Set(last.lines.map(({ pupilId }) => pupilId));
  switch (more.adds) {
    case 'pupils':
      return (
        sameOf(last) !== undefined &&
        !more.who.some((one) => 'pupil' in one && noted.has(one.pupil.id))
      );
    case 'days':
      return true;
    case 'noDays':
      return last.intent !== 'withdraw';
    case 'otherDays':
      return true;
    case 'notGranted':
      return last.lines.some(({ category }) => category === 'leave');
    case 'nobody':
      return (
        last.intent !== 'withdraw' &&
        !(more.ill && last.lines.some(({ category }) => category !== 'illness')) &&
        more.who.every((one) => keptOf(one, noted) !== undefined) &&
        noted.size > more.who.length
      );
    case 'exception':
      return (
        last.intent !== 'withdraw' && more.who.every((one) => keptOf(one, noted) !== undefined)
      );
  }
}

async function add(work: MessageWork, last: Report, more: More): Promise<boolean> {
  switch (more.adds) {
    case 'pupils':
      return addPupils(work, last, more.who);
    case 'days':
      return addDays(work, last, more);
    case 'noDays':
      return leaveDays(work, last, more);
    case 'otherDays':
      return moveDays(work, more);
    case 'notGranted':
      return askUnlawful(work, last);
    case 'nobody':
    case 'exception':
      return leaveSome(work, last, more);
  }
}

function addPupils(work: MessageWork, last: Report, who: readonly Resolved[]): boolean {
  const same = sameOf(last);
  if (!same) return false;
  const known = who.flatMap((one) => ('pupil' in one ? [one.pupil.id] : []));
  const lines = known.map((pupilId) => ({ ...same, pupilId }));
  const unclear = who.flatMap((one): Question[] => {
    if ('pupil' in one) return [];
    return [{ field: 'pupil', heard: one.heard, choices: one.choices, draft: draftOf(last, same) }];
  });
  askQuestions(work, [...readBackOf(last, lines), ...unclear]);
  return true;
}

/** What all lines of a note say alike. */
function sameOf({ lines }: Report): Same | undefined {
  const [first] = lines;
  const told = new Set(
    lines.map(({ dates, category, extent }) => JSON.stringify([dates, category, extent])),
  );
  return told.size === 1 ? first : undefined;
}

function draftOf({ intent }: Report, { dates, category, extent }: Same): Draft {
  const said = intent === 'withdraw' ? 'withdraw' : 'note';
  return { intent: said, pupilId: undefined, dates, category, extent };
}

function addDays(
  work: MessageWork,
  last: Report,
  { days }: Extract<More, { adds: 'days' }>,
): boolean {
  const today = work.at.slice(0, 10);
  const noted = last.lines.flatMap(({ dates }) => dates);
  // "Loke syg mandag", "også tirsdag": the day after, wherever today is.
  const dates = days(noted.every((date) => date < today) ? 'past' : 'ahead');
  if (!dates || dates.every((date) => noted.includes(date))) return false;
  askQuestions(
    work,
    readBackOf(
      last,
      last.lines.map((line) => ({ ...line, dates })),
    ),
  );
  return true;
}

/** The same as a note of today says, read back for others or other days. */
function readBackOf(
  { intent }: Report,
  lines: readonly (Same & { pupilId: string })[],
): readonly Question[] {
  const entries = lines.flatMap(({ pupilId, dates, category, extent }) =>
    category === undefined ? [] : [{ pupilId, dates, category, extent }],
  );
  const withdrawn = lines.map(({ pupilId, dates }) => ({ pupilId, dates }));
  const reading = readBack(
    intent === 'withdraw'
      ? { intent, entries: withdrawn, questions: [] }
      : { intent: 'note', entries, leftOut: [], questions: [] },
  );
  return 'questions' in reading ? reading.questions : [];
}

/** "Nej, kun i går": takes the other days of a note back; false where these are none of its days. */
async function leaveDays(
  work: MessageWork,
  { lines }: Report,
  { days }: Extract<More, { adds: 'noDays' }>,
): Promise<boolean> {
  const today = work.at.slice(0, 10);
  const noted = new Set(lines.flatMap(({ dates }) => dates));
  const kept = days([...noted].every((date) => date <= today) ? 'past' : 'ahead') ?? [];
  if (kept.length === 0 || !kept.every((date) => noted.has(date))) return false;
  return takeSome(
    work,
    lines.flatMap((line) => {
      const dates = line.dates.filter((date) => !kept.includes(date));
      return dates.length === 0 ? [] : [{ ...line, dates }];
    }),
  );
}

/** "Nej, tirsdag mente jeg": what was noted last holds on those days, and not on its own. */
async function moveDays(
  work: MessageWork,
  { days }: Extract<More, { adds: 'otherDays' }>,
): Promise<boolean> {
  const { unit, turn, at } = work;
  const own = ownNotes(await unit.list('report'), turn, at.slice(0, 10));
  const noted = own.findLast(({ intent }) => intent !== 'withdraw');
  const same = noted && sameOf(noted);
  if (!noted || same?.category === undefined) return false;
  const { category, extent } = same;
  const dates = days(same.dates.every((date) => date <= at.slice(0, 10)) ? 'past' : 'ahead') ?? [];
  if (dates.length === 0) return false;
  const entries = noted.lines.map(({ pupilId }) => ({ pupilId, dates, category, extent }));
  await storeReport(work, { intent: 'note', entries, leftOut: [] });
  const others = noted.lines.map((line) => ({
    ...line,
    dates: line.dates.filter((date) => !dates.includes(date)),
  }));
  // Its report has an id of its own.
  await takeSome({ ...work, turn: { ...turn, id: `${turn.id}:was` } }, others);
  return true;
}

/** "Ikke godkendt alligevel": leave is read back as unlawful. */
function askUnlawful(work: MessageWork, { lines }: Report): boolean {
  const entries = lines.flatMap(({ pupilId, dates, category, extent }) =>
    category === 'leave' ? [{ pupilId, dates, category: 'unlawful' as const, extent }] : [],
  );
  askReadBack(work, { intent: 'correct', entries, leftOut: [], questions: [] });
  return true;
}

/** "Nej, kun Merle", "undtagen Ida": takes some of a note back; a receipt says so, and can be undone. */
async function leaveSome(
  work: MessageWork,
  { lines }: Report,
  { adds, who }: Extract<More, { adds: 'nobody' | 'exception' }>,
): Promise<boolean> {
  const noted = new Set(lines.map(({ pupilId }) => pupilId));
  const named = who.map((one) => keptOf(one, noted));
  return takeSome(
    work,
    lines.filter(({ pupilId }) => named.includes(pupilId) === (adds === 'exception')),
  );
}

/** Takes lines back where something still stands; false if nothing does. */
async function takeSome(work: MessageWork, lines: readonly ReportLine[]): Promise<boolean> {
  const entries = await standingOf(work, lines);
  if (entries.length === 0) return false;
  await storeReport(work, { intent: 'withdraw', entries, leftOut: [] });
  return true;
}

/** The one of a note's pupils whom a name means. */
function keptOf(who: Resolved, noted: ReadonlySet<string>): string | undefined {
  const meant = 'pupil' in who ? [who.pupil.id] : who.choices;
  const [only, ...others] = meant.filter((id) => noted.has(id));
  return others.length === 0 ? only : undefined;
}

/** Of what a note said, the days on which something stands that the writer may know of. */
async function standingOf(work: MessageWork, lines: readonly ReportLine[]) {
  const found: { pupilId: string; dates: string[] }[] = [];
  for (const { pupilId, dates } of lines) {
    const { absence } = knownTo(work.turn.actor, await loadPupil(work, pupilId));
    const standing = new Set(standingAbsence(absence).map(({ date }) => date));
    const left = dates.filter((date) => standing.has(date));
    if (left.length > 0) found.push({ pupilId, dates: left });
  }
  return found;
}
