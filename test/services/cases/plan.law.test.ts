import assert from 'node:assert/strict';
import fc from 'fast-check';
import { openFollowUp } from '../../../services/cases/caseStep.ts';
import { replayed } from '../../../services/cases/evolve.ts';
import { planNow } from '../../../services/cases/evolvePlan.ts';
import { mostGoals, wayBackAsks } from '../../../services/cases/plan.ts';
import { planItems } from '../../../services/cases/planItems.ts';
import {
  acting,
  anyCommand,
  anyPlanCommand,
  aWorld,
  type Command,
  carriedOut,
  type World,
} from '../../builders/caseWorld.ts';

/** A case, a plan for it, and then anything. */
const begun: readonly Command[] = [
  { do: 'review', level: 'worrying', duties: [], since: undefined },
  {
    ...{ do: 'plan', by: 's-teacher', number: 0 },
    command: {
      ...{ action: 'goal', goal: 'Kommer', measure: 'Mødes ved porten', who: 's-teacher' },
      ...{ metric: 'days_week', target: '4' },
    },
  },
  {
    ...{ do: 'plan', by: 's-teacher', number: 0 },
    command: { action: 'backStep', from: '2026-11-26', text: '2 lektioner' },
  },
  { do: 'tick', days: 1, away: [], absent: 0 },
];
const lives = fc
  .array(fc.oneof(anyPlanCommand, anyCommand), { minLength: 1, maxLength: 30, size: 'max' })
  .map((commands) => [...begun, ...commands]);

function lived(
  look: (world: World, before: World, command: Command, refused: string | undefined) => void,
): void {
  fc.assert(
    fc.property(lives, (commands) => {
      let world = aWorld();
      for (const command of commands) {
        const { world: next, refused } = carriedOut(world, command);
        look(next, world, command, refused);
        world = next;
      }
    }),
    { numRuns: 120 },
  );
}

describe('a plan, whatever is done to its case by whomever', () => {
  it('has one to three goals, and steps of the way back in order, each on a day of its own', () => {
    lived(({ subject }) => {
      if (!subject?.plan) return;
      const { goals, wayBack } = subject.plan;
      assert.ok(goals.length >= 1 && goals.length <= mostGoals);
      const days = wayBack.map(({ from }) => from);
      assert.deepEqual(days, [...new Set(days)].sort());
      assert.equal(new Set(wayBack.map(({ id }) => id)).size, wayBack.length);
    });
  });

  it('asks about at most one step of the way back, and takes an answer only to that', () => {
    let answered = 0;
    lived(({ subject }, before, command, refused) => {
      if (!subject || command.do !== 'plan' || command.command.action !== 'answer') return;
      if (refused !== undefined || !before.subject) return;
      const plan = planNow(before.subject);
      const asked = plan && wayBackAsks(plan, before.today.toString());
      const event = subject.log.at(-1);
      assert.ok(event?.do === 'wayBack' && asked?.ask === 'answer');
      assert.equal(event.id, asked.step.id);
      answered += 1;
    });
    assert.ok(answered > 5, `${answered} answers were looked at`);
  });

  it('keeps what was answered, whatever is written afterwards', () => {
    lived(({ subject }, before) => {
      if (subject?.id !== before.subject?.id) return;
      const settled = (one: typeof subject) => one?.plan?.wayBack.filter(({ went }) => went) ?? [];
      assert.deepEqual(
        settled(subject).slice(0, settled(before.subject).length),
        settled(before.subject),
      );
    });
  });

  it('takes nothing in a closed case, and is left as it was by what is refused', () => {
    lived(({ subject }, before, command, refused) => {
      if (refused !== undefined) assert.equal(subject, before.subject);
      if (command.do !== 'plan' || before.subject?.state !== 'closed') return;
      assert.ok(refused !== undefined);
    });
  });

  it('follows from the log alone, and the revision grows by every event', () => {
    lived(({ subject }) => {
      if (!subject) return;
      const again = replayed(subject.log);
      assert.deepEqual(
        [again.plan, again.mapping, again.arrangements, again.revision],
        [subject.plan, subject.mapping, subject.arrangements, subject.log.length],
      );
    });
  });

  it('is looked at again on the day of the one follow-up', () => {
    lived(({ subject }) => {
      const plan = subject && planNow(subject);
      if (!plan || subject?.state === 'closed') return;
      assert.equal(plan.reviewOn, openFollowUp(subject?.steps ?? [])?.due);
    });
  });

  it('asks each person about the way back once a morning at most', () => {
    lived(({ subject, caseContext, today }) => {
      if (!subject || subject.state === 'closed') return;
      const day = { today, away: new Set<string>() };
      for (const { id } of caseContext.roster.staff) {
        const actor = acting(id, caseContext.roster);
        const found = planItems({ actor, subject, caseContext, day });
        assert.ok(found.filter(({ item }) => item.kind === 'wayBack').length <= 1);
      }
    });
  });
});
