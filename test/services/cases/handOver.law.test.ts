import assert from 'node:assert/strict';
import fc from 'fast-check';
import { caseAccess } from '../../../services/access/access.ts';
import type { CaseRecord } from '../../../services/cases/caseRecord.ts';
import { decideCase } from '../../../services/cases/decideCase.ts';
import { withEvents } from '../../../services/cases/evolve.ts';
import {
  acceptHandOver,
  answerEvents,
  type HandOver,
  handOverOf,
  refuseHandOver,
  withdrawn,
} from '../../../services/cases/handOver.ts';
import { decideLeaving, rosterEvents } from '../../../services/cases/leaving.ts';
import { needsPupil } from '../../../services/cases/needsPupil.ts';
import { RefusedError } from '../../../services/errors/errors.ts';
import { formerPupils } from '../../../services/roster/formerPupils.ts';
import { type Roster, roster } from '../../../services/roster/roster.ts';
import { aCase, aSetting } from '../../builders/cases.ts';
import { aPupil, aRoster } from '../../builders/people.ts';

type School = 'here' | 'there';

/** What can happen; `deliver`, `answer` and `withdraw` are the outbox’s, which may repeat them. */
const deeds = [
  ...(['leaves', 'comes', 'closes', 'reopens'] as const).flatMap((what) =>
    (['here', 'there'] as const).map((at) => ({ what, at })),
  ),
  ...(['offers', 'wrong', 'deliver', 'accepts', 'refuses', 'answer', 'withdraw'] as const).map(
    (what) => ({ what, at: 'here' as const }),
  ),
];

type Deed = (typeof deeds)[number];

/** Two schools, the pupil’s cases in each, and what one offered the other. */
type World = {
  rosters: Record<School, Roster>;
  cases: Record<School, CaseRecord[]>;
  offers: Map<string, HandOver>;
  ended: boolean;
  moment: number;
};

const on = '2026-11-26';

function start(): World {
  const other = aRoster();
  const there = roster({
    ...other,
    school: { id: 'havn', name: 'Havnskolen' },
    pupils: other.pupils.filter(({ id }) => id !== aPupil().id),
  });
  return {
    rosters: { here: aRoster(), there },
    cases: { here: [aCase()], there: [] },
    offers: new Map(),
    ended: false,
    moment: 0,
  };
}

/** Each deed has a moment of its own. */
function stamp(world: World): string {
  world.moment += 1;
  const seconds = String(world.moment % 60).padStart(2, '0');
  const minutes = String(Math.floor(world.moment / 60)).padStart(2, '0');
  return `${on}T09:${minutes}:${seconds}+01:00`;
}

function deciding(world: World, at: School) {
  const own = world.rosters[at];
  const member = own.staff.find(({ role }) => role === 'leader');
  assert.ok(member);
  return {
    actor: { member, roster: own },
    caseContext: aSetting({ roster: own }),
    at: stamp(world),
  };
}

function takeIn(world: World, at: School, holds: boolean): void {
  const before = world.rosters[at];
  const others = before.pupils.filter(({ id }) => id !== aPupil().id);
  const imported = roster({
    ...before,
    former: [],
    pupils: holds ? [...others, aPupil()] : others,
  });
  const cases = world.cases[at];
  const needed = new Set(cases.filter((one) => needsPupil(one, on)).map((one) => one.pupilId));
  const former = formerPupils(before, imported, needed, on);
  const after = roster({ ...imported, former });
  world.rosters[at] = after;
  world.cases[at] = cases.map((one) => withEvents(one, rosterEvents(one, after, stamp(world))));
}

function newest(world: World, at: School): CaseRecord | undefined {
  return world.cases[at].find(({ state }) => state !== 'closed') ?? world.cases[at].at(-1);
}

function replace(world: World, at: School, next: CaseRecord): void {
  const known = world.cases[at].some(({ id }) => id === next.id);
  world.cases[at] = known
    ? world.cases[at].map((one) => (one.id === next.id ? next : one))
    : [...world.cases[at], next];
}

/** What the two schools have open about the pupil. */
const openIn = (world: World, at: School) =>
  world.cases[at].filter(({ state }) => state !== 'closed');

