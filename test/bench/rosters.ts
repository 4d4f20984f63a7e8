import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { folderSource } from '../../bot/roster/folderSource.ts';
import { rosterRound } from '../../bot/roster/rosterRound.ts';
import { writeRosterFiles } from '../../bot/sandbox/writeRosterFiles.ts';
import { type Roster, roster } from '../../services/roster/roster.ts';
import { readRosterLimits } from '../../services/roster/rosterLimits.ts';
import { invented } from '../builders/invented.ts';
import { reading } from '../builders/rosters.ts';
import { startSchool } from '../doubles/runningSchool.ts';

const pupilsWanted = 25_000;
const limitsFile = fileURLToPath(new URL('../../data/rosters/limits.json', import.meta.url));

/** A municipality's rosters from a folder at night: the first time, one pupil fewer at each school, the same again. */
export async function benchRosters(): Promise<string[]> {
  const rosters = municipalityOf(pupilsWanted);
  const folder = await mkdtemp(join(tmpdir(), 'bench-rosters-'));
  const school = await startSchool({ rosters: rosters.slice(0, 1) });
  const full = { ...reading, staffTitles: new Map(), limits: await readRosterLimits(limitsFile) };
  const read = async (name: string, some: readonly Roster[]) => {
    await writeRosterFiles(some, folder);
    const made = {
      at: '2026-11-25T02:30:00.000+01:00',
      id: name,
      by: 'system',
      told: true,
    } as const;
    const began = performance.now();
    const done = await rosterRound(
      school.bot.app.store,
      folderSource(folder, undefined),
      full,
      made,
    );
    const seconds = (performance.now() - began) / 1000;
    const changed = done.found === 'rows' ? done.changes.length : 0;
    const pupils = some.reduce((sum, one) => sum + one.pupils.length, 0);
    return `  ${name}: ${pupils} pupils in ${some.length} schools, ${changed} of them changed: ${seconds.toFixed(1)} s`;
  };
  const fewer = rosters.map((one) => roster({ ...one, pupils: one.pupils.slice(1) }));
  const lines = [
    await read('rosters read the first time', rosters),
    await read('one pupil fewer at each', fewer),
    await read('the same again', fewer),
  ];
  await school.bot.idle();
  await school.close();
  await rm(folder, { recursive: true });
  return lines;
}

/** As many schools like the first invented one as have so many pupils, with nobody and no class in common. */
function municipalityOf(wanted: number): readonly Roster[] {
  const [like] = invented;
  if (!like) throw new Error('no school');
  const count = Math.ceil(wanted / like.pupils.length);
  return Array.from({ length: count }, (_, index) => {
    const own = (id: string) => `s${index}-${id}`;
    return roster({
      ...like,
      school: { id: `s${index}`, name: `Skole ${index}` },
      classes: like.classes.map((one) => ({ ...one, id: own(one.id) })),
      pupils: like.pupils.map(({ siblings: _, siblingElsewhere: __, ...one }) => ({
        ...one,
        id: own(one.id),
        classId: own(one.classId),
      })),
      staff: like.staff.map((one) => ({
        ...one,
        id: own(one.id),
        entraId: undefined,
        classIds: one.classIds.map(own),
      })),
    });
  });
}
