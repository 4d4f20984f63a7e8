import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  evolveKnownReason,
  type KnownReason,
  type KnownReasonEvent,
  knownReasonKinds,
  knownReasonOn,
} from '../../../services/absence/knownReason.ts';
import { marksOf } from '../../../services/absence/marksOf.ts';
import type { Statement } from '../../../services/absence/pupilAbsence.ts';
import { decideKnownReason } from '../../../services/cases/knownReason.ts';
import {
  explainAbsence,
  noteAbsence,
  type PupilState,
} from '../../../services/cases/noteAbsence.ts';
import { triggersOf } from '../../../services/cases/triggers.ts';
import { RefusedError } from '../../../services/errors/errors.ts';
import { assess } from '../../../services/rules/assess.ts';
import { aStatement } from '../../builders/absence.ts';
import { aCalendar } from '../../builders/calendar.ts';
import { aSetting } from '../../builders/cases.ts';
import { aalborg } from '../../builders/caseWorld.ts';
import { anActor, aPupil } from '../../builders/people.ts';
import { aCriterion, aRuleset } from '../rules/aRuleset.ts';

/** Three days of 20 are worrying, six a risk of dropping out, and five a duty of the law. */
const rules = aRuleset({
  criteria: [
    aCriterion({ id: 'three', atLeast: 3, level: 'worrying' }),
    aCriterion({ id: 'six', atLeast: 6, level: 'dropout_risk' }),
    aCriterion({ id: 'five', atLeast: 5, level: undefined, duty: 'contact_parents' }),
  ],
});
const caseContext = aSetting({ playbook: aalborg, rulesets: [rules] });
const days = aCalendar()
  .between(Temporal.PlainDate.from('2026-11-02'), Temporal.PlainDate.from('2026-12-18'))
  .map(String);
const [first = '', second = '', third = '', fourth = '', fifth = '', sixth = ''] = days;

const nothing: PupilState = {
  pupil: aPupil(),
  absence: { pupilId: 'p-loke', statements: [] },
  lastCase: undefined,
};

const momentOf = (on: string) => ({
  today: Temporal.PlainDate.from(on),
  at: `${on}T08:10:00+01:00`,
  newCaseId: () => 'LI-2026-0001',
});

function noted(state: PupilState, on: string, ...dates: readonly string[]): PupilState {
  const { at } = momentOf(on);
  const told: Statement = aStatement({
    ...{ id: `${on}#0`, reportId: on, at, dates: [...dates], category: 'unlawful' },
  });
  const said = dates.length === 0 ? [] : [told];
  return { ...state, ...noteAbsence(state, said, caseContext, momentOf(on)) };
}

function explained(state: PupilState, on: string, until: string, by = 's-leader'): PupilState {
  const deciding = { actor: anActor(by), caseContext, at: momentOf(on).at };
  const command = { do: 'explain', kind: 'agreed_course', until } as const;
  const event = decideKnownReason(state, command, deciding, `known-${on}`);
  return { ...state, ...explainAbsence(state, event, caseContext, momentOf(on)) };
}

function ended(state: PupilState, on: string): PupilState {
  const deciding = { actor: anActor('s-leader'), caseContext, at: momentOf(on).at };
  const event = decideKnownReason(state, { do: 'end' }, deciding, 'unused');
  return { ...state, ...explainAbsence(state, event, caseContext, momentOf(on)) };
}

const refusal = (act: () => unknown): string | undefined => {
  try {
    act();
    return undefined;
  } catch (error) {
    if (!(error instanceof RefusedError)) throw error;
    return error.code;
  }
};

