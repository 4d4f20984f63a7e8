import { nextWakingHour } from '../../services/calendar/wakingHours.ts';
import { withEvents } from '../../services/cases/evolve.ts';
import {
  answerEvents,
  type HandOver,
  handOverOf,
  withdrawn,
} from '../../services/cases/handOver.ts';
import { planSteps } from '../../services/cases/planBegan.ts';
import { type App, caseContextOf, localTime, stamp } from '../core/app.ts';
import { audit } from '../core/audit.ts';
import { subjectKey } from '../core/outboxItem.ts';
import { transact, type Unit } from '../core/unitOfWork.ts';
import { type Outbox, unitOutbox } from '../core/unitOutbox.ts';
import type { Work } from '../core/work.ts';
import type { WorkResult } from '../core/workResult.ts';
import { putCase } from './putCase.ts';

const done: WorkResult = { outcome: 'done' };

/**
 * Offers a case to another school: a record there, under the hand-over's id. No commit spans both schools, so
 * this may run again after the other school has it; then nothing is changed.
 * @param school that offers it
 */
export async function offerCase(
  app: App,
  school: string,
  { caseId, handOverId }: { caseId: string; handOverId: string },
): Promise<WorkResult> {
  const subject = (await app.store.load(school, 'case', caseId))?.value;
  const offered = subject?.handOver;
  // Taken back meanwhile, or answered: the work that follows from that is under way.
  if (!subject || offered?.id !== handOverId || offered.state !== 'offered') return done;
  // A school that has left the municipality answers nothing: its offer becomes overdue.
  if (!app.schools.roster(offered.to)) return done;
  const { roster } = caseContextOf(app, school);
  const offer = handOverOf(subject, roster, planSteps(app.playbook));
  await transact(app.store, offered.to, async (unit) => {
    if (await unit.load('handOver', handOverId)) return;
    const at = stamp(app);
    unit.put('handOver', handOverId, offer);
    tellLeaders(app, unit, unitOutbox(unit, `offer/${handOverId}`, at), offer);
    const turnId = `offer/${handOverId}`;
    audit(unit, { turnId, at, by: 'system', action: 'handOver.received', subjects: [handOverId] });
  });
  return done;
}

/** A duty of the law interrupts; other offers wait for the morning's list. */
function tellLeaders(app: App, unit: Unit, outbox: Outbox, { id, offer }: HandOver): void {
  if (!offer || offer.duties.length === 0) return;
  const notBefore = nextWakingHour(app.calendar, localTime(app));
  const { roster } = caseContextOf(app, unit.school);
  for (const { id: staffId } of roster.staff.filter(({ role }) => role === 'leader')) {
    outbox.show({ to: 'person', staffId }, { card: 'handOver', id }, 'latest', notBefore);
  }
}

/** Takes back an offer that the other school has not answered; one that never came cannot come later. */
export async function withdrawOffer(
  app: App,
  school: string,
  { handOverId, to }: { handOverId: string; to: string },
): Promise<WorkResult> {
  if (!app.schools.roster(to)) return done;
  await transact(app.store, to, async (unit) => {
    const offered = await unit.load('handOver', handOverId);
    const next = offered && withdrawn(offered);
    if (!next || next === offered) return;
    const at = stamp(app);
    unit.put('handOver', handOverId, next);
    const turnId = `withdraw/${handOverId}`;
    await showAgain(unit, unitOutbox(unit, turnId, at), handOverId);
    const subjects = [handOverId, school];
    audit(unit, { turnId, at, by: 'system', action: 'handOver.withdrawn', subjects });
  });
  return done;
}

/**
 * Tells the school that offered a case what was answered: there it ends, or is the school's to decide again.
 * May run twice.
 * @param school that was asked
 */
export async function answerOffer(
  app: App,
  school: string,
  { handOverId }: { handOverId: string },
): Promise<WorkResult> {
  const answer = (await app.store.load(school, 'handOver', handOverId))?.value;
  if (!answer || (answer.state !== 'accepted' && answer.state !== 'refused')) return done;
  const { from, state, caseId, answered } = answer;
  if (!app.schools.roster(from.school)) return done;
  await transact(app.store, from.school, async (unit) => {
    const subject = await unit.load('case', from.number);
    if (!subject) return;
    const at = stamp(app);
    const events = answerEvents(subject, {
      ...{ id: handOverId, accepted: state === 'accepted', at },
      ...(caseId === undefined ? {} : { number: caseId }),
    });
    if (events.length === 0) return;
    const turnId = `answer/${handOverId}`;
    const work: Work = { app, unit, outbox: unitOutbox(unit, turnId, at), at };
    const next = withEvents(subject, events);
    await putCase(work, next);
    if (next.state === 'closed') await freePupil(unit, next.pupilId, next.id);
    const by = answered?.by ?? 'system';
    audit(unit, { turnId, at, by, action: 'handOver.answered', subjects: [subject.id, school] });
  });
  return done;
}

/** The pupil has no open case at the school any more. */
async function freePupil(unit: Unit, pupilId: string, caseId: string): Promise<void> {
  const absence = await unit.load('pupil', pupilId);
  if (absence?.openCaseId !== caseId) return;
  const { openCaseId: _, ...rest } = absence;
  unit.put('pupil', pupilId, rest);
}

/** Updates a hand-over's card where it stands, which disturbs nobody. */
export async function showAgain(unit: Unit, outbox: Outbox, id: string): Promise<void> {
  const what = { card: 'handOver', id } as const;
  const posted = await unit.load('post', subjectKey(what));
  for (const { recipient } of Object.values(posted?.places ?? {})) {
    outbox.show(recipient, what, 'update');
  }
}
