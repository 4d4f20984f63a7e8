import { z } from 'zod';
import { decideStep, type StepCommand } from '../../services/cases/decideStep.ts';
import type { StepAction } from '../../services/cases/views.ts';
import { RefusedError } from '../../services/errors/errors.ts';
import { settingOf } from '../app.ts';
import { audit } from '../audit.ts';
import { putCase } from '../messages/storeReport.ts';
import type { PressHandler } from './handlePress.ts';

const stepData = z.object({
  case: z.string(),
  v: z.number(),
  step: z.string(),
  reason: z.string().max(500).default(''),
  assignee: z.string().default(''),
});

/** Approves, rejects, assigns or completes a step. */
export function stepPress(action: StepAction): PressHandler {
  return async ({ app, turn, unit, outbox, at }, data) => {
    const press = stepData.parse(data);
    const subject = await unit.load('case', press.case);
    if (!subject) throw new RefusedError('gone');
    if (subject.revision !== press.v) throw new RefusedError('stale');
    const next = decideStep(subject, commandOf(action, press), turn.actor, at);
    await putCase(app, unit, outbox, next, settingOf(app, turn.school));
    audit(unit, {
      turnId: turn.id,
      at,
      by: turn.actor.member.id,
      action: `step.${action}`,
      subjects: [subject.id, press.step],
    });
    return { card: 'case', id: subject.id };
  };
}

function commandOf(
  action: StepAction,
  { step, reason, assignee }: z.output<typeof stepData>,
): StepCommand {
  switch (action) {
    case 'reject':
      return { action, step, reason };
    case 'assign':
      return { action, step, assignee };
    default:
      return { action, step };
  }
}
