import assert from 'node:assert/strict';
import { tokenise } from '../../../services/notes/tokens.ts';
import { resolve } from '../../../services/time/algebra.ts';
import { allRules, readTimes } from '../../../services/time/readTimes.ts';
import { aCalendar } from '../../builders/calendar.ts';

/** A Wednesday of the example calendar. */
const today = Temporal.PlainDate.from('2026-11-25');

const calendar = aCalendar();

describe('each rule of the grammar of time', () => {
  for (const { pattern, examples } of allRules) {
    for (const [text, meaning] of Object.entries(examples)) {
      it(`reads »${text}« as ${meaning === '' ? 'no day of its own' : meaning} (${pattern})`, () => {
        const ahead = text.startsWith('ahead: ');
        const tokens = tokenise(ahead ? text.slice('ahead: '.length) : text);
        const found = readTimes(tokens, (at) => tokens[at]?.kind === 'clock').at(0);
        assert.ok(found);
        assert.equal(found.next, tokens.length, 'all of it is one expression');
        const days = resolve(found.set, { today, calendar }, ahead ? 'ahead' : 'past');
        const held = days?.filter((day) => calendar.isSchoolDay(day)).map((day) => day.toString());
        const asked = held === undefined || (held.length === 0 && meaning !== '');
        if (meaning === 'ask') assert.ok(asked, `${held}`);
        else assert.deepEqual([...new Set(held)].sort(), schoolDays(meaning));
      });
    }
  }

  /** "11-16..11-18+11-23": school days of the school year, ranges and single ones. */
  function schoolDays(meaning: string): string[] {
    const parts = meaning === '' ? [] : meaning.split('+');
    return parts.flatMap((part) => {
      const [from = '', to = from] = part.split('..');
      return calendar.between(dateOf(from), dateOf(to)).map((day) => day.toString());
    });
  }
});

function dateOf(monthAndDay: string): Temporal.PlainDate {
  const year = Number(monthAndDay.slice(0, 2)) >= 8 ? 2026 : 2027;
  return Temporal.PlainDate.from(`${year}-${monthAndDay}`);
}
