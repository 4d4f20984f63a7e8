#!/usr/bin/env node
import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import { DataFileError } from '../../services/errors/errors.ts';
import { pathFault } from '../../services/files/pathFault.ts';
import { IdentityError } from '../../services/identity/identityError.ts';
import { StoreError } from '../../services/store/store.ts';
import { ConfigError } from '../config.ts';
import type { RosterCommand } from '../operator/rosterCommand.ts';
import { keepCompiled } from './keepCompiled.ts';

// Before the commands, which are read when one of them is asked for.
keepCompiled();

const { CALENDAR, DUTIES_BY_KIND } = process.env;
const calendarFile =
  CALENDAR || fileURLToPath(new URL('../../data/calendars/eksempel-2025-27.json', import.meta.url));

const kindsFile =
  DUTIES_BY_KIND || fileURLToPath(new URL('../../data/schools/kinds.json', import.meta.url));

const program = new Command('naervaer')
  .description('Nærvær: see worrying absence early, and act on it together')
  .showHelpAfterError()
  .exitOverride();

program
  .command('sandbox')
  .description('a demo municipality, the bot, a local Graph and the Agents Playground')
  .action(async () => (await import('./sandbox.ts')).sandboxCommand());

program
  .command('serve')
  .description('the bot alone')
  .action(async () => (await import('./serve.ts')).serveCommand());

program
  .command('doctor')
  .description(
    'says what is wrong with the set-up, and what to do; ends with 1 where something failed',
  )
  .option('--json', 'for programs')
  .option('--language <language>', 'da or en', 'en')
  .option('--outside <mailbox>', 'a mailbox that the bot must not reach, to see that it is refused')
  .option('--bot <url>', 'where the bot answers; on this machine at PORT when not given')
  .action(async (options) => {
    const { doctorCommand } = await import('./doctor.ts');
    process.exitCode = (await doctorCommand(options, process.stdout)) ? 0 : 1;
  });

program
  .command('support')
  .description('writes a folder that helps to find a fault: numbers and fixed words, nobody in it')
  .requiredOption('--out <dir>', 'a folder that is new or empty')
  .option('--log <file>', 'the file that the log was written to')
  .option('--bot <url>', 'where the bot answers; on this machine at PORT when not given')
  .action(async (options) =>
    (await import('./support.ts')).supportCommand(options, process.stdout),
  );

program
  .command('parse')
  .description('reads messages, a JSON line each, and prints what they mean')
  .requiredOption('--roster <dir>', 'School Data Sync folder')
  .requiredOption('--calendar <file>', 'school calendar')
  .action(async (options) =>
    (await import('./parse.ts')).parseCommand(options, process.stdin, process.stdout),
  );

program
  .command('assess')
  .description('reads pupils with their absence, a JSON line each, and prints what the rules say')
  .requiredOption('--rules <files...>', 'ruleset files')
  .requiredOption('--calendar <file>', 'school calendar')
  .requiredOption('--on <date>', 'day of assessment, 2026-11-25')
  .option('--kind <id>', 'kind of school, such as special: only the duties that bind it')
  .option('--kinds <file>', 'the kinds of school', kindsFile)
  .action(async (options) =>
    (await import('./assess.ts')).assessCommand(options, process.stdin, process.stdout),
  );

program
  .command('replay')
  .description(
    'what rules would have said of the last year, day by day, beside others; prints counts',
  )
  .requiredOption('--rules <files...>', 'ruleset files to try')
  .option('--against <files...>', "today's ruleset files")
  .option('--calendar <file>', 'school calendar', calendarFile)
  .option('--on <date>', 'last day, 2026-11-25; today when not given')
  .option('--days <number>', 'school days back', '200')
  .option('--budget <number>', 'alarms for each class and week that can be followed up', '1')
  .action(async (options) => (await import('./replay.ts')).replayCommand(options, process.stdout));

program
  .command('access-report <pupil>')
  .description(
    'all that is stored about a pupil, in Danish, for the family; an id or "given family class"',
  )
  .action(async (pupil: string) =>
    (await import('./accessReport.ts')).accessReportCommand(pupil, process.stdout),
  );

