import { readRegister } from '../../bot/register/readRegister.ts';
import { type Roster, roster } from '../../services/roster/roster.ts';
import { invented } from '../builders/invented.ts';
import { startSchool } from '../doubles/runningSchool.ts';
import { aMap } from '../services/register/aMap.ts';

const pupilsWanted = 25_000;

/** How many rows are an absence, in a hundred: the country's average is about six. */
const absentInAHundred = 6;

/** A municipality's register of one day, a row a pupil, and the same file again. Goal: 10 s. */
export async function benchRegister(): Promise<string[]> {
  const rosters = municipalityOf(pupilsWanted);
  const pupils = rosters.reduce((sum, one) => sum + one.pupils.length, 0);
  const school = await startSchool({ rosters });
  const { app } = school.bot;
  const rows = rosters
    .flatMap((one) => one.pupils)
    .map(({ id }, index) => `${id};24-11-2026;${index % 100 < absentInAHundred ? 'U' : 'T'};`);
  const bytes = Buffer.from(['Elev;Dato;Kode;Lektioner', ...rows].join('\n'));
  const file = { name: 'day.csv', bytes, map: aMap(), partial: false };
  const read = async (id: string) => {
    const began = performance.now();
    const { schools } = await readRegister(app, file, { at: '2026-11-25T08:10:00+01:00', id });
    const days = schools.reduce((sum, one) => sum + one.days, 0);
    return { days, seconds: (performance.now() - began) / 1000 };
  };
  const first = await read('first');
  const again = await read('again');
  await school.bot.idle();
  await school.close();
  const line = (name: string, { days, seconds }: typeof first) =>
    `  ${name}: ${pupils} pupils in ${rosters.length} schools, ${days} days of absence: ${seconds.toFixed(1)} s`;
  return [`${line('a day read', first)} (goal ≤ 10)`, line('the same again', again)];
}

/** As many schools like the first invented one as have so many pupils. */
function municipalityOf(wanted: number): readonly Roster[] {
  const [like] = invented;
  if (!like) throw new Error('no school');
  const count = Math.ceil(wanted / like.pupils.length);
  return Array.from({ length: count }, (_, index) => {
    const own = (id: string) => `s${index}-${id}`;
    return roster({
      ...like,
      school: { id: `s${index}`, name: `Skole ${index}` },
      pupils: like.pupils.map((one) => ({ ...one, id: own(one.id) })),
      staff: like.staff.map((one) => ({ ...one, id: own(one.id), entraId: undefined })),
    });
  });
}
