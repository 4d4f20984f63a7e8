import fc from 'fast-check';
import type { Category, Extent } from '../../../services/absence/mark.ts';
import type { PupilAbsence } from '../../../services/absence/pupilAbsence.ts';
import type { CaseRecord } from '../../../services/cases/caseRecord.ts';
import type { KeptRecords } from '../../../services/retention/keptRecords.ts';
import type { Going } from '../../../services/retention/retentionPlan.ts';
import { aStatement } from '../../builders/absence.ts';
import { aCase, aHit } from '../../builders/cases.ts';

/** A store that holds nothing but what is given. */
export function keptRecords(some: Partial<KeptRecords> = {}): KeptRecords {
  return {
    pupil: [],
    report: [],
    question: [],
    conflict: [],
    case: [],
    meeting: [],
    dryRun: [],
    person: [],
    post: [],
    outbox: [],
    inbox: [],
    overview: [],
    file: [],
    telling: [],
    digest: [],
    morning: [],
    watch: [],
    audit: [],
    ...some,
  };
}

const from = Temporal.PlainDate.from('2021-08-01');
const date = fc.integer({ min: 0, max: 2150 }).map((days) => from.add({ days }).toString());
const instant = date.map((day) => `${day}T09:00:00+02:00`);
const pupilIds = ['p-loke', 'p-sofie', 'p-philip-a', 'p-other', 'p-left'] as const;

function anAbsenceOf(pupilId: string): fc.Arbitrary<PupilAbsence> {
  const statement = fc.record({
    dates: fc.tuple(date, fc.integer({ min: 0, max: 12 })),
    category: fc.constantFrom<Category>('illness', 'leave', 'unlawful', 'unexplained'),
    extent: fc.constantFrom<Extent>('day', 'day', 'late', 'lessons:2'),
    intent: fc.constantFrom('note', 'note', 'correct'),
  });
  return fc.array(statement, { maxLength: 30 }).map((all) => ({
    pupilId,
    statements: all.map(({ dates: [first, more], ...rest }, at) =>
      aStatement({
        id: `${pupilId}-${at}`,
        at: `${first}T08:00:00+02:00`,
        dates: Array.from({ length: more + 1 }, (_, day) =>
          Temporal.PlainDate.from(first).add({ days: day }).toString(),
        ),
        ...rest,
      }),
    ),
  }));
}

const aCaseOfSomebody: fc.Arbitrary<Omit<CaseRecord, 'id'>> = fc
  .record({
    pupilId: fc.constantFrom(...pupilIds),
    state: fc.constantFrom('open', 'monitoring', 'closed'),
    openedOn: date,
    closedAfter: fc.option(fc.integer({ min: 0, max: 400 }), { nil: undefined }),
    windowFrom: date,
  })
  .map(({ closedAfter, windowFrom, openedOn, ...rest }) =>
    aCase({
      ...rest,
      openedOn,
      steps: [],
      involved: [],
      hits: [aHit({ window: { from: windowFrom, to: openedOn, schoolDays: 20 } })],
      ...(rest.state === 'closed' && closedAfter !== undefined
        ? { closedOn: Temporal.PlainDate.from(openedOn).add({ days: closedAfter }).toString() }
        : {}),
    }),
  );

/** Anything a school may have collected in six years. */
export const anyRecords: fc.Arbitrary<KeptRecords> = fc
  .record({
    absences: fc.tuple(...pupilIds.map(anAbsenceOf)),
    cases: fc.array(aCaseOfSomebody, { maxLength: 6 }),
    inbox: fc.array(instant, { maxLength: 6 }),
    audit: fc.array(fc.record({ at: instant, by: fc.constantFrom('s-teacher', 's-gone') }), {
      maxLength: 8,
    }),
    failed: fc.array(
      fc.record({ createdAt: instant, state: fc.constantFrom('failed', 'waiting') }),
      {
        maxLength: 6,
      },
    ),
  })
  .map(({ absences, cases, inbox, audit, failed }) => {
    const numbered = cases.map((one, at) => ({ id: `C${at}`, value: { ...one, id: `C${at}` } }));
    return keptRecords({
      pupil: absences.map((value) => ({ id: value.pupilId, value })),
      case: numbered,
      person: [
        { id: 's-teacher', value: {} },
        { id: 's-gone', value: {} },
      ],
      post: numbered.map(({ id }) => ({ id: `case:${id}`, value: {} })),
      inbox: inbox.map((at, index) => ({ id: `i${index}`, value: { at } })),
      audit: audit
        .toSorted((a, b) => (a.at < b.at ? -1 : 1))
        .map((value, index) => ({ id: `a${index}`, value })),
      outbox: failed.map((value, index) => ({
        id: `o${index}`,
        value: { ...value, work: { do: 'show', subject: { card: 'case', id: `C${index}` } } },
      })),
    });
  });

/** What is left after a plan was carried out. */
export function afterwards(records: KeptRecords, plan: readonly Going[]): KeptRecords {
  const gone = new Set(plan.map(({ kind, id, statements }) => (statements ? '' : `${kind}/${id}`)));
  const statements = new Set(plan.flatMap((one) => one.statements ?? []));
  const left = Object.entries(records).map(([kind, kept]) => [
    kind,
    kept.filter(({ id }) => !gone.has(`${kind}/${id}`)),
  ]);
  return {
    ...keptRecords(Object.fromEntries(left)),
    pupil: records.pupil.flatMap(({ id, value }) => {
      const rest = value.statements.filter((one) => !statements.has(one.id));
      return rest.length === 0 ? [] : [{ id, value: { ...value, statements: rest } }];
    }),
  };
}