program
  .command('erase <pupil>')
  .description('removes every trace of a pupil from the store; the bot must be stopped')
  .requiredOption('--reason <text>', 'why, without saying who it is')
  .option('--roster', 'the entry in the roster as well')
  .option('--texts <decision>', 'texts in which people named the pupil: remove (the name) or keep')
  .option('--name <name>', 'what the pupil was called, where the roster does not know any more')
  .option('--yes', 'do it; without it only what there is is told')
  .action(async (pupil: string, options) =>
    (await import('./erase.ts')).eraseCommand(pupil, options, {
      input: process.stdin,
      output: process.stdout,
    }),
  );

program
  .command('retention')
  .description(
    'lists what has been kept long enough; the bot itself removes it in the coming night',
  )
  .option('--on <date>', 'as of that day, 2026-11-25; today when not given')
  .option('--statistics', 'the numbers that survived instead')
  .action(async (options) =>
    (await import('./retention.ts')).retentionCommand(options, process.stdout),
  );

const imported = program.command('import').description('reads data into the store');

imported
  .command('absence <file>')
  .description("the school's own register of absence; the same file twice changes nothing")
  .requiredOption('--map <file>', 'how the file is read: its columns, dates and codes')
  .option('--partial', 'take what is right, and list the rows that are not')
  .action(async (file: string, options) => {
    const { importAbsence } = await import('./importAbsence.ts');
    if (!(await importAbsence(file, options, process.stdout, process.stderr))) process.exitCode = 2;
  });

imported
  .command('roster <dir>')
  .description('School Data Sync folder; says what changes')
  .option('--map <file>', 'map of the register, whose pupil column is kept for each pupil')
  .option('--yes', "also where more than a tenth of a school's pupils would leave")
  .action(async (dir: string, options) => {
    const { importRoster } = await import('./importRoster.ts');
    if (!(await importRoster(dir, options, process.stdout, process.stderr))) process.exitCode = 2;
  });

const rosters = program
  .command('roster')
  .description('rosters that come by themselves (ROSTER_FROM)');

rosters
  .command('read')
  .description('reads their source now; takes over what is small, lets wait what is large')
  .action(async () => rosterAction({ do: 'read' }));

rosters
  .command('pending')
  .description('shows the new rosters that wait, and what they would change')
  .action(async () => rosterAction({ do: 'pending' }));

rosters
  .command('approve <number>')
  .description('takes what waits under a number, exactly as it was shown')
  .action(async (number: string) => rosterAction({ do: 'approve', number }));

rosters
  .command('refuse <number>')
  .description('leaves the rosters as they are; the same does not wait again')
  .action(async (number: string) => rosterAction({ do: 'refuse', number }));

async function rosterAction(command: RosterCommand): Promise<void> {
  const { rosterAnswerTo } = await import('./roster.ts');
  if (!(await rosterAnswerTo(command, process.stdout, process.stderr))) process.exitCode = 2;
}

program
  .command('audit')
  .description('the audit trail')
  .command('verify')
  .description('whether every audit entry is there as it was written; ends with 1 where not')
  .option(
    '--head <school=hash>',
    'a head noted earlier, to be in the chain still; repeat for more',
    (one: string, before: string[]) => [...before, one],
    [],
  )
  .action(async (options) => {
    const { auditVerifyCommand } = await import('./auditVerify.ts');
    process.exitCode = (await auditVerifyCommand(options, process.stdout)) ? 0 : 1;
  });

const store = program.command('store').description('the store as a whole');

store
  .command('copy')
  .description(
    'copies a store between a folder and a PostgreSQL database, and compares; stop every bot',
  )
  .requiredOption('--from <place>', 'a folder, or postgresql://user@host/database (PGPASSWORD)')
  .requiredOption('--to <place>', 'likewise; with nothing in it')
  .action(async (options) =>
    (await import('./storeCopy.ts')).storeCopyCommand(options, process.stdout),
  );

store
  .command('migrate')
  .description('makes the tables that this version needs in DATABASE_URL')
  .option('--down', 'takes the newest step back instead, with all that its tables hold')
  .action(async (options) =>
    (await import('./storeMigrate.ts')).storeMigrateCommand(options, process.stdout),
  );

