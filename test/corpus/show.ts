import { readCalendar } from '../../services/calendar/readCalendar.ts';
import { rostersIn } from '../builders/rosters.ts';
import { judge, readCases } from './judge.ts';

// What the reader does otherwise than the corpus expects: `node test/corpus/show.ts SCHOOL [GROUP…]`.
const [, , school = 'havbakke', ...groups] = process.argv;
const folder = new URL(`${school}/`, import.meta.url);
const [roster] = await rostersIn(folder.pathname);
const calendar = await readCalendar(new URL('calendar.json', folder).pathname);

if (!roster) throw new Error('no school');
for (const one of await readCases(folder)) {
  if (groups.length > 0 && !groups.includes(one.group ?? '')) continue;
  const { verdict, got } = judge(one, roster, calendar);
  if (verdict === 'right') continue;
  console.log(`${verdict} ${one.id} ${one.now.slice(0, 10)} [${one.scope}] ${one.text}`);
  console.log(`   expected ${JSON.stringify(one.expect)}`);
  console.log(`   got      ${JSON.stringify(got)}`);
}
