import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { readCalendar } from '../../../services/calendar/readCalendar.ts';
import { rostersIn } from '../../builders/rosters.ts';
import { judge, readCases, type Verdict } from '../../corpus/judge.ts';

const corpus = new URL('../../corpus/', import.meta.url);

/** At least so many right, at most so many wrong in silence, in per cent: the project's goal for messages it has not seen. */
const goal = { right: 98, silent: 0.5 };

describe('what staff write', () => {
  const schools = readdirSync(corpus, { withFileTypes: true })
    .filter((one) => one.isDirectory() && existsSync(new URL(`${one.name}/calendar.json`, corpus)))
    .map(({ name }) => name);

  for (const school of schools) {
    it(`is understood, and what is not clear is asked, at ${school}`, async function () {
      // Hundreds of messages, on a machine that others use as well.
      this.timeout(120_000);
      const folder = new URL(`${school}/`, corpus);
      const [roster] = await rostersIn(folder.pathname);
      const calendar = await readCalendar(new URL('calendar.json', folder).pathname);
      assert.ok(roster);
      const judged = (await readCases(folder)).map((one) => ({
        group: one.group ?? 'all',
        id: one.id,
        verdict: judge(one, roster, calendar).verdict,
      }));
      const groups = Map.groupBy(judged, ({ group }) => group);
      const rows = [...groups].map(([group, some]) => row(group, some));
      console.log([row('', judged, true), ...rows, row('all', judged)].join('\n'));
      const share = (verdict: Verdict) => (count(judged, verdict) / judged.length) * 100;
      const silent = judged.filter(({ verdict }) => verdict === 'silent').map(({ id }) => id);
      assert.ok(share('right') >= goal.right, `${share('right').toFixed(1)} % right`);
      assert.ok(share('silent') <= goal.silent, `wrong in silence: ${silent.join(', ')}`);
    });
  }
});

type Judged = readonly { verdict: Verdict }[];

function count(judged: Judged, wanted: Verdict): number {
  return judged.filter(({ verdict }) => verdict === wanted).length;
}

function row(name: string, judged: Judged, heading = false): string {
  const cells = heading
    ? ['cases', 'right', 'asked without need', 'wrong in silence']
    : [judged.length, count(judged, 'right'), count(judged, 'asked'), count(judged, 'silent')];
  return `      ${name.padEnd(14)}${cells.map((cell) => String(cell).padStart(20)).join('')}`;
}
