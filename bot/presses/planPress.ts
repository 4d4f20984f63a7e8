import { z } from 'zod';
import { decidePlan, type PlanCommand } from '../../services/cases/decidePlan.ts';
import { functions, homeFactors, schoolFactors } from '../../services/cases/mapping.ts';
import { wentHow } from '../../services/cases/plan.ts';
import { RefusedError } from '../../services/errors/errors.ts';
import type { TurnWork } from '../core/work.ts';
import { changeCase } from './changeCase.ts';
import { onItsCard, pressVerb } from './pressVerb.ts';
import { ticked } from './ticked.ts';

const caseData = z.object({ case: z.string(), v: z.number() });
const line = (most: number) => z.string().max(most).default('');

/** Several choices of a closed list. */
function several<const Values extends readonly [string, ...string[]]>(values: Values) {
  return ticked(400).pipe(z.array(z.enum(values)));
}

/**
 * Says why a pupil stays away: closed answers, and a line each from the pupil and the parents.
 *
 * @example { case: 'LI-2026-0007', v: 9, form: 'map', functions: 'avoids_judgement', pupilSays: 'Frikvartererne' }
 */
export const caseMap = pressVerb({
  data: caseData.extend({
    functions: several(functions),
    schoolFactors: several(schoolFactors),
    homeFactors: several(homeFactors),
    healthKnows: z.string().max(20).default(''),
    pupilSays: line(200),
    parentsSay: line(200),
  }),
  about: 'case',
  ...onItsCard,
  press: async (work, press) => {
    const { functions: away, schoolFactors: school, homeFactors: home, healthKnows } = press;
    const health =
      healthKnows === 'yes' || healthKnows === 'no' ? { healthKnows: healthKnows === 'yes' } : {};
    const { pupilSays, parentsSay } = press;
    const answers = { functions: away, school, home, ...health, pupilSays, parentsSay };
    await change(work, press, 'case.map', { action: 'map', answers });
    return { card: 'caseTools', id: press.case, side: 'work' };
  },
});

const planData = caseData.extend({
  form: z.enum(['goal', 'backStep', 'review']),
  /** A goal's number or a step's id, where one that is there is changed or removed. */
  step: z.string().max(100).optional(),
  remove: z.literal(1).optional(),
  goal: line(160),
  metric: line(40),
  target: line(20),
  measure: line(160),
  who: line(200),
  backFrom: line(20),
  backText: line(160),
  to: line(20),
});

/**
 * Writes in the plan: a goal, a step of the way back, or the day it is looked at again.
 *
 * @example { case: 'LI-2026-0007', v: 9, form: 'backStep', backFrom: '2026-12-07', backText: '3 lektioner' }
 */
export const casePlan = pressVerb({
  data: planData,
  about: 'case',
  ...onItsCard,
  press: async (work, press) => {
    await change(work, press, 'case.plan', commandOf(press));
    const side = press.form === 'backStep' ? 'wayBack' : 'plan';
    return { card: 'caseTools', id: press.case, side };
  },
});

function commandOf(press: z.output<typeof planData>): PlanCommand {
  const { form, step, remove, goal, metric, target, measure, who, backFrom, backText, to } = press;
  if (form === 'review') return { action: 'review', on: to };
  if (form === 'goal') {
    const number = step === undefined ? undefined : Number(step);
    if (remove && number !== undefined) return { action: 'removeGoal', number };
    return { action: 'goal', number, goal, metric, target, measure, who };
  }
  if (remove && step !== undefined) return { action: 'removeBackStep', id: step };
  return { action: 'backStep', id: step, from: backFrom, text: backText };
}

/**
 * Says how the step of the way back that runs went, or that the pupil is all the way back.
 *
 * @example { case: 'LI-2026-0007', v: 9, step: 'back-8', how: 'partly' }
 */
export const caseWayBack = pressVerb({
  data: caseData.extend({
    step: z.string().max(100).optional(),
    how: z.enum([...wentHow, 'back']),
  }),
  about: 'case',
  ...onItsCard,
  press: async (work, { step, how, ...press }) => {
    if (how !== 'back' && step === undefined) throw new RefusedError('gone');
    const command: PlanCommand =
      how === 'back' ? { action: 'back' } : { action: 'answer', id: step ?? '', how };
    await change(work, press, 'case.wayBack', command);
    return { card: 'caseTools', id: press.case, side: 'wayBack' };
  },
});

/** Decides in the version shown, and writes the trail. */
async function change(
  work: TurnWork,
  press: z.output<typeof caseData>,
  action: 'case.map' | 'case.plan' | 'case.wayBack',
  command: PlanCommand,
): Promise<void> {
  await changeCase(
    work,
    press,
    action,
    (subject, deciding) => decidePlan(subject, command, deciding),
    () => [],
  );
}
