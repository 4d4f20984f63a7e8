import assert from 'node:assert/strict';
import type { AttendedInRow } from '../../../services/absence/attendedInRow.ts';
import type { CaseContext } from '../../../services/cases/caseContext.ts';
import type { CaseRecord } from '../../../services/cases/caseRecord.ts';
import { raiseConcern } from '../../../services/cases/noteAbsence.ts';
import { reviewCase } from '../../../services/cases/reviewCase.ts';
import { roster } from '../../../services/roster/roster.ts';
import { aCase, anAssessment, aSetting, aStep } from '../../builders/cases.ts';
import { without } from '../../builders/caseWorld.ts';
import { decideMorning, decideStep } from '../../builders/decided.ts';
import { aMember, anActor, aPupil, aRoster } from '../../builders/people.ts';

const day = (iso: string) => Temporal.PlainDate.from(iso);
const at = (iso: string) =>
  day(iso)
    .toZonedDateTime({ timeZone: 'Europe/Copenhagen', plainTime: '07:30' })
    .toString({ timeZoneName: 'never' });

/** A case that the rules opened on a day, with steps due two and five school days later. */
function opening(on: string, caseContext = aSetting()): CaseRecord {
  const subject = reviewCase({
    current: undefined,
    pupil: aPupil(),
    assessment: anAssessment(),
    sinceClosing: undefined,
    caseContext,
    today: day(on),
    at: at(on),
    newCaseId: () => 'LI-2026-0001',
  });
  assert.ok(subject);
  return subject;
}

type Facts = {
  caseContext?: CaseContext;
  away?: readonly string[];
  absent?: number;
  row?: AttendedInRow;
};

function morning(subject: CaseRecord, on: string, facts: Facts = {}): CaseRecord {
  const { caseContext = aSetting(), away = [], absent = 0, row } = facts;
  return decideMorning(subject, {
    caseContext,
    pupil: aPupil(),
    today: day(on),
    at: at(on),
    away: new Set(away),
    absentSince: () => absent,
    attendedInRow: () => row,
  });
}

/** Every school-day morning from one day to another, and what was told of a step on which of them. */
function told(subject: CaseRecord, step: string, from: string, to: string): string[] {
  let current = subject;
  for (const one of aSetting().calendar.between(day(from), day(to))) {
    current = morning(current, one.toString());
  }
  return current.log.flatMap((event) => {
    if (!('step' in event) || event.step !== step) return [];
    const on = event.at.slice(0, 10);
    if (event.do === 'remind') return [`${on} remind ${event.number}`];
    return event.do === 'escalate' ? [`${on} ${event.to}`] : [];
  });
}

const stepOf = (subject: CaseRecord, id: string) => {
  const step = subject.steps.find((one) => one.id === id);
  assert.ok(step);
  return step;
};

