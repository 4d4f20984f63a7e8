import assert from 'node:assert/strict';
import fc from 'fast-check';
import { timelinePages } from '../../../cards/timelinePages.ts';
import type { CaseEvent } from '../../../services/cases/caseEvent.ts';
import type { CaseRecord } from '../../../services/cases/caseRecord.ts';
import { withEvents } from '../../../services/cases/evolve.ts';
import type { Happening } from '../../../services/cases/timeline.ts';
import { timelineView } from '../../../services/cases/timelineView.ts';
import { RefusedError } from '../../../services/errors/errors.ts';
import { aCase, aStep } from '../../builders/cases.ts';
import { anyCommand, aWorld, carriedOut } from '../../builders/caseWorld.ts';
import { anActor, aRoster } from '../../builders/people.ts';
import { anEntry } from '../../cards/sampleViews.ts';

const leader = anActor('s-leader');
const now = '2026-12-20T12:00:00+01:00';
const on = (date: string, clock = '09:00') => `${date}T${clock}:00+01:00`;
const by = 's-leader';

const told = (subject: CaseRecord, actor = leader, at = now) =>
  timelineView(subject, actor, at).entries;
const whatOf = (...events: readonly CaseEvent[]): readonly Happening[] =>
  told(withEvents(aCase(), events)).map(({ what }) => what);

