import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import { understand } from '../../../bot/messages/understood.ts';
import { readCalendar } from '../../../services/calendar/readCalendar.ts';
import { rostersIn } from '../../builders/rosters.ts';
import { readCases } from '../../corpus/judge.ts';

/** What can be taken for talk without losing anything. */
const harmless: ReadonlySet<string> = new Set(['other', 'status', 'not_absence', 'refused']);
const talk: ReadonlySet<string> = new Set([
  'smallTalk',
  'explain',
  'away',
  'noted',
  'progress',
  'rollCall',
]);

for (const school of ['havbakke', 'skovby']) {
  it(`takes no note of ${school} for talk`, async function () {
    // Hundreds of messages, on a machine that others use as well.
    this.timeout(120_000);
    const folder = new URL(`../../corpus/${school}/`, import.meta.url);
    const [roster] = await rostersIn(fileURLToPath(folder));
    assert.ok(roster);
    const calendar = await readCalendar(fileURLToPath(new URL('calendar.json', folder)));
    const taken = (await readCases(folder)).flatMap(({ id, text, now, scope, expect }) => {
      if (harmless.has(expect.intent)) return [];
      const context = { roster, calendar, now: Temporal.PlainDateTime.from(now), scope };
      return talk.has(understand(text, context).intent) ? [id] : [];
    });
    assert.deepEqual(taken, []);
  });
}
