import { conflictCard } from '../../cards/conflictCard.ts';
import { questionCard } from '../../cards/questionCard.ts';
import { receiptCard } from '../../cards/receiptCard.ts';
import { asWrittenBy } from '../../services/absence/contested.ts';
import { standingAbsence } from '../../services/absence/marksOf.ts';
import { nothingNoted } from '../../services/absence/pupilAbsence.ts';
import type { Report } from '../../services/absence/report.ts';
import { type Actor, caseAccess, mayCorrect } from '../../services/access/access.ts';
import { conflictView } from '../../services/cases/conflictView.ts';
import { receiptView } from '../../services/cases/receiptView.ts';
import { pupilsInQuestion } from '../../services/notes/pupilsInQuestion.ts';
import { questionView } from '../../services/notes/questionView.ts';
import { schoolChoiceView } from '../../services/notes/schoolChoice.ts';
import type { ReceiptView } from '../../services/notes/views.ts';
import { localTime } from '../core/app.ts';
import type { Records } from '../core/records.ts';
import type { Seen } from '../core/seen.ts';
import { type CardKind, namingNobody, type Showing, type Shown } from './cardKind.ts';
import { seenCase, seenPupil } from './seen.ts';

/** What became of a note, for its writer, with its pupils' cases if the writer may see them. */
export const receiptKind: CardKind<'receipt'> = {
  readers: 'person',
  shows: { records: ['report'] },
  show: async ({ app, records, locale }, { id, page }, { actor }) => {
    const report = await records.load('report', id);
    if (report?.by !== actor.member.id) return undefined;
    const loaded = await Promise.all(report.caseIds.map((one) => records.load('case', one)));
    const cases = loaded.filter((one) => one !== undefined);
    const sees = (subject: Records['case']) => caseAccess(actor, subject)?.scope === 'full';
    const isToday = report.at.startsWith(localTime(app).toPlainDate().toString());
    const view = receiptView(report, actor.roster, cases, sees, isToday);
    const besides = await undoneWith(records, report, actor);
    const all = [report, ...besides.map(({ other }) => other)].flatMap(({ lines }) => lines);
    const pupils = new Set(all.map(({ pupilId }) => pupilId));
    const open = cases.filter((one) => one.state !== 'closed' && sees(one));
    const still = report.undoneAt !== undefined && (await standsStill(records, report, actor));
    return {
      message: receiptCard(
        {
          ...view,
          ...(still ? { anotherStands: true as const } : {}),
          ...(besides.length > 0 ? { besides: besides.map(({ said }) => said) } : {}),
        },
        locale,
        page,
      ),
      seen: [
        ...[...pupils].map((one) => seenPupil(one, actor)),
        ...open.flatMap((one) => seenCase(one, actor)),
      ],
    };
  },
};

type Beside = { other: Report; said: { lines: ReceiptView['lines']; standsAgain: boolean } };

/** What became of the rest of a correction that was undone as a whole. */
async function undoneWith(
  records: Showing['records'],
  { together = [], inPlaceOf, undoneAt }: Report,
  actor: Actor,
): Promise<readonly Beside[]> {
  if (undoneAt === undefined) return [];
  const found: Beside[] = [];
  const add = (other: Report, standsAgain: boolean) => {
    const { lines } = receiptView(other, actor.roster, [], () => false, false);
    found.push({ other, said: { lines, standsAgain } });
  };
  for (const id of together) {
    const other = await records.load('report', id);
    if (other?.undoneAt !== undefined) add(other, other.intent === 'withdraw');
  }
  const before = inPlaceOf === undefined ? undefined : await records.load('report', inPlaceOf);
  if (before && before.undoneAt === undefined) add(before, true);
  return found;
}

/** Whether something else stands of a note's days, that its writer may know of. */
async function standsStill(
  records: Showing['records'],
  { lines }: Report,
  actor: Actor,
): Promise<boolean> {
  for (const { pupilId, dates } of lines) {
    const [pupil, absence] = [actor.roster.pupil(pupilId), await records.load('pupil', pupilId)];
    if (!pupil || !absence) continue;
    const known = mayCorrect(actor, pupil) ? absence : asWrittenBy(absence, actor.member.id);
    if (standingAbsence(known).some(({ date }) => dates.includes(date))) return true;
  }
  return false;
}

/** What must be asked before a message can be stored; only for its writer. */
export const questionKind: CardKind<'question'> = {
  readers: 'person',
  shows: { records: ['question', 'schoolChoice'] },
  show: async (showing, { id, page }, { actor }) => {
    const asked = await showing.records.load('question', id);
    if (!asked) return whichSchool(showing, id, actor);
    if (asked.by !== actor.member.id) return undefined;
    const message = questionCard(questionView(asked, actor.roster), showing.locale, page);
    return { message, seen: seenInQuestion(asked, actor) };
  },
};

async function whichSchool(
  { app, records, locale }: Showing,
  id: string,
  actor: Actor,
): Promise<Shown | undefined> {
  const asked = await records.load('schoolChoice', id);
  if (asked?.by !== actor.member.id) return undefined;
  const view = schoolChoiceView(asked, (school) => app.schools.roster(school));
  return namingNobody(questionCard(view, locale));
}

function seenInQuestion({ question }: Records['question'], actor: Actor): Seen[] {
  return pupilsInQuestion(question).map((id) => seenPupil(id, actor));
}

/** Which of two notes holds: only for those who may correct it now, whoever was asked. */
export const conflictKind: CardKind<'conflict'> = {
  readers: 'person',
  shows: { records: ['conflict'] },
  show: async ({ records, locale }, { id }, { actor }) => {
    const subject = await records.load('conflict', id);
    const pupil = subject && actor.roster.pupil(subject.pupilId);
    if (!pupil || !mayCorrect(actor, pupil)) return undefined;
    const absence = (await records.load('pupil', pupil.id)) ?? nothingNoted(pupil.id);
    const view = conflictView(subject, absence, actor.roster);
    return view && { message: conflictCard(view, locale), seen: [seenPupil(pupil.id, actor)] };
  },
};
