import { z } from 'zod';
import {
  type Claim,
  type Conflict,
  type Decision,
  keepingStanding,
  openClaims,
  takingClaim,
} from '../../services/absence/conflict.ts';
import type { Statement } from '../../services/absence/pupilAbsence.ts';
import { mayCorrect } from '../../services/access/access.ts';
import type { CaseContext } from '../../services/cases/caseContext.ts';
import { noteAbsence, type PupilState } from '../../services/cases/noteAbsence.ts';
import { RefusedError } from '../../services/errors/errors.ts';
import { caseNumbering } from '../casework/caseNumbering.ts';
import { loadPupil } from '../casework/loadPupil.ts';
import { putCase } from '../casework/putCase.ts';
import { putPupil } from '../casework/putPupil.ts';
import { caseContextOf } from '../core/app.ts';
import { audit } from '../core/audit.ts';
import type { TurnWork } from '../core/work.ts';
import { settleDays } from '../messages/conflicts.ts';
import { reportBasis } from '../messages/storeReport.ts';
import { onItsCard, pressVerb } from './pressVerb.ts';

/** `take` is the note to hold; without it, what stands is kept, unless one was to be chosen from a list. */
const settleData = z
  .object({
    conflict: z.string(),
    v: z.number(),
    take: z.string().optional(),
    choice: z.literal('take').optional(),
  })
  .refine(({ take, choice }) => choice === undefined || (take ?? '') !== '');

/** Decides which of two notes holds, as a correction by the presser, so that the trail tells who decided. */
export const noteSettle = pressVerb({
  data: settleData,
  about: 'conflict',
  ...onItsCard,
  press: async (work, press) => {
    const { app, turn, unit, outbox, at } = work;
    const subject = await unit.load('conflict', press.conflict);
    if (!subject) throw new RefusedError('gone');
    const caseContext = caseContextOf(app, turn.school);
    const state = await loadPupil(work, subject.pupilId);
    if (!mayCorrect(turn.actor, state.pupil)) throw new RefusedError('not_allowed');
    if (subject.state !== 'open' || subject.version !== press.v) throw new RefusedError('stale');
    const { decisions, dates } = decisionOf(subject, state, press.take);
    const statements = decisions.map((one, index) => statementOf(work, state, one, index));
    const after = await noted(work, state, statements, caseContext);
    const by = turn.actor.member.id;
    await putPupil(work, await settleDays({ app, unit, outbox, at }, after, dates, by));
    const basis = reportBasis(turn.actor, [subject.pupilId]);
    const subjects = [subject.pupilId];
    audit(unit, { turnId: turn.id, at, by, action: 'note.settle', subjects, basis });
    return { card: 'conflict', id: subject.id };
  },
});

function decisionOf(
  subject: Conflict,
  { absence }: PupilState,
  take: string | undefined,
): { decisions: readonly Decision[]; dates: ReadonlySet<string> } {
  const claims = openClaims(subject, absence);
  const taken = claims.find(({ statement }) => statement.id === take);
  if (take !== undefined && !taken) throw new RefusedError('stale');
  const about: readonly Claim[] = taken ? [taken] : claims;
  return {
    decisions: taken ? takingClaim(taken, absence) : keepingStanding(claims, absence),
    dates: new Set(about.flatMap(({ dates }) => dates)),
  };
}

function statementOf(
  { turn, at }: TurnWork,
  { pupil }: PupilState,
  decision: Decision,
  index: number,
): Statement {
  const reportId = `${turn.id}:${pupil.id}`;
  return { id: `${reportId}#${index}`, reportId, by: turn.actor.member.id, at, ...decision };
}

/** Stores the decision like any message, and reassesses the pupil. */
async function noted(
  work: TurnWork,
  state: PupilState,
  statements: readonly Statement[],
  caseContext: CaseContext,
) {
  const { turn, unit, at } = work;
  const numbering = await caseNumbering(work);
  const today = Temporal.PlainDate.from(at.slice(0, 10));
  const after = noteAbsence(state, statements, caseContext, {
    today,
    at,
    newCaseId: numbering.next,
  });
  if (after.lastCase && after.lastCase !== state.lastCase) {
    await putCase(work, after.lastCase);
  }
  numbering.keep();
  const id = `${turn.id}:${state.pupil.id}`;
  unit.put('report', id, {
    ...{ id, by: turn.actor.member.id, at, intent: 'correct', leftOut: [], caseIds: [] },
    lines: statements.map(({ dates, category, extent }) => ({
      ...{ pupilId: state.pupil.id, dates, extent },
      ...(category === undefined ? {} : { category }),
    })),
  });
  return after.absence;
}
