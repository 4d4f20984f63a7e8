import assert from 'node:assert/strict';
import { wordingOf } from '../../cards/wording/wording.ts';

const da = wordingOf('da');
const en = wordingOf('en');

const days = (month: string, ...numbers: number[]) =>
  numbers.map((day) => `2026-${month}-${String(day).padStart(2, '0')}`);

describe('dates as people write them', () => {
  it('gives a single day its weekday', () => {
    assert.equal(da.dates(days('11', 16)), 'mandag d. 16. nov.');
    assert.equal(en.dates(days('11', 16)), 'Monday 16 Nov');
  });

  it('names the year where it is asked for', () => {
    assert.equal(da.dates(days('11', 16), true), 'mandag d. 16. nov. 2026');
    assert.equal(da.dates(days('11', 16, 17, 18, 23), true), '16.–18. og 23. nov. 2026');
    assert.equal(en.dates(days('11', 16), true), 'Monday 16 Nov 2026');
  });

  it('collapses school days in a row across weekends', () => {
    assert.equal(da.dates(days('11', 16, 17, 18, 19, 20, 23, 24, 25)), '16.–25. nov.');
    assert.equal(en.dates(days('11', 16, 17, 18, 19, 20, 23, 24, 25)), '16–25 Nov');
  });

  it('names two days in a row, not as a stretch', () => {
    assert.equal(da.dates(days('11', 16, 17)), '16. og 17. nov.');
    assert.equal(en.dates(days('11', 16, 17)), '16 and 17 Nov');
  });

  it('says the month once for days of the same month', () => {
    assert.equal(
      da.dates([...days('11', 2, 3, 4, 9, 16), ...days('12', 1)]),
      '2.–4., 9., 16. nov. og 1. dec.',
    );
  });

  it('writes both months of a stretch that crosses one', () => {
    assert.equal(da.dates([...days('11', 27, 30), ...days('12', 1)]), '27. nov.–1. dec.');
  });

  it('says nothing of no days', () => {
    assert.equal(da.dates([]), '');
  });

  it('tells times of the school’s zone, whatever offset they come with', () => {
    assert.equal(
      da.timeSpan('2026-11-26T12:00Z', '2026-11-26T12:45Z', da.texts.clock.at),
      'torsdag d. 26. nov. kl. 13.00–13.45',
    );
    assert.equal(en.time('2026-06-01T06:15Z', en.texts.clock.at), 'Monday 1 Jun at 08:15');
  });

  it('writes the years of a window', () => {
    assert.equal(da.period('2025-11-10', '2026-11-16'), '10. nov. 2025–16. nov. 2026');
    assert.equal(da.period('2026-10-01', '2026-12-31'), '1. okt.–31. dec. 2026');
  });
});

describe('numbers as people write them', () => {
  it('writes halves, percentages and units in the language', () => {
    assert.equal(da.days(7.5), '7,5 dage');
    assert.equal(da.days(1), '1 dag');
    assert.equal(en.days(7.5), '7.5 days');
    assert.equal(da.percent((6 / 55) * 100).replace('\u00a0', ' '), '10,9 %');
    assert.equal(da.percent(10).replace('\u00a0', ' '), '10 %');
  });
});
