import { homeContacts, openContact } from '../../services/absence/homeContact.ts';
import {
  nothingNoted,
  type PupilAbsence,
  type Statement,
} from '../../services/absence/pupilAbsence.ts';
import type { CaseContext } from '../../services/cases/caseContext.ts';
import type { CaseRecord } from '../../services/cases/caseRecord.ts';
import { isOpen, playbookStepId } from '../../services/cases/caseStep.ts';
import { decideStep, type StepCommand, stepActions } from '../../services/cases/decideStep.ts';
import { withEvents } from '../../services/cases/evolve.ts';
import { noteAbsence, type PupilState } from '../../services/cases/noteAbsence.ts';
import { peopleFor } from '../../services/cases/peopleFor.ts';
import { planSteps } from '../../services/cases/planBegan.ts';
import type { StaffMember } from '../../services/roster/roster.ts';
import { caseNumbering } from '../casework/caseNumbering.ts';
import type { SchoolStore } from '../core/records.ts';
import { rosterId, rosterRecord } from '../core/schools.ts';
import { transact } from '../core/unitOfWork.ts';
import { type SeededAbsence, seedAbsence } from './seedAbsence.ts';
import { withSeededPlan } from './seedPlans.ts';

/** Cases are opened as they would have been this many days back; older absence is history. */
const daysWithCases = 21;

/**
 * Puts a school in an empty store: its roster, a year of absence up to the day before `today`, and
 * the cases the rules would have opened recently, most with the steps due so far done.
 */
export async function seedStore(
  store: SchoolStore,
  caseContext: CaseContext,
  seed: number,
  today: Temporal.PlainDate,
): Promise<void> {
  const { roster, calendar } = caseContext;
  const absence = seedAbsence(roster, calendar, seed, today);
  const from = today.subtract({ days: daysWithCases });
  await transact(store, roster.school.id, async (unit) => {
    unit.put('roster', rosterId, rosterRecord(roster));
    const states = new Map<string, PupilState>(
      roster.pupils.map((pupil) => [
        pupil.id,
        { pupil, absence: nothingNoted(pupil.id), lastCase: undefined },
      ]),
    );
    const numbering = await caseNumbering({ unit, at: today.toString() });
    for (const [index, message] of absence.entries()) {
      const state = states.get(message.pupilId);
      if (!state) continue;
      const statement = statementOf(message, index);
      const on = Temporal.PlainDate.from(statement.at.slice(0, 10));
      if (Temporal.PlainDate.compare(on, from) < 0) {
        state.absence = { ...state.absence, statements: [...state.absence.statements, statement] };
      } else {
        const moment = { today: on, at: statement.at, newCaseId: numbering.next };
        states.set(
          message.pupilId,
          openOnly(state, noteAbsence(state, [statement], caseContext, moment)),
        );
      }
    }
    // Pupils whose absence is older are found too, as the first day's sweep would.
    for (const [id, state] of states) {
      const moment = { today, at: `${today}T07:00:00+00:00`, newCaseId: numbering.next };
      states.set(id, openOnly(state, noteAbsence(state, [], caseContext, moment)));
    }
    numbering.keep();
    const cases = [...states.values()].flatMap(({ lastCase }) => lastCase ?? []);
    for (const { pupil, absence: noted } of states.values()) {
      if (noted.statements.length > 0)
        unit.put('pupil', pupil.id, called(noted, caseContext, today));
    }
    let hasPlan = false;
    for (const [index, subject] of cases.entries()) {
      // One in four is left as opened, so that something is overdue.
      const worked = index % 4 === 3 ? subject : workedOn(subject, index, caseContext, today);
      // One has a plan, so that the first morning shows what that looks like.
      const planned = hasPlan || index % 4 === 3;
      const record: CaseRecord = planned
        ? worked
        : plannedLately(worked, index, caseContext, today);
      hasPlan ||= record.plan !== undefined;
      unit.put('case', record.id, record);
    }
  });
}