describe('tickCase', () => {
  it('reminds one, three and five school days over, then tells the leader and the coordinator, once each', () => {
    assert.deepEqual(told(opening('2026-11-02'), 'talk', '2026-11-02', '2026-12-15'), [
      '2026-11-05 remind 1',
      '2026-11-09 remind 2',
      '2026-11-11 remind 3',
      '2026-11-12 leader',
      '2026-11-18 coordinator',
    ]);
  });

  it('counts no day of the autumn holidays, nor the night the clocks go back', () => {
    assert.deepEqual(told(opening('2026-10-07'), 'talk', '2026-10-07', '2026-10-29'), [
      '2026-10-19 remind 1',
      '2026-10-21 remind 2',
      '2026-10-23 remind 3',
      '2026-10-26 leader',
    ]);
  });

  it('counts no day of the Christmas holidays', () => {
    assert.deepEqual(told(opening('2026-12-15'), 'talk', '2026-12-15', '2027-01-13'), [
      '2026-12-18 remind 1',
      '2027-01-06 remind 2',
      '2027-01-08 remind 3',
      '2027-01-11 leader',
    ]);
  });

  it('counts over the night the clocks go forward, which lies in the Easter holidays', () => {
    assert.deepEqual(told(opening('2027-03-16'), 'talk', '2027-03-16', '2027-04-06'), [
      '2027-03-19 remind 1',
      '2027-03-31 remind 2',
      '2027-04-02 remind 3',
      '2027-04-05 leader',
    ]);
  });

  it('makes up for missed mornings once, with what holds by now', () => {
    const late = morning(opening('2026-11-02'), '2026-11-12');
    const told = late.log
      .filter((one) => 'step' in one && one.step === 'talk')
      .map((one) => one.do);
    assert.deepEqual(told, ['remind', 'escalate']);
    assert.equal(stepOf(late, 'talk').reminders, 3);
    assert.equal(stepOf(late, 'talk').escalatedTo, 'leader');
    assert.equal(morning(late, '2026-11-12'), late);
  });

  it('goes to the coordinator at once where the step waits for every leader who is there', () => {
    const waiting = aCase({
      steps: [aStep({ id: 'plan', approver: 'leader', due: '2026-11-10' })],
    });
    const toldOn = (on: string, away: readonly string[] = []) =>
      stepOf(morning(waiting, on, { away }), 'plan').escalatedTo;
    assert.equal(toldOn('2026-11-17'), undefined);
    assert.equal(toldOn('2026-11-18'), 'coordinator');
    const leadersOwn = aStep({
      ...{ id: 'own', state: 'approved', approver: null },
      assignee: 's-leader',
    });
    const own = aCase({ steps: [{ ...leadersOwn, due: '2026-11-10' }] });
    assert.equal(stepOf(morning(own, '2026-11-18'), 'own').escalatedTo, 'coordinator');
    const { roster: known } = aSetting();
    const staff = [...known.staff, aMember({ id: 's-leader-2', role: 'leader', classIds: [] })];
    const another = aSetting({ roster: roster({ ...known, staff }) });
    const told = morning(own, '2026-11-18', { caseContext: another });
    assert.equal(stepOf(told, 'own').escalatedTo, 'leader', 'there is another leader');
  });

  it('begins anew where somebody put the step off', () => {
    const reminded = morning(opening('2026-11-02'), '2026-11-09');
    const put = decideStep(
      reminded,
      { action: 'postpone', step: 'talk', to: '2026-11-16', reason: 'Eleven er på lejrskole' },
      { actor: anActor('s-teacher'), caseContext: aSetting(), at: at('2026-11-09') },
    );
    assert.equal(stepOf(morning(put, '2026-11-16'), 'talk').reminders, 0);
    assert.equal(stepOf(morning(put, '2026-11-17'), 'talk').reminders, 1);
  });

  it('lets a deputy stand in while somebody is away, shows them the case, and takes it back', () => {
    const caseContext = aSetting();
    const away = morning(opening('2026-11-02'), '2026-11-03', { away: ['s-wellbeing'] });
    assert.equal(stepOf(away, 'plan').standIn, 's-akt');
    assert.equal(stepOf(away, 'plan').assignee, 's-wellbeing');
    assert.ok(away.involved.some(({ staffId, endedAt }) => staffId === 's-akt' && !endedAt));
    assert.equal(morning(away, '2026-11-03', { away: ['s-wellbeing'] }), away);

    const both = morning(away, '2026-11-04', { away: ['s-wellbeing', 's-akt'] });
    assert.equal(stepOf(both, 'plan').standIn, 's-leader', 'the next deputy');

    const back = morning(away, '2026-11-05', { caseContext });
    assert.equal(stepOf(back, 'plan').standIn, undefined);
    assert.ok(
      back.involved.every(({ staffId, endedAt }) => staffId !== 's-akt' || endedAt),
      'who stood in sees the case no longer',
    );
  });

  it('passes a step on for good where somebody left the school, or no longer teaches the class', () => {
    const left = aSetting({ roster: without('s-wellbeing', aRoster()) });
    const gone = morning(opening('2026-11-02'), '2026-11-03', { caseContext: left });
    assert.equal(stepOf(gone, 'plan').assignee, 's-teacher', 'the one who answers for the case');

    const roster = aRoster();
    const moved = {
      ...roster,
      staff: roster.staff.map((one) => (one.id === 's-teacher' ? { ...one, classIds: [] } : one)),
      member: (id: string) => {
        const one = roster.member(id);
        return one && id === 's-teacher' ? { ...one, classIds: [] } : one;
      },
    };
    const next = morning(opening('2026-11-02'), '2026-11-03', {
      caseContext: aSetting({ roster: moved }),
    });
    assert.equal(next.holder, 's-second');
    assert.equal(stepOf(next, 'talk').assignee, 's-second');
  });

  it('reminds nobody of a step that waits for another', () => {
    const caseContext = aSetting();
    const { playbook } = caseContext;
    const [talk, plan] = playbook.levels.worrying?.steps ?? [];
    assert.ok(talk && plan && playbook.levels.worrying);
    const steps = [talk, { ...plan, approver: null, after: 'talk' }];
    const levels = { worrying: { ...playbook.levels.worrying, steps } };
    const waiting = aSetting({ playbook: { ...playbook, levels } });
    const late = morning(opening('2026-11-02', waiting), '2026-12-01', { caseContext: waiting });
    assert.equal(stepOf(late, 'plan').reminders, 0);
    assert.equal(stepOf(late, 'talk').reminders, 3);
  });

  it('is quiet while a plan is followed, and comes back before its day when absence goes on', () => {
    const followed = opening('2026-11-02');
    const deciding = (who: string) => ({
      actor: anActor(who),
      caseContext: aSetting(),
      at: at('2026-11-04'),
    });
    const talked = decideStep(followed, { action: 'done', step: 'talk' }, deciding('s-teacher'));
    const reject = { action: 'reject', step: 'plan', reason: 'Samtalen var nok' } as const;
    const quiet = decideStep(talked, reject, deciding('s-leader'));
    assert.equal(quiet.state, 'monitoring');
    assert.equal(morning(quiet, '2026-11-16', { absent: 4 }), quiet, 'a cold is no reason');

    const back = morning(quiet, '2026-11-16', { absent: 5 });
    assert.equal(stepOf(back, 'follow-up.1').due, '2026-11-16');
    assert.equal(morning(back, '2026-11-16', { absent: 5 }), back);

    const put = decideStep(
      back,
      { action: 'postpone', step: 'follow-up.1', to: '2026-11-20', reason: 'Møde på fredag' },
      { ...deciding('s-teacher'), at: at('2026-11-16') },
    );
    const asked: string[] = [];
    decideMorning(put, {
      ...{
        caseContext: aSetting(),
        pupil: aPupil(),
        today: day('2026-11-17'),
        at: at('2026-11-17'),
      },
      away: new Set(),
      attendedInRow: () => undefined,
      absentSince: (since) => {
        asked.push(since);
        return 0;
      },
    });
    assert.deepEqual(asked, ['2026-11-16'], 'only absence after it was put off counts');
  });

  it('asks to look again the next school day when somebody shares a worry about an open case', () => {
    const subject = opening('2026-11-06');
    const moment = { today: day('2026-11-06'), at: at('2026-11-06'), newCaseId: () => 'never' };
    const state = {
      pupil: aPupil(),
      absence: { pupilId: 'p-loke', statements: [] },
      lastCase: subject,
    };
    const { lastCase } = raiseConcern(state, 's-other', aSetting(), moment);
    assert.equal(lastCase?.id, subject.id);
    assert.equal(lastCase?.state, 'open', 'rules alone do not close it any more');
    assert.equal(stepOf(lastCase, 'follow-up.1').due, '2026-11-09');
  });
});

