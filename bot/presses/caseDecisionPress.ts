import { z } from 'zod';
import { marksOf } from '../../services/absence/marksOf.ts';
import { caseAccess } from '../../services/access/access.ts';
import { readyToClose, reportedWhileHere } from '../../services/cases/attendance.ts';
import { arrangements, outcomes } from '../../services/cases/caseEvent.ts';
import { type CaseAction, type CaseCommand, decideCase } from '../../services/cases/decideCase.ts';
import { withEvents } from '../../services/cases/evolve.ts';
import { withReadingOf } from '../../services/cases/reviewCase.ts';
import { RefusedError } from '../../services/errors/errors.ts';
import { assess } from '../../services/rules/assess.ts';
import { loadCasePupil } from '../casework/loadPupil.ts';
import { putCase } from '../casework/putCase.ts';
import { reportedOf } from '../casework/reportedOf.ts';
import { caseContextOf, localTime } from '../core/app.ts';
import { audit } from '../core/audit.ts';
import { freshCase } from './freshCase.ts';
import { onItsCard, type PressVerb, pressVerb } from './pressVerb.ts';
import { unchosen } from './unchosen.ts';

const decisionData = z.object({
  case: z.string(),
  v: z.number(),
  comment: z.string().max(500).default(''),
  ending: z.enum(outcomes).or(unchosen).optional(),
  endingWhy: z.string().max(500).default(''),
  /** Where the pupil goes with another offer. */
  place: z.string().min(1).max(100).or(unchosen).optional(),
  arrangement: z.enum(arrangements).or(unchosen).optional(),
  until: z.string().max(20).default(''),
  arrangeWhy: z.string().max(200).default(''),
});

/** What is done on the screen of the plan. */
const arranges: ReadonlySet<CaseAction> = new Set(['arrange', 'arrangeUntil', 'arrangeEnd']);

/** Comments on a case, closes it, reopens it, or notes a special arrangement. */
export function caseDecision(action: CaseAction): PressVerb {
  return pressVerb({
    data: decisionData,
    about: 'case',
    ...onItsCard,
    press: async (work, press) => {
      const { app, turn, unit, at } = work;
      const subject = await freshCase(work, press);
      const caseContext = caseContextOf(app, turn.school);
      const state = await loadCasePupil(work, subject.pupilId);
      const { grade, classId } = state.pupil;
      const { roster, playbook, rulesets, calendar } = caseContext;
      const today = localTime(app).toPlainDate();
      const marks = marksOf(state.absence, grade);
      const ready =
        action === 'close' &&
        readyToClose(subject, playbook, {
          ...{ marks, today, calendar: calendar.forGrade(grade) },
          reported: reportedWhileHere(await reportedOf(unit, roster, classId), subject),
        });
      const standing =
        action === 'reopen' ? assess({ rulesets, calendar, on: today, grade, marks }) : undefined;
      const { actor } = turn;
      const { openCaseId } = state.absence;
      const otherIsOpen = openCaseId !== undefined && openCaseId !== subject.id;
      const deciding = { actor, caseContext, at };
      const command = commandOf(action, press);
      const events = decideCase(subject, command, deciding, {
        ...{ ready, otherIsOpen },
        ...(standing ? { standing } : {}),
      });
      const decided = withEvents(subject, events);
      const next = standing ? withReadingOf(decided, standing) : decided;
      await putCase(work, next);
      const { openCaseId: _, ...absence } = state.absence;
      const open = next.state === 'closed' ? {} : { openCaseId: next.id };
      unit.put('pupil', absence.pupilId, { ...absence, ...open, lastCaseId: next.id });
      audit(unit, {
        turnId: turn.id,
        at,
        by: actor.member.id,
        action: `case.${action}`,
        subjects: [subject.id],
        basis: caseAccess(actor, subject)?.basis,
      });
      return arranges.has(action)
        ? { card: 'caseTools', id: subject.id, side: 'plan' }
        : { card: 'case', id: subject.id };
    },
  });
}

function commandOf(action: CaseAction, press: z.output<typeof decisionData>): CaseCommand {
  const { comment, ending, endingWhy, place, arrangement } = press;
  switch (action) {
    case 'comment':
      return { action, text: comment };
    case 'close':
      if (ending === undefined) throw new RefusedError('choice_required');
      return { action, outcome: ending, reason: endingWhy, offer: place };
    case 'reopen':
      return { action };
    case 'arrange':
    case 'arrangeUntil':
    case 'arrangeEnd':
      if (arrangement === undefined) throw new RefusedError('choice_required');
      return { action, arrangement, until: press.until, reason: press.arrangeWhy };
  }
}
