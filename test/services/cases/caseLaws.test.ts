import assert from 'node:assert/strict';
import fc from 'fast-check';
import { caseAccess } from '../../../services/access/access.ts';
import { arrangements, outcomes } from '../../../services/cases/caseEvent.ts';
import { type CaseRecord, caseRecord } from '../../../services/cases/caseRecord.ts';
import { isOpen } from '../../../services/cases/caseStep.ts';
import { type CaseCommand, caseActions } from '../../../services/cases/decideCase.ts';
import { type StepCommand, stepActions } from '../../../services/cases/decideStep.ts';
import { digestView } from '../../../services/cases/digest.ts';
import { replayed } from '../../../services/cases/evolve.ts';
import { nextDate } from '../../../services/cases/nextDate.ts';
import type { StepAction } from '../../../services/cases/views.ts';
import { RefusedError } from '../../../services/errors/errors.ts';
import {
  acting,
  anyCommand,
  aWorld,
  carriedOut,
  momentOf,
  type World,
} from '../../builders/caseWorld.ts';
import { decideCase, decideMorning, decideStep } from '../../builders/decided.ts';
import { aRoster } from '../../builders/people.ts';

/** What a store keeps: no undefined, no shared objects. */
const stored = (value: unknown) => JSON.parse(JSON.stringify(value));

const lives = fc.array(anyCommand, { minLength: 1, maxLength: 40, size: 'max' });

/** Lives the commands one after the other, looking at the world after each. */
function lived(
  look: (world: World, before: World, refused: string | undefined) => void,
  runs: number,
  seed?: number,
) {
  fc.assert(
    fc.property(lives, (commands) => {
      let world = aWorld();
      for (const command of commands) {
        const { world: next, refused } = carriedOut(world, command);
        look(next, world, refused);
        world = next;
      }
    }),
    { numRuns: runs, ...(seed === undefined ? {} : { seed }) },
  );
}

/** A quiet morning: nobody is away, nobody was absent. */
function morningAfter(world: World, subject: CaseRecord): CaseRecord {
  const { caseContext, today } = world;
  const pupil = caseContext.roster.pupil(subject.pupilId);
  assert.ok(pupil);
  const quiet = { away: new Set<string>(), absentSince: () => 0, attendedInRow: () => undefined };
  return decideMorning(subject, { caseContext, pupil, today, at: momentOf(world), ...quiet });
}

describe('a case, whatever is done to it by whomever', () => {
  it('fits its schema, follows from its log, and counts every event', () => {
    lived(({ subject }) => {
      if (!subject) return;
      assert.deepEqual(caseRecord.parse(stored(subject)), stored(subject));
      const { hits: _, next: __, log, ...state } = subject;
      assert.deepEqual(stored(replayed(log)), stored(state));
      assert.equal(subject.revision, log.length);
    }, 120);
  });

  it('is closed by nobody but a person', () => {
    let closings = 0;
    lived(
      ({ subject }) => {
        for (const event of subject?.log ?? []) {
          if (event.do !== 'close') continue;
          closings += 1;
          assert.ok(aRoster().member(event.by), event.by);
        }
      },
      300,
      1,
    );
    assert.ok(closings > 100, `${closings} closings were looked at`);
  });

  it('reminds nobody, and asks one person whether it is closed, while its ground is gone', () => {
    let proposed = 0;
    lived(
      (world) => {
        const { subject, caseContext, today } = world;
        if (!subject || subject.state === 'closed' || subject.closing === undefined) return;
        proposed += 1;
        const next = morningAfter(world, subject);
        const told = next.log.slice(subject.log.length).map((event) => event.do);
        assert.ok(!told.includes('remind') && !told.includes('escalate'), told.join());
        const asked = caseContext.roster.staff.flatMap((member) => {
          const actor = acting(member.id, caseContext.roster);
          return digestView(actor, [next], caseContext, { today, away: new Set() }).items;
        });
        assert.deepEqual(
          asked.map(({ kind }) => kind),
          ['close'],
        );
      },
      300,
      1,
    );
    assert.ok(proposed > 20, `${proposed} proposals were looked at`);
  });

  it('has one open follow-up and a next date while it is not closed, and nothing open when it is', () => {
    lived(({ subject }) => {
      if (!subject) return;
      const open = subject.steps.filter(isOpen);
      const followUps = open.filter(({ kind }) => kind === 'follow_up');
      assert.equal(followUps.length, subject.state === 'closed' ? 0 : 1);
      if (subject.state === 'closed') assert.deepEqual(open, []);
      assert.equal(nextDate(subject) === undefined, subject.state === 'closed');
    }, 120);
  });

  it('has, after a morning, somebody who is there and sees it for each thing that is to be done', () => {
    lived((world) => {
      if (!world.subject || world.subject.state === 'closed') return;
      const { roster } = world.caseContext;
      const subject = morningAfter(world, world.subject);
      const member = roster.member(nextDate(subject)?.who ?? '');
      assert.ok(member, 'nobody has the next date');
      for (const step of subject.steps.filter(isOpen)) {
        const assignee = roster.member(step.assignee ?? '');
        assert.ok(assignee, `nobody has ${step.id}`);
        assert.ok(caseAccess({ member: assignee, roster }, subject), `${assignee.id} is blind`);
      }
    }, 80);
  });

  it('is monitored just when only the follow-up is left, and open when there is more to do', () => {
    lived(({ subject }) => {
      if (!subject || subject.state === 'proposed' || subject.state === 'closed') return;
      const tasks = subject.steps.some((step) => step.kind === 'task' && isOpen(step));
      assert.equal(subject.state, tasks ? 'open' : 'monitoring');
    }, 80);
  });

  it('begins with steps when it is reopened, by whomever', () => {
    let reopened = 0;
    lived(
      ({ subject }, before) => {
        if (!subject || before.subject?.state !== 'closed' || subject.state === 'closed') return;
        if (subject.id !== before.subject.id) return;
        reopened += 1;
        assert.equal(subject.state, 'open');
        assert.ok(subject.steps.some((step) => step.kind === 'task' && isOpen(step)));
      },
      300,
      1,
    );
    assert.ok(reopened > 10, `${reopened} reopenings were looked at`);
  });

  it('never notifies the municipality before the register was checked in the same round', () => {
    lived(({ subject }) => {
      for (const step of subject?.steps ?? []) {
        if (!/^notify(\.|$)/.test(step.id) || step.state !== 'done') continue;
        const check = subject?.steps.find(({ id }) => id === step.after);
        assert.equal(check?.state, 'done');
        assert.ok((check?.done?.at ?? '') <= (step.done?.at ?? ''));
      }
    }, 120);
  });

  it('is not closed as back in school or in another offer over a duty of the law', () => {
    lived(({ subject }, before) => {
      if (subject?.state !== 'closed' || before.subject?.state === 'closed') return;
      const owed = before.subject?.steps.some((step) => step.legal && isOpen(step));
      if (owed) assert.ok(subject.outcome === 'moved' || subject.outcome === 'no_ground');
    }, 120);
  });

  it('loses nothing of what happened, and is left as it was by what is refused', () => {
    lived(({ subject }, before, refused) => {
      if (refused !== undefined) assert.equal(subject, before.subject);
      if (!subject || subject.id !== before.subject?.id) return;
      const { log, steps } = before.subject;
      assert.deepEqual(subject.log.slice(0, log.length), log);
      assert.deepEqual(
        subject.steps.slice(0, steps.length).map(({ id }) => id),
        steps.map(({ id }) => id),
      );
      assert.equal(new Set(subject.steps.map(({ id }) => id)).size, subject.steps.length);
    }, 80);
  });

  it('is not changed by a second morning of the same day', () => {
    lived((world) => {
      if (!world.subject) return;
      const once = morningAfter(world, world.subject);
      assert.equal(morningAfter(world, once), once);
    }, 80);
  });
});