function perform(world: World, { what, at }: Deed): void {
  const subject = newest(world, at);
  const offered = [...world.offers.values()].at(-1);
  switch (what) {
    case 'leaves':
    case 'comes':
      takeIn(world, at, what === 'comes');
      break;
    case 'closes':
    case 'reopens': {
      if (!subject) return;
      const otherIsOpen = openIn(world, at).some(({ id }) => id !== subject.id);
      const command =
        what === 'closes'
          ? ({ action: 'close', outcome: 'moved', reason: 'Flyttet' } as const)
          : ({ action: 'reopen' } as const);
      const events = decideCase(subject, command, deciding(world, at), {
        ready: false,
        otherIsOpen,
      });
      replace(world, at, withEvents(subject, events));
      break;
    }
    case 'offers':
    case 'wrong': {
      if (!subject) return;
      const id = `h-${world.moment}`;
      const to = { id: 'havn', name: 'Havnskolen' };
      const command =
        what === 'offers'
          ? ({ action: 'handOver', id, to } as const)
          : ({ action: 'rosterWrong' } as const);
      replace(world, at, withEvents(subject, decideLeaving(subject, command, deciding(world, at))));
      break;
    }
    case 'deliver':
      deliver(world, subject);
      break;
    case 'accepts': {
      if (!offered) return;
      const [current] = openIn(world, 'there');
      const newCaseId = () => `HA-${world.moment}`;
      const taken = acceptHandOver(offered, { current, newCaseId }, deciding(world, 'there'));
      world.offers.set(offered.id, taken.handOver);
      replace(world, 'there', taken.subject);
      break;
    }
    case 'refuses':
      if (offered) world.offers.set(offered.id, refuseHandOver(offered, deciding(world, 'there')));
      break;
    case 'answer':
      for (const one of world.offers.values()) answered(world, one);
      break;
    case 'withdraw':
      withdraw(world, subject);
  }
}

function deliver(world: World, subject: CaseRecord | undefined): void {
  const { handOver } = subject ?? {};
  if (!subject || handOver?.state !== 'offered' || world.offers.has(handOver.id)) return;
  world.offers.set(handOver.id, handOverOf(subject, world.rosters.here, new Set()));
}

function withdraw(world: World, subject: CaseRecord | undefined): void {
  for (const one of world.offers.values()) {
    const stands = subject?.handOver?.id === one.id && subject.handOver.state === 'offered';
    if (!stands) world.offers.set(one.id, withdrawn(one));
  }
}

function answered(world: World, { id, state, from, caseId }: HandOver): void {
  if (state !== 'accepted' && state !== 'refused') return;
  const subject = world.cases.here.find((one) => one.id === from.number);
  if (!subject) return;
  const events = answerEvents(subject, {
    ...{ id, accepted: state === 'accepted', at: stamp(world) },
    ...(caseId === undefined ? {} : { number: caseId }),
  });
  replace(world, 'here', withEvents(subject, events));
}

/** Whether some leader of the school sees it in full. */
function isReachable(world: World, at: School, subject: CaseRecord): boolean {
  const { actor } = deciding(world, at);
  return caseAccess(actor, subject)?.scope === 'full';
}

describe('whatever imports, hand-overs and closings come, in any order and repeated', () => {
  it('every open case is reached by somebody at its school', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...deeds), { maxLength: 30 }), (sequence) => {
        const world = start();
        for (const deed of sequence) {
          tried(world, deed);
          for (const at of ['here', 'there'] as const) {
            for (const one of openIn(world, at)) assert.ok(isReachable(world, at, one), at);
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it('a case nobody closed is open at exactly one school, or at two until the answer is in', () => {
    const going = deeds.filter(({ what }) => what !== 'closes' && what !== 'reopens');
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...going), { maxLength: 30 }), (sequence) => {
        const world = start();
        for (const deed of sequence) {
          tried(world, deed);
          const all = [...openIn(world, 'here'), ...openIn(world, 'there')];
          assert.ok(all.length === 1 || all.length === 2, `${all.length} open`);
          perform(world, { what: 'answer', at: 'here' });
          const after = [...openIn(world, 'here'), ...openIn(world, 'there')];
          assert.equal(after.length, 1);
        }
      }),
      { numRuns: 300 },
    );
  });
});

/** A refusal changes nothing. */
function tried(world: World, deed: Deed): void {
  try {
    perform(world, deed);
  } catch (error) {
    if (!(error instanceof RefusedError)) throw error;
  }
}
