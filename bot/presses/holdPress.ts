import { z } from 'zod';
import { caseAccess } from '../../services/access/access.ts';
import { approveAll } from '../../services/cases/approveAll.ts';
import type { CaseEvent } from '../../services/cases/caseEvent.ts';
import type { CaseRecord } from '../../services/cases/caseRecord.ts';
import type { Deciding } from '../../services/cases/deciding.ts';
import { withEvents } from '../../services/cases/evolve.ts';
import { holdCase } from '../../services/cases/holdCase.ts';
import { RefusedError } from '../../services/errors/errors.ts';
import { putCase } from '../casework/putCase.ts';
import { caseContextOf } from '../core/app.ts';
import { audit } from '../core/audit.ts';
import type { CardRef } from '../core/outboxItem.ts';
import type { TurnWork } from '../core/work.ts';
import { freshCase } from './freshCase.ts';
import { onItsCard, pressVerb } from './pressVerb.ts';

const caseData = z.object({ case: z.string(), v: z.number() });

/** Gives a case to another holder. */
export const caseHold = pressVerb({
  data: caseData.extend({ holder: z.string().default('') }),
  about: 'case',
  ...onItsCard,
  press: (work, { holder, ...press }) => {
    if (holder === '') throw new RefusedError('choice_required');
    return change(work, press, 'case.hold', [holder], (subject, deciding) =>
      holdCase(subject, { holder }, deciding),
    );
  },
});

/** Approves all that waits for the presser, in one go. */
export const caseApproveAll = pressVerb({
  data: caseData,
  about: 'case',
  ...onItsCard,
  press: (work, press) => change(work, press, 'case.approveAll', [], approveAll),
});

async function change(
  work: TurnWork,
  press: z.output<typeof caseData>,
  action: 'case.hold' | 'case.approveAll',
  others: readonly string[],
  decide: (subject: CaseRecord, deciding: Deciding) => readonly CaseEvent[],
): Promise<CardRef> {
  const { app, turn, unit, at } = work;
  const { actor } = turn;
  const subject = await freshCase(work, press);
  const events = decide(subject, { actor, caseContext: caseContextOf(app, turn.school), at });
  await putCase(work, withEvents(subject, events));
  const steps = events.flatMap((event) => ('step' in event ? [event.step] : []));
  audit(unit, {
    turnId: turn.id,
    at,
    by: actor.member.id,
    action,
    subjects: [subject.id, ...others, ...(action === 'case.approveAll' ? steps : [])],
    basis: caseAccess(actor, subject)?.basis,
  });
  return { card: 'case', id: subject.id };
}
