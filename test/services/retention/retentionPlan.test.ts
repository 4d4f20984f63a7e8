import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { cardSubjects } from '../../../bot/show/cardKinds.ts';
import { marksOf } from '../../../services/absence/marksOf.ts';
import type { Report } from '../../../services/absence/report.ts';
import { calendarData } from '../../../services/calendar/calendarData.ts';
import { schoolCalendar } from '../../../services/calendar/schoolCalendar.ts';
import { readRetention } from '../../../services/retention/readRetention.ts';
import {
  type Going,
  type RetentionInput,
  retentionPlan,
} from '../../../services/retention/retentionPlan.ts';
import { assess } from '../../../services/rules/assess.ts';
import { readRuleset } from '../../../services/rules/readRuleset.ts';
import { aStatement } from '../../builders/absence.ts';
import { aCase } from '../../builders/cases.ts';
import { aRoster } from '../../builders/people.ts';
import { afterwards, anyRecords, keptRecords } from './keptSchool.ts';

const path = (relative: string) =>
  fileURLToPath(new URL(`../../../data/${relative}`, import.meta.url));
const retention = await readRetention(path('retention.json'));
const rulesets = await Promise.all(
  (await readdir(path('rulesets'))).map((name) => readRuleset(path(`rulesets/${name}`))),
);
const inForce = rulesets.map((one) => ({ ...one, validFrom: '2000-01-01', validTo: null }));

/** Seven school years without holidays but the summer's. */
const calendar = schoolCalendar(
  calendarData.parse({
    years: [2020, 2021, 2022, 2023, 2024, 2025, 2026].map((year) => ({
      name: `${year}`,
      schoolYear: { first: `${year}-08-10`, last: `${year + 1}-06-25` },
      closed: [],
    })),
  }),
);
const roster = aRoster();
const asOf = (today: string, records = keptRecords(), more: Partial<RetentionInput> = {}) => ({
  ...{ records, roster, calendar, retention, cards: cardSubjects },
  today: Temporal.PlainDate.from(today),
  ...more,
});
const day = fc
  .integer({ min: 0, max: 700 })
  .map((days) => Temporal.PlainDate.from('2025-08-01').add({ days }));
const names = (plan: readonly Going[]) => plan.map(({ kind, id }) => `${kind} ${id}`);

