import { randomUUID } from 'node:crypto';
import { readCalendar } from '../../services/calendar/readCalendar.ts';
import { type Forgotten, mayBeKept, namesOf } from '../../services/privacy/forget.ts';
import { recordsAbout } from '../../services/privacy/pupilRecords.ts';
import type { Roster } from '../../services/roster/roster.ts';
import { stamp } from '../core/app.ts';
import type { SchoolStore } from '../core/records.ts';
import { loadSchools } from '../core/schools.ts';
import { transact } from '../core/unitOfWork.ts';
import { openStore } from '../openStore.ts';
import { dropChoices, erasePupil } from '../privacy/erasePupil.ts';
import { findStoredPupil } from '../privacy/findStoredPupil.ts';
import { pupilLists } from '../privacy/pupilLists.ts';
import { settingFiles } from './settingFiles.ts';

export type EraseOptions = { reason: string; yes?: boolean; roster?: boolean };

/**
 * `naervaer erase`: removes or blanks every trace of a pupil, once it is asked for with `--yes`. The bot
 * must be stopped: it holds the store.
 * @throws RangeError when no pupil or several are meant, `--yes` is missing, or the reason says who it is
 * @throws StoreError `locked` while a bot runs
 */
export async function eraseCommand(
  wanted: string,
  options: EraseOptions,
  output: NodeJS.WritableStream,
): Promise<void> {
  const files = settingFiles();
  const calendar = await readCalendar(files.calendar);
  const store = await openStore(files);
  try {
    const { pupilId, roster } = await findStoredPupil(store, await loadSchools(store), wanted);
    const id = randomUUID();
    const pupil = roster.pupil(pupilId);
    const forgotten: Forgotten = {
      pupilId,
      pseudonym: `erased-${id.slice(0, 8)}`,
      names: pupil ? namesOf(pupil, roster) : [],
    };
    const reason = options.reason.trim();
    if (reason === '' || !mayBeKept(reason, forgotten)) {
      throw new RangeError('--reason: expected why, without the pupil’s name, id or a CPR number');
    }
    output.write(await outlook(store, roster, pupilId));
    if (!options.yes) throw new RangeError('nothing was erased: repeat with --yes to do it');
    const at = stamp({ calendar, now: () => Temporal.Now.instant() });
    const wish = { forgotten, roster, fromRoster: options.roster ?? false, reason, id, at };
    const counts = await transact(store, roster.school.id, (unit) => erasePupil(unit, wish));
    for (const school of store.schools().filter((one) => one !== roster.school.id)) {
      await transact(store, school, (unit) => dropChoices(unit, pupilId));
    }
    output.write(done(counts, wish.fromRoster));
  } finally {
    await store.close();
  }
}

/** What there is, and what lies outside the store and has to be removed by hand. */
async function outlook(store: SchoolStore, roster: Roster, pupilId: string): Promise<string> {
  const records = await pupilLists((kind) => store.list(roster.school.id, kind));
  const about = recordsAbout(pupilId, records);
  const cards = about.post.reduce((sum, { value }) => sum + Object.keys(value.places).length, 0);
  const booked = about.meeting.filter(({ value }) => value.state === 'booked').length;
  return [
    `${pupilId} (${roster.school.id}): ${about.absence?.statements.length ?? 0} noteringer, ` +
      `${about.report.length} beskeder, ${about.question.length} spørgsmål, ${about.case.length} sager, ` +
      `${about.meeting.length} møder`,
    `Bliver stående uden for Nærvær: ${cards} kort og beskederne i Teams-chatten, ${booked} bookede møder i kalenderen, sikkerhedskopier.`,
    '',
  ].join('\n');
}

function done(counts: ReadonlyMap<string, number>, fromRoster: boolean): string {
  const list = [...counts].map(
    ([kind, count]) => `  ${kind.padEnd(12)}${String(count).padStart(6)}`,
  );
  const entry = fromRoster
    ? 'Elevlistens post er også slettet. Hent en elevliste uden eleven ind næste gang.'
    : 'Elevlistens post står stadig; slet den også med --roster.';
  return `${[
    'Slettet eller blændet:',
    ...list,
    entry,
    'Logbogen er bevis og bliver stående. Dér står elevens nummer, som uden elevlisten ikke navngiver nogen.',
  ].join('\n')}\n`;
}