describe('the timeline of a case', () => {
  it('tells the newest first, what was done with its day and words, and why something was not', () => {
    const step = aStep().text;
    assert.deepEqual(
      whatOf(
        { do: 'approve', by, at: on('2026-11-26'), step: 'plan' },
        {
          do: 'postpone',
          by,
          at: on('2026-11-27'),
          step: 'plan',
          to: '2026-12-07',
          reason: 'Ferie',
        },
        {
          ...{ do: 'done', by, at: on('2026-12-02'), step: 'plan' },
          ...{ on: '2026-12-01', outcome: 'Planen er lavet' },
        },
        { do: 'comment', by, at: on('2026-12-02'), text: 'Hun smilede' },
        { do: 'close', by, at: on('2026-12-18'), outcome: 'other_offer', reason: 'Aftalt' },
      ),
      [
        { do: 'close', outcome: 'other_offer', words: 'Aftalt' },
        { do: 'comment', words: 'Hun smilede' },
        { do: 'done', step, day: '2026-12-01', words: 'Planen er lavet' },
        { do: 'postpone', step, to: '2026-12-07', words: 'Ferie' },
        { do: 'approve', step },
        { do: 'open', why: 'rules' },
      ],
    );
  });

  it('tells which level came after which, and which duties came and went', () => {
    const system = { do: 'assess', by: 'system' } as const;
    const [last, first] = whatOf(
      { ...system, at: on('2026-11-26'), level: 'worrying', duties: ['contact_parents'] },
      { ...system, at: on('2026-11-27'), level: 'dropout_risk', duties: ['warn_parents'] },
    );
    const level = { do: 'assess', level: 'worrying', before: undefined };
    assert.deepEqual(first, { ...level, begun: ['contact_parents'], over: [] });
    const higher = { do: 'assess', level: 'dropout_risk', before: 'worrying' };
    assert.deepEqual(last, { ...higher, begun: ['warn_parents'], over: ['contact_parents'] });
  });

  it('tells when a meeting was booked for and by whom, that it was moved, and that it was held', () => {
    const meeting = { do: 'meeting', meetingId: 'M1' } as const;
    const [start, later] = [on('2026-12-01', '13:00'), on('2026-12-03', '08:00')];
    const subject = withEvents(aCase(), [
      { ...meeting, by: 's-teacher', at: on('2026-11-26'), became: 'searching' },
      { ...meeting, by: 'system', at: on('2026-11-26', '09:01'), became: 'proposed' },
      { ...meeting, by: 's-teacher', at: on('2026-11-27'), became: 'booking' },
      { ...meeting, by: 'system', at: on('2026-11-27', '09:01'), became: 'booked', start },
      {
        ...{ ...meeting, by: 'system', at: on('2026-11-30'), became: 'booked' },
        ...{ start: later, end: on('2026-12-03', '08:45') },
      },
      { do: 'comment', by, at: on('2026-12-04'), text: 'Efter mødet' },
    ]);
    const turns = (at: string) =>
      told(subject, leader, at).map(({ what, by: who }) => [
        what.do === 'meeting' ? what.became : what.do,
        who?.name,
      ]);
    assert.deepEqual(turns(now), [
      ['comment', 'Test leader'],
      ['held', undefined],
      ['moved', undefined],
      ['booked', 'Test Lærer'],
      ['proposed', undefined],
      ['searching', 'Test Lærer'],
      ['open', undefined],
    ]);
    assert.ok(!turns(on('2026-12-03', '08:30')).some(([turn]) => turn === 'held'), 'not yet over');
    const moved = told(subject).find(
      ({ what }) => what.do === 'meeting' && what.became === 'moved',
    );
    assert.deepEqual(moved?.what, {
      ...{ do: 'meeting', became: 'moved' },
      ...{ from: start, start: later },
    });
    const off = withEvents(subject, [
      { ...meeting, by: 's-teacher', at: on('2026-12-02'), became: 'cancelled' },
    ]);
    assert.ok(!told(off).some(({ what }) => what.do === 'meeting' && what.became === 'held'));
  });

  it('counts in one line a month what the bot did by itself', () => {
    const step = 'plan';
    const remind = (at: string, number: number): CaseEvent => ({
      ...{ do: 'remind', by: 'system', step },
      ...{ at, number },
    });
    const lines = whatOf(
      remind(on('2026-11-27'), 1),
      { do: 'hold', by: 'system', at: on('2026-11-28'), holder: 's-leader' },
      { do: 'due', by: 'system', at: on('2026-11-30'), step, due: '2026-12-04' },
      remind(on('2026-12-01'), 1),
      { do: 'escalate', by: 'system', at: on('2026-12-02'), step, to: 'leader' },
    );
    assert.deepEqual(lines, [
      { do: 'reminders', count: 2 },
      { do: 'reminders', count: 3 },
      { do: 'open', why: 'rules' },
    ]);
  });

  it('tells who was brought in on which ground and why, those with tasks in one line', () => {
    const made = { by: 'system', at: on('2026-11-26') } as const;
    const task = (staffId: string): CaseEvent => ({
      ...{ do: 'involve', ...made },
      involvement: { staffId, basis: 'task', by: 'playbook', at: made.at },
    });
    const [ssp, tasks] = whatOf(task('s-akt'), task('s-gone'), {
      ...{ do: 'involve', by, at: on('2026-11-27') },
      involvement: {
        ...{ staffId: 's-ssp', basis: 'crime_prevention', by, at: on('2026-11-27') },
        reason: 'Set på stationen',
      },
    });
    const people = [{ name: 'Test akt_adviser' }, { name: undefined }];
    assert.deepEqual(tasks, { do: 'involve', people, basis: 'task' });
    const words = 'Set på stationen';
    const one = [{ name: 'Test ssp_consultant' }];
    assert.deepEqual(ssp, { do: 'involve', people: one, basis: 'crime_prevention', words });
  });

  it('gives whoever may not know the pupil no name and no words, and own steps alone nothing', () => {
    const involved = (staffId: string, basis: 'anonymous' | 'crime_prevention') => ({
      ...{ staffId, basis, by, at: on('2026-11-26') },
      reason: 'Hemmeligt',
    });
    const subject = withEvents(aCase(), [
      { do: 'involve', by, at: on('2026-11-26'), involvement: involved('s-ppr', 'anonymous') },
      {
        do: 'involve',
        by,
        at: on('2026-11-26'),
        involvement: involved('s-ssp', 'crime_prevention'),
      },
      { do: 'comment', by, at: on('2026-11-27'), text: 'Hemmeligt' },
      { do: 'assign', by, at: on('2026-11-27'), step: 'plan', assignee: 's-akt' },
      { do: 'reject', by, at: on('2026-11-28'), step: 'plan', reason: 'Hemmeligt' },
      { do: 'draft', by, at: on('2026-11-29'), letter: 'warning', language: 'so' },
      { do: 'close', by, at: on('2026-12-01'), outcome: 'moved', reason: 'Hemmeligt' },
    ]);
    const draft = { do: 'draft', letter: 'warning' } as const;
    assert.deepEqual(told(subject)[1]?.what, { ...draft, language: 'so' });
    const view = timelineView(subject, anActor('s-ppr'), now);
    assert.doesNotMatch(JSON.stringify(view), /Hemmeligt|Test |s-akt|7\.b|Loke/);
    assert.deepEqual([view.pupil, view.classTitle, view.grade], [undefined, undefined, 7]);
    assert.equal(view.entries.length, told(subject).length, 'that it happened is told');
    assert.deepEqual(view.entries[1]?.what, draft, 'a language would hint at the family');
    const refused = new RefusedError('not_allowed');
    assert.throws(() => timelineView(subject, anActor('s-ssp'), now), refused);
    assert.throws(() => timelineView(subject, anActor('s-other'), now), refused);
  });

  it('loses no event, whatever is done to a case by whomever', () => {
    const roster = aRoster();
    fc.assert(
      fc.property(
        fc.array(anyCommand, { minLength: 5, maxLength: 40, size: 'max' }),
        (commands) => {
          const { subject } = commands.reduce(
            (world, one) => carriedOut(world, one).world,
            aWorld(),
          );
          if (!subject) return;
          const entries = told(subject, anActor('s-leader', roster));
          const counted = (kind: CaseEvent['do']) =>
            subject.log.filter((event) => event.do === kind).length;
          for (const kind of [
            ...(['open', 'reopen', 'assess', 'release', 'standIn', 'approve', 'reject'] as const),
            ...(['assign', 'done', 'postpone', 'judge', 'comment', 'concern', 'arrange'] as const),
            ...(['arrangeEnd', 'close', 'proposeClose', 'withdrawClose'] as const),
          ]) {
            const shown = entries.filter(({ what }) => what.do === kind).length;
            assert.equal(shown, counted(kind), kind);
          }
          const people = entries.flatMap(({ what }) => (what.do === 'involve' ? what.people : []));
          assert.equal(people.length, counted('involve'));
          const routine = entries.reduce(
            (sum, { what }) => sum + (what.do === 'reminders' ? what.count : 0),
            0,
          );
          const holding = subject.log.filter(
            (one) => one.do === 'hold' && one.by === 'system',
          ).length;
          assert.equal(routine, counted('remind') + counted('escalate') + counted('due') + holding);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('the pages of a timeline', () => {
  it('hold every entry once, in order, and as much as can be read at once', () => {
    const lines = fc.array(
      fc.record({
        entry: fc.constantFrom('2026-11-16', '2026-11-17').map((day) => anEntry({ on: day })),
        line: fc.string({ maxLength: 900 }),
      }),
      { maxLength: 60 },
    );
    fc.assert(
      fc.property(lines, (all) => {
        const pages = timelinePages(all);
        assert.deepEqual(pages.flat(), all);
        assert.ok(pages.length === 1 || pages.every((page) => page.length > 0));
        for (const page of pages) {
          const letters = page.reduce(
            (sum, { line }) => sum + line.replaceAll(/[\\*]/g, '').length,
            0,
          );
          assert.ok(page.length === 1 || letters <= 1700, `${letters} letters on a page`);
        }
      }),
    );
  });
});
