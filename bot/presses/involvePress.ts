import { z } from 'zod';
import { caseAccess } from '../../services/access/access.ts';
import { involvementBases } from '../../services/access/involvement.ts';
import type { CaseEvent } from '../../services/cases/caseEvent.ts';
import type { CaseRecord } from '../../services/cases/caseRecord.ts';
import { withEvents } from '../../services/cases/evolve.ts';
import { involve, release } from '../../services/cases/involve.ts';
import { RefusedError } from '../../services/errors/errors.ts';
import { putCase } from '../casework/putCase.ts';
import { audit } from '../core/audit.ts';
import type { TurnWork } from '../core/work.ts';
import { freshCase } from './freshCase.ts';
import { onItsCard, pressVerb } from './pressVerb.ts';

/** Clients send this for a choice that was not made. */
const unchosen = z.literal('').transform(() => undefined);

const caseData = z.object({ case: z.string(), v: z.number() });
const involveData = caseData.extend({
  person: z.string().default(''),
  basis: z.enum(involvementBases).or(unchosen).optional(),
  why: z.string().max(500).default(''),
});
const releaseData = caseData.extend({ released: z.string().default('') });

/** Brings somebody from outside the school into a case, and records the ground. */
export const caseInvolve = pressVerb({
  data: involveData,
  about: 'case',
  ...onItsCard,
  press: (work, { person, basis, why, ...press }) =>
    change(work, press, 'case.involve', person, (subject) => {
      if (basis === undefined) throw new RefusedError('choice_required');
      const deciding = { actor: work.turn.actor, at: work.at };
      return involve(subject, { person, basis, reason: why }, deciding);
    }),
});

/** Ends somebody's part in a case. */
export const caseRelease = pressVerb({
  data: releaseData,
  about: 'case',
  ...onItsCard,
  press: (work, { released, ...press }) =>
    change(work, press, 'case.release', released, (subject) => {
      if (released === '') throw new RefusedError('choice_required');
      return release(subject, { person: released }, { actor: work.turn.actor, at: work.at });
    }),
});

async function change(
  work: TurnWork,
  press: z.output<typeof caseData>,
  action: string,
  person: string,
  decide: (subject: CaseRecord) => readonly CaseEvent[],
) {
  const { turn, unit, at } = work;
  const subject = await freshCase(work, press);
  await putCase(work, withEvents(subject, decide(subject)));
  audit(unit, {
    turnId: turn.id,
    at,
    by: turn.actor.member.id,
    action,
    subjects: [subject.id, person],
    basis: caseAccess(turn.actor, subject)?.basis,
  });
  return { card: 'case', id: subject.id } as const;
}