describe('a known reason for absence', () => {
  it('keeps a level from opening a case until its day', () => {
    const known = explained(nothing, first, fifth);
    const away = noted(known, third, first, second, third);
    assert.equal(away.lastCase, undefined);
  });

  it('ends by itself: the first look on the day after opens what is due', () => {
    const away = noted(explained(nothing, first, third), third, first, second, third);
    assert.equal(noted(away, third).lastCase, undefined);
    const next = noted(away, fourth);
    assert.equal(next.lastCase?.level, 'worrying');
    assert.equal(next.absence.openCaseId, 'LI-2026-0001');
  });

  it('can be ended by a press, after which the rules look at once', () => {
    const away = noted(explained(nothing, first, sixth), third, first, second, third);
    assert.equal(ended(away, third).lastCase?.level, 'worrying');
  });

  it('never holds back a duty of the law', () => {
    const known = explained(nothing, first, days[20] ?? '');
    const away = noted(known, fifth, first, second, third, fourth, fifth);
    assert.deepEqual(away.lastCase?.duties, ['contact_parents']);
    assert.equal(away.lastCase?.level, undefined);
  });

  it('leaves an open case at its level, and raises it the day after', () => {
    const open = noted(nothing, third, first, second, third);
    const known = explained(open, third, sixth);
    assert.equal(known.lastCase?.level, 'worrying');
    assert.equal(known.lastCase?.log.at(-1)?.do, 'explain');
    const more = noted(known, sixth, fourth, fifth, sixth);
    assert.equal(more.lastCase?.level, 'worrying');
    assert.equal(noted(more, days[6] ?? '').lastCase?.level, 'dropout_risk');
  });

  it('does not count as acting on a case that only the rules have proposed', () => {
    const open = noted(nothing, third, first, second, third);
    assert.equal(explained(open, third, sixth).lastCase?.state, 'proposed');
  });

  it('is given by leadership, the class teacher and the holder of the case, and nobody else', () => {
    const open = noted(nothing, third, first, second, third);
    const codeOf = (by: string, state: PupilState) =>
      refusal(() => explained(state, third, sixth, by));
    for (const by of ['s-leader', 's-department', 's-coordinator', 's-teacher'])
      assert.equal(codeOf(by, open), undefined, by);
    for (const by of ['s-second', 's-other', 's-wellbeing', 's-secretary', 's-nurse'])
      assert.equal(codeOf(by, open), 'not_allowed', by);
    const { lastCase } = open;
    assert.ok(lastCase);
    const held: PupilState = {
      ...open,
      lastCase: {
        ...lastCase,
        holder: 's-wellbeing',
        involved: [
          { staffId: 's-wellbeing', basis: 'task', by: 'playbook', at: lastCase.openedOn },
        ],
      },
    };
    assert.equal(codeOf('s-wellbeing', held), undefined);
  });

  it('is refused without a kind, for a day that is past, and for one too far off', () => {
    const deciding = { actor: anActor('s-leader'), caseContext, at: momentOf(second).at };
    const code = (kind: 'operation' | undefined, until: string) =>
      refusal(() => decideKnownReason(nothing, { do: 'explain', kind, until }, deciding, 'k'));
    assert.equal(code(undefined, fifth), 'choice_required');
    assert.equal(code('operation', first), 'date_unsuited');
    assert.equal(code('operation', 'i morgen'), 'date_unsuited');
    assert.equal(code('operation', '2026-02-30'), 'date_unsuited');
    assert.equal(code('operation', '2027-05-03'), 'date_unsuited');
    assert.equal(code('operation', second), undefined);
    assert.equal(
      refusal(() => decideKnownReason(nothing, { do: 'end' }, deciding, 'k')),
      'gone',
    );
  });
});

describe('the laws of known reasons', () => {
  const someDays = fc.subarray(days.slice(0, 12));
  const until = fc.constantFrom(...days.slice(0, 14));

  it('while one holds, no level opens a case, and every duty stands as without it', () => {
    fc.assert(
      fc.property(someDays, until, fc.constantFrom(...days.slice(0, 14)), (away, last, on) => {
        const known = explained(nothing, first, last);
        const { lastCase } = noted(known, on, ...away);
        const found = assess({
          ...{ rulesets: [rules], calendar: aCalendar(), on: Temporal.PlainDate.from(on) },
          grade: 7,
          marks: marksOf(noted(nothing, on, ...away).absence, 7),
        });
        const level = on <= last ? undefined : found.level;
        assert.deepEqual(lastCase?.duties ?? [], found.duties);
        assert.equal(
          lastCase?.level,
          triggersOf({ ...found, level }).length > 0 ? level : undefined,
        );
        assert.equal(lastCase !== undefined, triggersOf({ ...found, level }).length > 0);
      }),
    );
  });

  const event: fc.Arbitrary<KnownReasonEvent> = fc.oneof(
    fc.record({
      ...{ do: fc.constant('explain' as const), id: fc.constantFrom('a', 'b', 'c') },
      ...{ by: fc.constant('s-leader'), at: fc.constant('2026-11-02T08:00:00+01:00') },
      ...{ kind: fc.constantFrom(...knownReasonKinds), until },
    }),
    fc.record({
      ...{ do: fc.constant('end' as const), id: fc.constantFrom('a', 'b', 'c') },
      ...{ by: fc.constant('s-leader'), at: fc.constant('2026-11-02T08:00:00+01:00') },
    }),
  );

  it('a reason holds up to and including its last day, whatever was said before', () => {
    fc.assert(
      fc.property(fc.array(event), until, (knownReasons, day) => {
        const newest = knownReasons.reduce<KnownReason | undefined>(evolveKnownReason, undefined);
        const holds = knownReasonOn({ knownReasons }, Temporal.PlainDate.from(day));
        assert.deepEqual(holds, newest && newest.until >= day ? newest : undefined);
        const last = knownReasons.at(-1);
        if (last?.do === 'explain') assert.equal(newest?.until, last.until);
      }),
    );
  });
});