describe('a case that is only followed, in a new school year', () => {
  const quiet = (difference: Partial<CaseRecord> = {}) =>
    aCase({
      ...{ state: 'monitoring', openedOn: '2026-03-02', holder: 's-teacher' },
      steps: [
        aStep({
          ...{ id: 'follow-up.1', kind: 'follow_up', approver: null, state: 'approved' },
          ...{ calledBy: 'follow_up', assignee: 's-teacher', due: '2026-09-21' },
          responsible: 'class_teacher',
        }),
      ],
      ...difference,
    });
  const dueOf = (subject: CaseRecord) => subject.steps.map(({ due }) => due);

  it('is looked at in the first school week, told once', () => {
    const first = morning(quiet(), '2026-08-10');
    assert.deepEqual(dueOf(first), ['2026-08-14']);
    assert.equal(morning(first, '2026-08-11'), first);
  });

  it('is left alone later, when it was looked at already, or when it is younger', () => {
    assert.deepEqual(dueOf(morning(quiet(), '2026-08-17')), ['2026-09-21']);
    const young = quiet({ openedOn: '2026-08-10' });
    assert.deepEqual(dueOf(morning(young, '2026-08-11')), ['2026-09-21']);
    const judged = quiet();
    const seen = aStep({
      ...{ id: 'follow-up.0', kind: 'follow_up', state: 'done' },
      done: { by: 's-teacher', at: at('2026-08-11'), judgement: 'same' },
    });
    const again = { ...judged, steps: [seen, ...judged.steps] };
    assert.deepEqual(dueOf(morning(again, '2026-08-12')), ['2026-12-02', '2026-09-21']);
  });

  it('has the class teacher of the new class as its tovholder', () => {
    const school = aRoster();
    const staff = school.staff.map((one) =>
      one.id === 's-teacher' ? { ...one, classIds: ['c-5a'] } : one,
    );
    const next = aMember({ id: 's-new', entraId: 'entra-new' });
    const caseContext = aSetting({
      roster: roster({ ...school, staff: [...staff, next] }),
    });
    const after = morning(quiet(), '2026-08-10', { caseContext });
    assert.equal(after.holder, 's-new');
    assert.equal(after.steps[0]?.assignee, 's-new');
  });
});

describe('a deadline at the end of the planned school years', () => {
  it('is the last school day, not today', () => {
    const subject = opening('2027-06-22');
    assert.equal(stepOf(subject, 'plan').due, '2027-06-25');
    assert.equal(stepOf(subject, 'follow-up.1').due, '2027-06-25');
  });
});
