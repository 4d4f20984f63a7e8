import assert from 'node:assert/strict';
import type { PupilAbsence } from '../../../services/absence/pupilAbsence.ts';
import { awayView } from '../../../services/status/awayView.ts';
import { aStatement } from '../../builders/absence.ts';
import { aCalendar } from '../../builders/calendar.ts';
import { aRoster } from '../../builders/people.ts';

const roster = aRoster();
const today = Temporal.PlainDate.from('2026-11-25');

const said = (
  pupilId: string,
  difference: Parameters<typeof aStatement>[0] = {},
): PupilAbsence => ({
  pupilId,
  statements: [aStatement(difference)],
});

const viewOf = (
  absences: readonly PupilAbsence[],
  difference: Partial<Parameters<typeof awayView>[0]> = {},
) =>
  awayView({
    id: 'school',
    title: 'Lindeskolen',
    pupils: roster.pupils,
    absences: new Map(absences.map((one) => [one.pupilId, one])),
    roster,
    calendar: aCalendar(),
    on: today,
    today,
    ...difference,
  });

describe('who is away', () => {
  it('is told apart from who came late and who was away for a part of the day', () => {
    const view = viewOf([
      said('p-loke', { category: 'late', extent: 'late' }),
      said('p-sofie', { category: 'unlawful', extent: 'lessons:2' }),
      said('p-other'),
    ]);
    assert.deepEqual(view.count, { away: 1, part: 1, late: 1 });
    assert.deepEqual(
      view.lines.map(({ pupilId, presence }) => [pupilId, presence]),
      [
        ['p-other', 'away'],
        ['p-sofie', 'part'],
        ['p-loke', 'late'],
      ],
    );
    assert.deepEqual(view.reasons, [{ category: 'illness', count: 1 }]);
  });

  it('is told by given name where there are few, by whole name where two share it', () => {
    const [first, second] = roster.pupils;
    assert.ok(first && second);
    const pupils = [first, { ...second, givenName: first.givenName, familyName: 'Holm' }];
    const names = (some: typeof pupils) =>
      viewOf([said(first.id), said(second.id)], { pupils: some }).named.map(
        ({ givenName }) => givenName,
      );
    assert.deepEqual(names([first]), [first.givenName]);
    assert.ok(names(pupils).every((name) => name.includes(' ')));
  });

  it('is told by reason where they are many, a page at a time', () => {
    const [first] = roster.pupils;
    assert.ok(first);
    const pupils = Array.from({ length: 23 }, (_, at) => ({ ...first, id: `p-${at}` }));
    const absences = pupils.map(({ id }) => said(id));
    const pages = [0, 1, 2].map((page) => viewOf(absences, { pupils, page }));
    assert.deepEqual(
      pages.map(({ lines }) => lines.length),
      [10, 10, 3],
    );
    assert.equal(new Set(pages.flatMap(({ lines }) => lines.map((one) => one.pupilId))).size, 23);
    assert.deepEqual(pages[0]?.named, []);
    assert.deepEqual(pages[0]?.reasons, [{ category: 'illness', count: 23 }]);
  });

  it('is told of any day', () => {
    const on = Temporal.PlainDate.from('2026-11-24');
    const view = viewOf([said('p-loke', { dates: ['2026-11-24'] })], { on });
    assert.deepEqual([view.count.away, view.when, view.on], [1, 'past', '2026-11-24']);
    assert.equal(viewOf([said('p-loke', { dates: ['2026-11-24'] })]).count.away, 0);
    const ahead = Temporal.PlainDate.from('2026-12-24');
    assert.equal(viewOf([], { on: ahead }).when, 'ahead');
  });
});
