import { DataFileError } from '../../../services/errors/errors.ts';
import { isCpr } from '../../../services/notes/cpr.ts';
import { readTitles } from '../../../services/roster/readTitles.ts';
import type { Roster } from '../../../services/roster/roster.ts';
import { type RosterGaps, rosterGaps } from '../../../services/roster/rosterGaps.ts';
import { roleFinder } from '../../../services/roster/titles.ts';
import { readSchoolKinds, refuseUnknownSchools } from '../../../services/rules/readSchoolKinds.ts';
import type { CheckName } from '../checkNames.ts';
import type { Check } from '../examine.ts';
import { type Facts, type Finding, failed, notChecked, ok, warning } from '../finding.ts';
import type { Setup } from '../readSetup.ts';
import { read } from './read.ts';

/** Nobody reads a longer list. */
const mostIds = 10;

/** Whether the imported people can use the bot, and the bot them; pupils are counted alone. */
export function rosterChecks(
  { config }: Setup,
  rosters: () => readonly Roster[],
): readonly Check[] {
  const gaps = async (): Promise<Gaps> => {
    const roleOf = await readTitles(config.titles).then(roleFinder, () => undefined);
    const isKnown = (title: string) => roleOf?.(title, '').known ?? true;
    const found = rosters().map((one) => [one, rosterGaps(one, isKnown)] as const);
    return { found, staff: sum(rosters(), ({ staff }) => staff.length) };
  };
  const gap = (
    name: CheckName,
    judge: (all: Gaps) => Finding,
    reads: readonly string[] = [],
  ): Check => ({ name, reads, after: ['roster'], look: async () => judge(await gaps()) });
  return [
    {
      name: 'roster',
      after: ['content'],
      look: () => {
        const all = rosters();
        return all.length === 0 ? failed('roster_empty') : ok('roster_ok', sizes(all));
      },
    },
    {
      name: 'schoolKinds',
      reads: ['DUTIES_BY_KIND', 'SCHOOL_KINDS'],
      after: config.schoolKinds === undefined ? [] : ['content'],
      look: () =>
        read(config.schoolKinds === undefined ? 'DUTIES_BY_KIND' : 'SCHOOL_KINDS', () =>
          kindsFinding(config, rosters()),
        ),
    },
    gap('accounts', (all) => missing(all, 'withoutAccount', ['accounts_ok', 'accounts_missing'])),
    gap('addresses', (all) =>
      missing(all, 'withoutAddress', ['addresses_ok', 'addresses_missing']),
    ),
    gap('roles', (all) => missing(all, 'withoutRole', ['roles_ok', 'roles_missing']), ['TITLES']),
    gap('duplicates', duplicates),
    gap('classTeachers', classTeachers),
    gap('leadership', (all) => leadership(all, config.roster), ['ROSTER_STAFF_TITLES']),
  ];
}

type Gaps = { found: readonly (readonly [Roster, RosterGaps])[]; staff: number };

function sum<One>(all: readonly One[], of: (one: One) => number): number {
  return all.reduce((total, one) => total + of(one), 0);
}

function sizes(all: readonly Roster[]): Facts {
  return {
    schools: all.length,
    classes: sum(all, ({ classes }) => classes.length),
    pupils: sum(all, ({ pupils }) => pupils.length),
    staff: sum(all, ({ staff }) => staff.length),
  };
}

async function kindsFinding(config: Setup['config'], all: readonly Roster[]): Promise<Finding> {
  const { named } = await readSchoolKinds(config.dutiesByKind, config.schoolKinds);
  if (config.schoolKinds === undefined)
    return notChecked('file_unset', { variable: 'SCHOOL_KINDS' });
  try {
    refuseUnknownSchools(
      config.schoolKinds,
      named,
      all.map(({ school }) => school.id),
    );
    return ok('file_ok');
  } catch (error) {
    if (!(error instanceof DataFileError)) throw error;
    return failed('school_unknown', {}, { detail: error.message });
  }
}

type Lists = {
  [Key in keyof RosterGaps]: RosterGaps[Key] extends boolean ? never : Key;
}[keyof RosterGaps];

function missing(
  { found, staff }: Gaps,
  of: Lists,
  [fine, lacking]: readonly [Finding['code'], Finding['code']],
): Finding {
  const where = idsOf(found, of);
  const count = sum(found, ([, gaps]) => gaps[of].length);
  return count === 0 ? ok(fine, { staff }) : warning(lacking, { count, staff }, { where });
}

/** The bot would take one person for the other, and show them what is the other's. */
function duplicates({ found }: Gaps): Finding {
  const accounts = sum(found, ([, { sharedAccount }]) => sharedAccount.length);
  const addresses = sum(found, ([, { sharedAddress }]) => sharedAddress.length);
  const where = [...idsOf(found, 'sharedAccount'), ...idsOf(found, 'sharedAddress')];
  if (accounts > 0) return failed('duplicates_found', { accounts, addresses }, { where });
  return addresses > 0
    ? warning('duplicates_found', { accounts, addresses }, { where })
    : ok('duplicates_ok');
}

function classTeachers({ found }: Gaps): Finding {
  const classes = sum(found, ([{ classes }]) => classes.length);
  const count = sum(found, ([, { withoutClassTeacher }]) => withoutClassTeacher.length);
  return count === 0
    ? ok('class_teachers_ok', { classes })
    : warning(
        'class_teachers_missing',
        { count, classes },
        { where: idsOf(found, 'withoutClassTeacher') },
      );
}

/** Sources other than files of one's own know no leader: a file of titles says who leads. */
function leadership({ found }: Gaps, source: Setup['config']['roster']): Finding {
  const schools = found.length;
  const lacking = (of: 'withoutLeader' | 'withoutCoordinator') =>
    found.flatMap(([{ school }, gaps]) => (gaps[of] ? [school.id] : []));
  const [led, coordinated] = [lacking('withoutLeader'), lacking('withoutCoordinator')];
  const needsTitles =
    source !== undefined &&
    source.place.origin !== 'folder' &&
    source.reading.staffTitles === undefined;
  if (led.length > 0) {
    const code = needsTitles ? 'staff_titles_unset' : 'leader_missing';
    return failed(code, { count: led.length, schools }, { where: led });
  }
  return coordinated.length > 0
    ? warning('coordinator_missing', { count: coordinated.length, schools }, { where: coordinated })
    : ok('leadership_ok');
}

/** "linde t7"; an id that could be a CPR number is left out. */
function idsOf(found: Gaps['found'], of: Lists): readonly string[] {
  const all = found.flatMap(([{ school }, gaps]) =>
    gaps[of].map((id) => `${school.id} ${isCpr(id) ? '…' : id}`),
  );
  return all.length > mostIds ? [...all.slice(0, mostIds), '…'] : all;
}
