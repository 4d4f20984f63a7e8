import { z } from 'zod';
import { caseAccess } from '../../services/access/access.ts';
import { judgements } from '../../services/cases/caseStep.ts';
import { decideStep, type StepCommand } from '../../services/cases/decideStep.ts';
import { withEvents } from '../../services/cases/evolve.ts';
import type { StepAction } from '../../services/cases/views.ts';
import { RefusedError } from '../../services/errors/errors.ts';
import { putCase } from '../casework/putCase.ts';
import { caseContextOf } from '../core/app.ts';
import { audit } from '../core/audit.ts';
import { freshCase } from './freshCase.ts';
import { onItsCard, type PressVerb, pressVerb } from './pressVerb.ts';

const stepData = z.object({
  case: z.string(),
  v: z.number(),
  /** Held by a button, or chosen in a form. */
  step: z.string().default(''),
  reason: z.string().max(500).default(''),
  assignee: z.string().default(''),
  on: z.string().max(20).default(''),
  outcome: z.string().max(500).default(''),
  to: z.string().max(20).default(''),
  postponeWhy: z.string().max(500).default(''),
  judgement: z.enum(judgements).optional(),
  /** Where it was pressed: that card is the answer. */
  from: z.literal('digest').optional(),
});

/** Approves, rejects, assigns, completes, delays or judges a step. */
export function stepPress(action: StepAction): PressVerb {
  return pressVerb({
    data: stepData,
    about: 'case',
    ...onItsCard,
    press: async (work, press) => {
      const { app, turn, unit, at } = work;
      const subject = await freshCase(work, press);
      if (press.step === '') throw new RefusedError('choice_required');
      const caseContext = caseContextOf(app, turn.school);
      const { actor } = turn;
      const events = decideStep(subject, commandOf(action, press), { actor, caseContext, at });
      await putCase(work, withEvents(subject, events));
      audit(unit, {
        turnId: turn.id,
        at,
        by: actor.member.id,
        action: `step.${action}`,
        subjects: [subject.id, press.step],
        basis: caseAccess(actor, subject)?.basis,
      });
      return press.from === 'digest'
        ? { card: 'digest', id: actor.member.id }
        : { card: 'case', id: subject.id };
    },
  });
}

function commandOf(action: StepAction, press: z.output<typeof stepData>): StepCommand {
  const { step, reason, assignee, on, outcome, to, postponeWhy, judgement } = press;
  switch (action) {
    case 'approve':
      return { action, step };
    case 'reject':
      return { action, step, reason };
    case 'assign':
      return { action, step, assignee };
    case 'done':
      return { action, step, on, outcome };
    case 'postpone':
      return { action, step, to, reason: postponeWhy };
    case 'judge':
      if (judgement === undefined) throw new RefusedError('gone');
      return { action, step, judgement, outcome };
  }
}
