import { z } from 'zod';
import { caseAccess } from '../../services/access/access.ts';
import { nextWakingHour } from '../../services/calendar/wakingHours.ts';
import { approveSteps } from '../../services/cases/approveAll.ts';
import { changedByOthers } from '../../services/cases/changesSince.ts';
import { withEvents } from '../../services/cases/evolve.ts';
import { nudge } from '../../services/cases/nudge.ts';
import { RefusedError } from '../../services/errors/errors.ts';
import { morningOf } from '../casework/morningOf.ts';
import { putCase } from '../casework/putCase.ts';
import { caseContextOf, localTime } from '../core/app.ts';
import { audit, auditSeen } from '../core/audit.ts';
import type { Seen } from '../core/seen.ts';
import type { TurnWork } from '../core/work.ts';
import { freshCase } from './freshCase.ts';
import { onOtherCards, pressVerb } from './pressVerb.ts';

/** The morning's list as of now, or a page of it; always one's own. */
export const digestShow = pressVerb({
  data: z.object({ page: z.int().min(0).optional().catch(undefined) }),
  about: undefined,
  ...onOtherCards,
  trail: 'answer',
  press: async ({ turn }, { page }) => ({
    card: 'digest',
    id: turn.actor.member.id,
    ...(page === undefined ? {} : { page }),
  }),
});

/** Steps as a button names them: case, version and step, with commas between. */
const shown = z
  .string()
  .max(8000)
  .transform((text) => text.split(','))
  .pipe(z.array(z.string().regex(/^[^/]+\/\d+\/[^/]+$/)).max(100))
  .transform((all) =>
    all.map((one) => {
      const [caseId = '', version, step = ''] = one.split('/');
      return { caseId, version: Number(version), step };
    }),
  );

/**
 * Approves every step that the list showed as waiting for the presser, and says how many had changed
 * meanwhile.
 * @throws RefusedError `stale` when none can be approved
 */
export const digestApproveAll = pressVerb({
  data: z.object({ steps: shown }),
  about: 'digest',
  ...onOtherCards,
  press: async (work, { steps }) => {
    const { turn, unit, at } = work;
    const { actor, id: turnId } = turn;
    const seen: Seen[] = [];
    let approved = 0;
    let left = 0;
    for (const [caseId, some] of Map.groupBy(steps, (one) => one.caseId)) {
      const done = await approveIn(work, caseId, some);
      seen.push(...done.seen);
      approved += done.approved;
      left += done.left;
    }
    if (approved === 0) throw new RefusedError('stale');
    auditSeen(unit, { turnId, at, by: actor.member.id, action: 'digest.approveAll' }, seen);
    return { card: 'digest', id: actor.member.id, approved, left };
  },
});

/** Approves a case's steps, if it is as the list showed it. */
async function approveIn(
  work: TurnWork,
  caseId: string,
  steps: readonly { version: number; step: string }[],
): Promise<{ seen: readonly Seen[]; approved: number; left: number }> {
  const { app, turn, unit, at } = work;
  const subject = await unit.load('case', caseId);
  const access = subject && caseAccess(turn.actor, subject);
  const by = turn.actor.member.id;
  if (!access || steps.some(({ version }) => changedByOthers(subject, version, by))) {
    return { seen: [], approved: 0, left: steps.length };
  }
  const caseContext = caseContextOf(app, turn.school);
  // What they have approved since, one by one, is done.
  const own = new Set(subject.steps.flatMap(({ id, approved }) => (approved?.by === by ? id : [])));
  const wanted = steps.map(({ step }) => step).filter((step) => !own.has(step));
  const { events, approved, left } = approveSteps(subject, wanted, {
    actor: turn.actor,
    caseContext,
    at,
  });
  if (approved.length === 0) return { seen: [], approved: 0, left };
  await putCase(work, withEvents(subject, events));
  const subjects = [caseId, ...approved];
  const seen = subjects.map((one) => ({ subject: one, basis: access.basis }));
  return { seen, approved: approved.length, left };
}

/** Reminds whoever an overdue step waits for, in their chat, in waking hours. */
export const stepRemind = pressVerb({
  data: z.object({ case: z.string(), v: z.number(), step: z.string() }),
  about: 'case',
  ...onOtherCards,
  press: async (work, press) => {
    const { app, turn, unit, outbox, at } = work;
    const { actor, id: turnId } = turn;
    const subject = await freshCase(work, press);
    const caseContext = caseContextOf(app, turn.school);
    const day = await morningOf(app, unit);
    const event = nudge(subject, press.step, { actor, caseContext, at }, day);
    await putCase(work, withEvents(subject, [event]));
    const by = actor.member.id;
    const card = { card: 'nudge', id: subject.id, step: press.step, by } as const;
    const notBefore = nextWakingHour(app.calendar, localTime(app));
    outbox.show({ to: 'person', staffId: event.person }, card, 'new', notBefore);
    const basis = caseAccess(actor, subject)?.basis;
    const subjects = [subject.id, press.step];
    audit(unit, { turnId, at, by, action: 'step.remind', subjects, basis });
    return { card: 'digest', id: by };
  },
});
