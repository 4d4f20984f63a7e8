import assert from 'node:assert/strict';
import { weekCharts } from '../../../bot/tab/weekCharts.ts';
import { wordingOf } from '../../../cards/wording/wording.ts';
import type { WeekNumbers } from '../../../services/status/views.ts';

const weeks: readonly WeekNumbers[] = [
  { week: 46, absentDays: 12.5, reported: 91.25, newCases: 0, worrying: 3 },
  { week: 47, absentDays: 25, reported: 100, newCases: 2, worrying: 6 },
  { week: 48, absentDays: 'small', reported: undefined, newCases: 'hidden', worrying: undefined },
];

/** What a chart shows: its figures, how tall its bars are, and the figures of its table. */
function shown(chart: string) {
  const all = (pattern: RegExp) => [...chart.matchAll(pattern)].map(([, one = '']) => one);
  return {
    drawn: all(/class="figure"[^>]*>([^<]*)</g),
    tall: all(/class="bar"[^>]* height="([\d.]+)"/g).map(Number),
    told: all(/<td[^>]*>([^<]*)</g),
  };
}

describe('the charts of the tab', () => {
  it('write figures as the language does, the same in the picture and beside it', () => {
    const [absent, reported] = weekCharts(weeks, wordingOf('da')).map((one) => shown(String(one)));
    assert.deepEqual(absent?.drawn, ['12,5', '25', '&lt;5']);
    assert.deepEqual(absent?.told, absent?.drawn);
    assert.deepEqual(reported?.drawn, ['91,3\u00a0%', '100\u00a0%', '–']);
    assert.deepEqual(reported?.told, reported?.drawn);
    const [english] = weekCharts(weeks, wordingOf('en')).map((one) => shown(String(one)));
    assert.deepEqual(english?.drawn, ['12.5', '25', '&lt;5']);
  });

  it('are as tall as their figures, without a bar where a figure is not shown or nothing', () => {
    const [absent, reported, worrying, cases] = weekCharts(weeks, wordingOf('da')).map((one) =>
      shown(String(one)),
    );
    assert.deepEqual(absent?.tall, [52, 104]);
    assert.deepEqual(reported?.tall, [94.9, 104]);
    assert.deepEqual(worrying?.tall, [52, 104]);
    assert.deepEqual(worrying?.drawn, ['3', '6', '–']);
    assert.deepEqual(cases?.tall, [104]);
  });

  it('have a name for whoever cannot see them', () => {
    for (const one of weekCharts(weeks, wordingOf('da'))) {
      assert.match(String(one), /role="img" aria-label="[^"]+ søjler for uge 46 til 48\./);
    }
  });

  it('are left out where there are no weeks', () => {
    assert.deepEqual(weekCharts([], wordingOf('da')), []);
  });
});