store
  .command('downgrade')
  .description('writes the files of DATA_DIR as version 0.1.0 reads them; stop the bot first')
  .option('--yes', 'also where something that 0.1.0 does not know is lost')
  .action(async (options) => {
    const { storeDowngradeCommand } = await import('./storeDowngrade.ts');
    if (!(await storeDowngradeCommand(options, process.stdout, process.stderr)))
      process.exitCode = 2;
  });

store
  .command('backup <folder>')
  .description('copies the files of DATA_DIR, also beside a running bot, and verifies the copy')
  .action(async (folder: string) => {
    const { storeBackupCommand } = await import('./storeBackup.ts');
    process.exitCode = (await storeBackupCommand(folder, process.stdout)) ? 0 : 1;
  });

store
  .command('restored')
  .description('prepares a store that was put back from a backup; before the bot starts on it')
  .action(async () => (await import('./storeRestored.ts')).storeRestoredCommand(process.stdout));

store
  .command('renew-card-key')
  .description('seals cards with a new key; those from before only show how things stand')
  .action(async () =>
    (await import('./storeRenewCardKey.ts')).storeRenewCardKeyCommand(process.stdout),
  );

const exported = program.command('export').description('writes lists and reports from the store');

exported
  .command('status')
  .description("the schools in counts, or one school's open cases with names")
  .option('--school <id>', 'one school, with names')
  .option('--format <format>', 'csv or xlsx; as the ending of --out says, else xlsx')
  .option('--on <date>', 'as of this day, 2026-11-25; today when not given')
  .requiredOption('--out <file>', 'where to')
  .action(async (options) =>
    (await import('./exportFiles.ts')).exportStatusCommand(options, process.stdout),
  );

exported
  .command('report')
  .description('the yearly report by school, in counts')
  .option(
    '--year <year>',
    'the year in which the school year begins; the present one when not given',
  )
  .option('--format <format>', 'docx, xlsx or csv; as the ending of --out says, else docx')
  .option('--on <date>', 'as of this day, 2026-11-25; today when not given')
  .requiredOption('--out <file>', 'where to')
  .action(async (options) =>
    (await import('./exportFiles.ts')).exportReportCommand(options, process.stdout),
  );

// The reader of the output may close it early, as `head` does.
process.stdout.on('error', (error) => {
  if ('code' in error && error.code === 'EPIPE') process.exit(0);
  throw error;
});

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = exitCode(error);
}

/** 2 for usage and bad files, 1 otherwise; the reason goes to stderr, never a stack trace. */
function exitCode(error: unknown): number {
  if (error instanceof Error && 'exitCode' in error && error.name === 'CommanderError') {
    return error.exitCode === 0 ? 0 : 2;
  }
  if (isSetUp(error) || isUsage(error)) {
    console.error(`naervaer: ${error.message}`);
    return 2;
  }
  const atPath = wrongPath(error);
  if (atPath !== undefined) {
    console.error(`naervaer: ${atPath}`);
    return 2;
  }
  console.error(`naervaer: ${reason(error)}`);
  return 1;
}

/** The reason for a file system error that no reader of ours reported. */
function wrongPath(error: unknown): string | undefined {
  if (!(error instanceof Error && 'path' in error && typeof error.path === 'string'))
    return undefined;
  const { path } = error;
  const fault = pathFault(error, path, 'use');
  return fault && `${path}: ${fault}`;
}

/** What the operator has set or written. */
function isSetUp(error: unknown): error is Error {
  const kinds = [DataFileError, ConfigError, IdentityError];
  return kinds.some((kind) => error instanceof kind);
}

function isUsage(error: unknown): error is Error {
  return error instanceof RangeError;
}

function reason(error: unknown): string {
  if (error instanceof StoreError) return error.message;
  if (error instanceof Error && 'code' in error) {
    return error.code === 'EADDRINUSE'
      ? 'the port is in use: stop what holds it or set PORT'
      : `${String(error.code)}`;
  }
  return error instanceof Error ? error.message : 'something went wrong';
}
