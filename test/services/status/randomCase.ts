import fc from 'fast-check';
import { type CaseEvent, outcomes } from '../../../services/cases/caseEvent.ts';
import type { CaseRecord, CaseStep } from '../../../services/cases/caseRecord.ts';
import { aCase, aStep } from '../../builders/cases.ts';

const pupils = ['p-loke', 'p-sofie', 'p-philip-a', 'p-other', 'p-gone'];
const decided = { by: 's-leader', at: '2026-10-01T08:00:00+02:00' };

const step: fc.Arbitrary<CaseStep> = fc
  .record({
    kind: fc.constantFrom('task' as const, 'follow_up' as const),
    state: fc.constantFrom('proposed' as const, 'approved' as const, 'done' as const),
    due: fc.constantFrom('2026-11-01', '2026-11-24', '2026-11-25', '2026-12-10'),
    assigned: fc.boolean(),
  })
  .map(({ kind, state, due, assigned }) => {
    const { assignee, ...rest } = aStep({ kind, state, due });
    return {
      ...rest,
      ...(assigned && assignee !== undefined ? { assignee } : {}),
      ...(state === 'proposed' ? {} : { approved: decided }),
      ...(state === 'done' ? { done: decided } : {}),
    };
  });

/** A case in any state, of a pupil of either class or of one who left. */
export function anyCase(): fc.Arbitrary<CaseRecord> {
  return fc
    .record({
      pupilId: fc.constantFrom(...pupils),
      state: fc.constantFrom<CaseRecord['state']>('proposed', 'open', 'monitoring', 'closed'),
      level: fc.constantFrom(undefined, 'attention', 'worrying', 'dropout_risk'),
      openedOn: fc.constantFrom('2026-05-01', '2026-08-20', '2026-10-01', '2026-11-20'),
      steps: fc.array(step, { maxLength: 4 }),
      outcome: fc.constantFrom(...outcomes),
    })
    .map(({ level, outcome, steps, ...rest }) => {
      const one = aCase({
        ...rest,
        steps: steps.map((some, at) => ({ ...some, id: `step-${at}` })),
      });
      const { level: _, ...without } = one;
      const close: CaseEvent = { do: 'close', ...decided, outcome };
      return {
        ...without,
        ...(level === undefined ? {} : { level }),
        log: rest.state === 'closed' ? [...one.log, close] : one.log,
      };
    });
}