/** The homes to be contacted before today have been. */
function called(absence: PupilAbsence, { roster }: CaseContext, today: Temporal.PlainDate) {
  const task = openContact(homeContacts(absence.homeContact));
  const leader = roster.staff.find(({ role }) => role === 'leader');
  if (!task || !leader || task.due >= today.toString()) return absence;
  const done = { do: 'done', at: task.raisedAt, task: task.id, by: leader.id } as const;
  return { ...absence, homeContact: [...(absence.homeContact ?? []), done] };
}

/** Skips a case that closed by itself: nobody ever saw it. */
function openOnly(
  { pupil }: PupilState,
  { absence, lastCase }: Omit<PupilState, 'pupil'>,
): PupilState {
  if (lastCase?.state !== 'closed') return { pupil, absence, lastCase };
  const { lastCaseId: _, ...rest } = absence;
  return { pupil, absence: rest, lastCase: undefined };
}

function statementOf(message: SeededAbsence, index: number): Statement {
  const id = `seed-${index}`;
  return {
    id: `${id}#0`,
    reportId: id,
    by: message.reporterId,
    at: message.at,
    intent: 'note',
    dates: message.dates,
    category: message.category,
    extent: message.extent,
  };
}

/** The case once everything due before today is done. */
function workedOn(
  subject: CaseRecord,
  index: number,
  caseContext: CaseContext,
  today: Temporal.PlainDate,
): CaseRecord {
  const { roster, calendar } = caseContext;
  const pupil = roster.pupil(subject.pupilId);
  if (!pupil) return subject;
  const plans = planSteps(caseContext.playbook);
  let record = subject;
  const dueOnes = subject.steps
    .filter(({ due, kind }) => due < today.toString() && kind === 'task')
    .toSorted((a, b) => (a.due < b.due ? -1 : 1));
  for (const { id, approver, responsible, due } of dueOnes) {
    const at = Temporal.PlainDate.from(due)
      .toZonedDateTime({ timeZone: calendar.timeZone, plainTime: '13:00' })
      .toString({ timeZoneName: 'never' });
    const decide = (member: StaffMember | undefined, command: StepCommand) => {
      if (!member) return;
      const actor = { member, roster };
      const step = record.steps.find((one) => one.id === id);
      if (!step || !stepActions(step, record, actor, pupil).includes(command.action)) return;
      record = withEvents(record, decideStep(record, command, { actor, caseContext, at }));
    };
    decide(approver ? peopleFor(approver, pupil, roster)[0] : undefined, {
      action: 'approve',
      step: id,
    });
    const doing = peopleFor(responsible, pupil, roster)[0];
    const isApproved = record.steps.some((one) => one.id === id && one.state === 'approved');
    if (doing && isApproved && plans.has(playbookStepId(id))) {
      record = withSeededPlan(record, doing, index, { caseContext, at });
    }
    decide(doing, { action: 'done', step: id, on: due, outcome: 'Aftalt og skrevet ned.' });
  }
  return record;
}

/** The case with the plan that it waits for, approved and written on the last school day. */
function plannedLately(
  subject: CaseRecord,
  index: number,
  caseContext: CaseContext,
  today: Temporal.PlainDate,
): CaseRecord {
  const { roster, calendar, playbook } = caseContext;
  const pupil = roster.pupil(subject.pupilId);
  const day = calendar.onOrBefore(today.subtract({ days: 1 }));
  const plans = planSteps(playbook);
  const step = subject.steps.find((one) => isOpen(one) && plans.has(playbookStepId(one.id)));
  const leader = pupil && peopleFor('leader', pupil, roster)[0];
  const writer = pupil && step && peopleFor(step.responsible, pupil, roster)[0];
  if (!step || !leader || !writer || !day || day.toString() < subject.openedOn) return subject;
  const at = day
    .toZonedDateTime({ timeZone: calendar.timeZone, plainTime: '14:00' })
    .toString({ timeZoneName: 'never' });
  const actor = { member: leader, roster };
  const approve: StepCommand = { action: 'approve', step: step.id };
  const approved =
    step.state === 'proposed'
      ? withEvents(subject, decideStep(subject, approve, { actor, caseContext, at }))
      : subject;
  return withSeededPlan(approved, writer, index, { caseContext, at });
}