describe('what has been kept long enough', () => {
  it('is of which classes the register spoke, with the notes of that school year', () => {
    const registerDay = [{ id: '2026-11-25', value: { date: '2026-11-25' } }];
    const going = (today: string) =>
      names(retentionPlan(asOf(today, keptRecords({ registerDay }))));
    assert.deepEqual(going('2028-07-31'), []);
    assert.deepEqual(going('2028-08-01'), ['registerDay 2026-11-25']);
  });

  it('reads no report while the oldest is young, and all of them in the night in which it may go', () => {
    const at = (date: string) => `${date}T08:10:00+01:00`;
    const aReport = (id: string, date: string): { id: string; value: Report } => {
      const nothing = { lines: [], leftOut: [], caseIds: [] };
      return { id, value: { id, by: 's1', at: at(date), intent: 'note', ...nothing } };
    };
    let read = 0;
    const later = {
      id: 'r2',
      get value() {
        read += 1;
        return aReport('r2', '2027-11-25').value;
      },
    };
    const going = (first: string, today: string) => {
      const report = [aReport('r1', first), later];
      return names(retentionPlan(asOf(today, keptRecords({ report }))));
    };
    assert.deepEqual(going('2026-11-25', '2028-07-31'), []);
    assert.equal(read, 0);
    assert.deepEqual(going('2026-11-25', '2028-08-01'), ['report r1']);
    assert.ok(read > 0);
    // A wrong clock must not keep the others.
    assert.deepEqual(going('2035-11-25', '2029-08-01'), ['report r2']);
  });

  it('is which of two notes holds so long after it was decided, and with the notes while it is not', () => {
    const conflict = {
      ...{ id: 'c', pupilId: 'p-loke', asked: ['s-teacher'], version: 1, dates: ['2026-09-01'] },
      askedAt: '2026-09-01T08:00:00+02:00',
    };
    const open = {
      ...conflict,
      state: 'open',
      claims: [{ statementId: 's', dates: conflict.dates }],
    } as const;
    const over = { ...conflict, state: 'settled', claims: [], endedOn: '2026-09-02' } as const;
    const going = (value: typeof open | typeof over, today: string) =>
      names(
        retentionPlan(
          asOf(
            today,
            keptRecords({
              conflict: [{ id: 'c', value: { ...value, claims: [...value.claims] } }],
            }),
          ),
        ),
      );
    assert.deepEqual(going(over, '2026-09-16'), []);
    assert.deepEqual(going(over, '2026-09-17'), ['conflict c']);
    assert.deepEqual(going(open, '2028-07-31'), []);
    assert.deepEqual(going(open, '2028-08-01'), ['conflict c']);
  });

  it('is a known reason with the absence of the school year in which it last held', () => {
    const made = { by: 's-leader', at: '2026-06-20T08:00:00+02:00', kind: 'operation' } as const;
    const knownReasons = [
      { do: 'explain' as const, id: 'early', ...made, until: '2026-06-25' },
      { do: 'explain' as const, id: 'late', ...made, until: '2026-08-12' },
    ];
    const records = keptRecords({
      pupil: [{ id: 'p-loke', value: { pupilId: 'p-loke', statements: [], knownReasons } }],
    });
    const going = (today: string) =>
      retentionPlan(asOf(today, records)).flatMap(({ kind, reasons }) =>
        kind === 'pupil' ? (reasons ?? ['whole record']) : [],
      );
    assert.deepEqual(going('2027-07-31'), []);
    assert.deepEqual(going('2027-08-01'), ['early']);
    assert.deepEqual(going('2028-08-01'), ['early', 'late']);
  });

  it('is what was done before there was a case, with the absence of its last event’s school year', () => {
    const made = { by: 's-leader', at: '2026-06-20T08:00:00+02:00' };
    const log = [{ do: 'follow' as const, ...made }];
    const records = keptRecords({
      earlySign: [{ id: 'p-loke', value: { pupilId: 'p-loke', log } }],
    });
    assert.deepEqual(names(retentionPlan(asOf('2027-07-31', records))), []);
    assert.deepEqual(names(retentionPlan(asOf('2027-08-01', records))), ['earlySign p-loke']);
  });

  it('is absence a year after its school year, and not a day before', () => {
    const noted = (...dates: string[]) => ({
      pupilId: 'p-loke',
      statements: dates.map((date) => aStatement({ id: date, dates: [date] })),
    });
    const records = keptRecords({
      pupil: [{ id: 'p-loke', value: noted('2024-09-02', '2025-05-02', '2025-09-01') }],
    });
    assert.deepEqual(retentionPlan(asOf('2026-07-31', records)), []);
    const [going, ...more] = retentionPlan(asOf('2026-08-01', records));
    assert.deepEqual(more, []);
    assert.deepEqual(going?.statements, ['2024-09-02', '2025-05-02']);
    assert.deepEqual(going?.counted, {
      schoolYear: '2024/25',
      grade: 5,
      pupils: 1,
      days: { illness: 2, leave: 0, unlawful: 0, unexplained: 0, late: 0, left_early: 0 },
      cases: [],
    });
  });

  it('is a closed case after five years with its meeting, its card, and the trail a year later', () => {
    const subject = aCase({ state: 'closed', openedOn: '2020-11-02', closedOn: '2021-01-10' });
    const records = keptRecords({
      case: [{ id: subject.id, value: subject }],
      meeting: [{ id: 'M1', value: aMeeting(subject.id) }],
      post: [
        { id: `case:${subject.id}`, value: {} },
        { id: 'status:school', value: {} },
      ],
      audit: [{ id: 'a1', value: { at: '2020-11-02T09:00:00+01:00', by: 's-teacher' } }],
    });
    assert.deepEqual(retentionPlan(asOf('2026-01-10', records)), []);
    assert.deepEqual(names(retentionPlan(asOf('2026-01-11', records))), [
      `case ${subject.id}`,
      'meeting M1',
      `post case:${subject.id}`,
    ]);
    assert.ok(names(retentionPlan(asOf('2026-11-03', records))).includes('audit a1'));
  });

  it('is the case of a pupil who left, five years after the last thing decided in it', () => {
    const subject = aCase({ pupilId: 'p-left', openedOn: '2020-11-02', involved: [] });
    const records = keptRecords({ case: [{ id: subject.id, value: subject }] });
    assert.deepEqual(retentionPlan(asOf('2025-11-02', records)), []);
    assert.equal(retentionPlan(asOf('2025-11-03', records)).length, 1);
  });

  it('is what people asked for, were told and waited for, each by its own days', () => {
    const records = keptRecords({
      case: [{ id: 'C1', value: aCase({ id: 'C1' }) }],
      overview: [{ id: 'O1', value: { on: '2026-01-01' } }],
      file: [
        { id: 'F1', value: { at: '2026-01-01T09:00:00+01:00' } },
        {
          id: 'F2',
          value: { at: '2026-01-01T09:00:00+01:00', changedAt: '2026-01-05T09:00:00+01:00' },
        },
      ],
      telling: [
        { id: 'T1', value: { at: '2026-01-01T09:00:00+01:00', caseId: 'C1' } },
        { id: 'T2', value: { at: '2026-01-01T09:00:00+01:00', caseId: 'C-gone' } },
      ],
      digest: [{ id: 's-teacher', value: { on: '2026-01-01' } }],
      outbox: ['maybe', 'failed', 'parked', 'waiting'].map((state) => ({
        id: state,
        value: { state, createdAt: '2026-01-01T09:00:00+01:00', work: { do: 'show' } },
      })),
      post: [
        'overview:O1',
        'telling:T1',
        'telling:T2',
        'timeline:C1',
        'caseTools:C-gone',
        'digest:s-teacher',
        'digest:s-gone',
        'missed:maybe',
      ].map((id) => ({ id, value: {} })),
    });
    const gone = (today: string) => new Set(names(retentionPlan(asOf(today, records))));
    const always = ['telling T2', 'post telling:T2', 'post caseTools:C-gone', 'post digest:s-gone'];
    assert.deepEqual(gone('2026-01-31'), new Set(always));
    const month = ['overview O1', 'post overview:O1', 'file F1', 'post missed:maybe'];
    const troubled = ['outbox maybe', 'outbox failed'];
    assert.deepEqual(gone('2026-02-01'), new Set([...always, ...month, ...troubled]));
    assert.ok(gone('2026-02-05').has('file F2'));
    assert.ok(!gone('2026-04-01').has('digest s-teacher'));
    assert.ok(gone('2026-04-02').has('digest s-teacher'));
    assert.ok(!gone('2026-06-30').has('telling T1'));
    assert.ok(gone('2026-07-01').has('post telling:T1'));
    const later = gone('2030-01-01');
    for (const stays of ['outbox parked', 'outbox waiting', 'post timeline:C1']) {
      assert.ok(!later.has(stays), stays);
    }
  });

  it('is a new roster that nobody looked at for so long, and never that one was refused', () => {
    const at = '2026-09-25T02:30:00.000+02:00';
    const records = keptRecords({
      rosterProposal: [
        { id: 'current', value: { at, state: 'waiting' } },
        { id: 'refused', value: { at, state: 'refused' } },
      ],
    });
    const going = (today: string) => names(retentionPlan(asOf(today, records)));
    assert.deepEqual(going('2026-11-24'), []);
    assert.deepEqual(going('2026-11-25'), ['rosterProposal current']);
  });

  it('is what was only of that day: who was away, a watch, a list that nobody could be given', () => {
    const parked = (card: string, staffId: string) => ({
      state: 'parked',
      createdAt: '2026-01-12T07:30:00+01:00',
      work: { do: 'show', subject: { card, id: staffId }, recipient: { to: 'person', staffId } },
    });
    const records = keptRecords({
      morning: [{ id: 'today', value: { on: '2026-01-12' } }],
      watch: [{ id: 's-teacher', value: { until: '2026-01-12T12:00:00Z' } }],
      outbox: [
        { id: 'list', value: parked('digest', 's-teacher') },
        { id: 'notice', value: parked('notice', 's-teacher') },
      ],
    });
    assert.deepEqual(retentionPlan(asOf('2026-01-12', records)), []);
    assert.deepEqual(names(retentionPlan(asOf('2026-01-13', records))), [
      'morning today',
      'watch s-teacher',
      'outbox list',
    ]);
  });

  it('is the morning list and the waiting cards of whoever left, with the person', () => {
    const records = keptRecords({
      person: [{ id: 's-gone', value: {} }],
      digest: ['s-gone', 's-teacher'].map((id) => ({ id, value: { on: '2026-01-10' } })),
      outbox: ['s-gone', 's-teacher'].map((staffId) => ({
        id: staffId,
        value: {
          state: 'parked',
          createdAt: '2026-01-10T09:00:00+01:00',
          work: { do: 'show', recipient: { to: 'person', staffId } },
        },
      })),
    });
    assert.deepEqual(names(retentionPlan(asOf('2026-01-11', records))), [
      'person s-gone',
      'digest s-gone',
      'outbox s-gone',
    ]);
  });

  it('is nobody of the staff where the roster is empty, as after an import that went wrong', () => {
    const records = keptRecords({ person: [{ id: 's-gone', value: {} }] });
    assert.equal(retentionPlan(asOf('2026-01-11', records)).length, 1);
    const empty = { ...roster, staff: [] };
    assert.deepEqual(retentionPlan(asOf('2026-01-11', records, { roster: empty })), []);
  });

  it('is never an open case, nor a statement that it or any rule may still look back at', () => {
    fc.assert(
      fc.property(anyRecords, day, (records, today) => {
        const plan = retentionPlan(asOf(today.toString(), records));
        const gone = new Set(names(plan));
        const open = records.case.filter(
          ({ value }) => value.state !== 'closed' && roster.pupil(value.pupilId),
        );
        for (const { id, value } of open) {
          assert.ok(!gone.has(`case ${id}`));
          const statements = new Set(
            plan.find((one) => one.id === value.pupilId && one.statements)?.statements ?? [],
          );
          const first = value.hits.map(({ window }) => window.from).sort()[0] ?? '';
          for (const { value: absence } of records.pupil) {
            for (const one of absence.statements) {
              if (statements.has(one.id)) assert.ok(one.dates.every((date) => date < first));
            }
          }
        }
      }),
    );
  });

  it('changes nothing of what any published rule says today or on a later day', () => {
    let went = 0;
    fc.assert(
      fc.property(anyRecords, day, fc.integer({ min: 0, max: 60 }), (records, today, later) => {
        const plan = retentionPlan(asOf(today.toString(), records));
        went += plan.filter(({ statements }) => statements).length;
        const left = new Map(afterwards(records, plan).pupil.map(({ id, value }) => [id, value]));
        const on = today.add({ days: later });
        for (const pupil of roster.pupils) {
          const before = records.pupil.find(({ id }) => id === pupil.id)?.value;
          const after = left.get(pupil.id) ?? { pupilId: pupil.id, statements: [] };
          const said = (absence = after) => {
            const marks = marksOf(absence, pupil.grade);
            const { grade } = pupil;
            const { level, duties, hits } = assess({
              rulesets: inForce,
              calendar,
              on,
              grade,
              marks,
            });
            return { level, duties, hits };
          };
          assert.deepEqual(said(after), said(before));
        }
      }),
      { numRuns: 200 },
    );
    assert.ok(went > 100, `${went} school years went`);
  });

  it('goes once: nothing more is found after it went, and what goes today goes tomorrow as well', () => {
    fc.assert(
      fc.property(anyRecords, day, (records, today) => {
        const plan = retentionPlan(asOf(today.toString(), records));
        assert.deepEqual(retentionPlan(asOf(today.toString(), afterwards(records, plan))), []);
        const tomorrow = retentionPlan(asOf(today.add({ days: 1 }).toString(), records));
        const later = new Set(names(tomorrow));
        assert.deepEqual(
          names(plan).filter((one) => !later.has(one)),
          [],
        );
      }),
    );
  });

  it('leaves the trail without a gap, and counts every pupil and case that goes', () => {
    fc.assert(
      fc.property(anyRecords, day, (records, today) => {
        const plan = retentionPlan(asOf(today.toString(), records));
        const trail = plan.filter(({ kind }) => kind === 'audit').map(({ id }) => id);
        assert.deepEqual(
          trail,
          records.audit.slice(0, trail.length).map(({ id }) => id),
        );
        for (const { kind, statements, counted } of plan) {
          assert.equal(counted !== undefined, kind === 'case' || statements !== undefined);
        }
      }),
    );
  });
});

function aMeeting(caseId: string) {
  return {
    id: 'M1',
    caseId,
    organiser: 's-teacher',
    required: [],
    optional: [],
    minutes: 45,
    withinSchoolDays: 5,
    state: 'booked' as const,
    round: 1,
    slots: [],
    votes: {},
  };
}
