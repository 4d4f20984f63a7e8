import { z } from 'zod';
import { type AbsenceFormLine, type AbsenceFormView, nobody } from '../../cards/absenceFormCard.ts';
import { type Category, categories, type Extent } from '../../services/absence/mark.ts';
import { extent } from '../../services/absence/pupilAbsence.ts';
import { mayReport } from '../../services/access/access.ts';
import { notPlanned } from '../../services/calendar/planned.ts';
import { RefusedError } from '../../services/errors/errors.ts';
import type { Entry } from '../../services/notes/reading.ts';
import type { App } from '../core/app.ts';
import type { Turn } from '../core/turn.ts';
import { handleUnderstood } from '../messages/handleMessage.ts';
import { mostLines, pupilChoices } from './absenceForm.ts';

/** What became of a form that was sent: stored, or before the sender again with the reason. */
export type Sent = { outcome: string } | { again: AbsenceFormView } | { code: string };

const category = z.enum(categories);
const proposed = z.object({
  pupils: z.array(z.string().max(200)).max(50),
  category: category.optional(),
  extent,
  dates: z.array(z.iso.date()).min(1).max(200),
});

const sentForm = z.looseObject({
  form: z.string().min(1).max(300),
  school: z.string().max(200),
  leftOut: z.int().min(0).max(1000),
  lines: z.array(proposed).min(1).max(mostLines),
});

const filledIn = z.object({
  pupil: z.string().max(200),
  category,
  from: z.iso.date(),
  to: z.iso.date(),
});

/** `isAsRead`: its days are those that were read, which may leave out some between. */
type Line = AbsenceFormLine & { from: string; to: string; isAsRead: boolean };

/**
 * Stores what was sent of a form, as if its sender had written it to the bot: the same rights, receipt, undo
 * and trail, once for each form. What it names is looked up anew; only its sender's own schools hold.
 * @throws StoreError when the disk refuses; the form can be sent again then
 */
export async function sendAbsenceForm(
  app: App,
  turns: readonly Turn[],
  data: unknown,
): Promise<Sent> {
  const sent = sentForm.safeParse(data).data;
  const turn = turns.find(({ school }) => school === sent?.school);
  if (!sent || !turn) return { code: 'gone' };
  if (!mayReport(turn.actor)) return { code: 'not_allowed' };
  const lines = sent.lines.map((line, index) => lineSent(turn, line, data, index));
  if (!lines.every((line) => line !== undefined)) return { code: 'gone' };
  try {
    const entries = lines.flatMap((line) => entryOf(app, line));
    if (entries.length === 0) return { outcome: 'none' };
    const once = { ...turn, id: `form/${turn.actor.member.id}/${sent.form}` };
    const note = { intent: 'note', entries, leftOut: [], questions: [] } as const;
    return { outcome: await handleUnderstood(app, once, note, undefined) };
  } catch (error) {
    if (!(error instanceof RefusedError)) throw error;
    const { code, details } = error;
    const { form, school, leftOut } = sent;
    return {
      again: { kind: 'absenceForm', form, school, lines, leftOut, refusal: { code, details } },
    };
  }
}

/** A line as it was filled in; undefined for what no form of ours sends. */
function lineSent(
  { actor: { roster } }: Turn,
  line: z.output<typeof proposed>,
  data: unknown,
  index: number,
): Line | undefined {
  const all = z.looseObject({}).safeParse(data).data ?? {};
  const filled = filledIn.safeParse({
    pupil: all[`pupil${index}`],
    category: all[`category${index}`],
    from: all[`from${index}`],
    to: all[`to${index}`],
  }).data;
  if (!filled) return undefined;
  const { pupil: pupilId, from, to } = filled;
  const here = line.pupils.filter((id) => !roster.formerPupil(id));
  const pupils = pupilChoices(here, roster);
  if (pupilId !== nobody && !pupils.some(({ id }) => id === pupilId)) return undefined;
  const same = from === line.dates[0] && to === line.dates.at(-1);
  return {
    ...{ pupils, pupilId, category: filled.category, from, to, isAsRead: same },
    extent: line.category === filled.category ? line.extent : usualExtent(filled.category),
    dates: same ? line.dates : [from, to],
  };
}

function usualExtent(one: Category): Extent {
  if (one === 'late') return 'late';
  return one === 'left_early' ? 'left' : 'day';
}

/** Longer is no single absence: it would be a mistake in a year. */
const mostSchoolDays = 100;

/** @throws RefusedError `calendar_not_planned`, `no_school_days` for no or too many school days */
function entryOf({ calendar }: Pick<App, 'calendar'>, line: Line): readonly Entry[] {
  const { pupilId, category: kind, extent: much } = line;
  if (pupilId === undefined || pupilId === nobody || kind === undefined) return [];
  const [from, to] = [Temporal.PlainDate.from(line.from), Temporal.PlainDate.from(line.to)];
  const missing = notPlanned(calendar, from) ?? notPlanned(calendar, to);
  if (missing) throw new RefusedError('calendar_not_planned', { ...missing });
  const days = line.isAsRead
    ? line.dates.map((date) => Temporal.PlainDate.from(date))
    : calendar.between(from, to);
  const dates = days.filter((day) => calendar.isSchoolDay(day)).map((day) => day.toString());
  if (dates.length === 0 || dates.length > mostSchoolDays)
    throw new RefusedError('no_school_days', { most: mostSchoolDays });
  return [{ pupilId, dates, category: kind, extent: much }];
}