const stepCommands: Readonly<Record<StepAction, (step: string) => StepCommand>> = {
  approve: (step) => ({ action: 'approve', step }),
  reject: (step) => ({ action: 'reject', step, reason: 'Ikke nu' }),
  assign: (step) => ({ action: 'assign', step, assignee: 's-leader' }),
  done: (step) => ({ action: 'done', step, on: '', outcome: 'Det gik godt' }),
  postpone: (step) => ({ action: 'postpone', step, to: '', reason: 'Ferie' }),
  judge: (step) => ({ action: 'judge', step, judgement: 'better' }),
};

const caseCommands: readonly CaseCommand[] = [
  { action: 'comment', text: 'Talt sammen' },
  ...outcomes.map((outcome): CaseCommand => ({ action: 'close', outcome, reason: 'Aftalt' })),
  { action: 'reopen' },
  ...arrangements.flatMap((arrangement): CaseCommand[] => [
    { action: 'arrange', arrangement },
    { action: 'arrangeUntil', arrangement, until: '2026-12-18' },
    { action: 'arrangeEnd', arrangement },
  ]),
];

/** What is wrong with the words of a press, not with who presses what. */
const ofTheWords = new Set([
  ...['date_unsuited', 'duty_open', 'already_arranged', 'not_arranged'],
  ...['arrangement_day', 'arrangement_reason_required'],
]);

describe('the buttons of a case', () => {
  const accepted = (press: () => unknown): boolean => {
    try {
      press();
      return true;
    } catch (error) {
      assert.ok(error instanceof RefusedError);
      return ofTheWords.has(error.code);
    }
  };

  it('are just the presses that are accepted, for everybody on every step', () => {
    lived((world) => {
      const { subject, caseContext } = world;
      const pupil = caseContext.roster.pupil('p-loke');
      if (!subject || !pupil) return;
      const at = momentOf(world);
      for (const { id } of caseContext.roster.staff) {
        const actor = acting(id, caseContext.roster);
        for (const step of subject.steps) {
          const offered = stepActions(step, subject, actor, pupil);
          const taken = Object.entries(stepCommands)
            .filter(([, command]) =>
              accepted(() => decideStep(subject, command(step.id), { actor, caseContext, at })),
            )
            .map(([action]) => action);
          assert.deepEqual([...offered].sort(), taken.sort(), `${id} ${step.id}`);
        }
      }
    }, 12);
  });

  it('are just the presses that are accepted, for everybody on the case', () => {
    lived((world) => {
      const { subject, caseContext } = world;
      if (!subject) return;
      const at = momentOf(world);
      for (const { id } of caseContext.roster.staff) {
        const actor = acting(id, caseContext.roster);
        const offered = caseActions(subject, actor);
        const taken = new Set<string>();
        for (const command of caseCommands) {
          if (
            accepted(() =>
              decideCase(subject, command, { actor, caseContext, at }, { ready: true }),
            )
          ) {
            taken.add(command.action);
          }
        }
        assert.deepEqual([...offered].sort(), [...taken].sort(), id);
      }
    }, 40);
  });
});
