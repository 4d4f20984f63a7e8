import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { amount } from '../../cards/texts/amount.ts';
import { readPlaybook } from '../../services/cases/playbook.ts';
import { DataFileError } from '../../services/errors/errors.ts';
import { pathFault } from '../../services/files/pathFault.ts';
import { readAbsenceMap } from '../../services/register/readAbsenceMap.ts';
import { readRuleset } from '../../services/rules/readRuleset.ts';
import { readSchoolKinds } from '../../services/rules/readSchoolKinds.ts';
import { type Config, readConfig } from '../config.ts';
import { type CaseApp, stamp } from '../core/app.ts';
import type { SchoolStore } from '../core/records.ts';
import { loadSchools } from '../core/schools.ts';
import { askToReadRegister } from '../operator/askRunningBot.ts';
import { type RegisterFile, type RegisterTaken, readRegister } from '../register/readRegister.ts';
import type { Registering } from '../register/takeReading.ts';
import { hereOrThere } from './hereOrThere.ts';
import { ofProcess, readWarnedCalendar, type Surroundings } from './surroundings.ts';

/**
 * `naervaer import absence FILE --map MAP`: takes in what the register says. Prints what is new to `output`, and
 * every row that cannot be taken to `errors`.
 * @param options.partial takes what is right where something is wrong
 * @returns whether it was taken
 * @throws DataFileError for a bad map, or a file of which nothing can be read; nothing is taken then
 */
export async function importAbsence(
  file: string,
  options: { map: string; partial?: boolean | undefined },
  output: NodeJS.WritableStream,
  errors: NodeJS.WritableStream,
  around: Surroundings = ofProcess,
): Promise<boolean> {
  // It answers nobody, so it needs no app id.
  const config = readConfig({ ...process.env, SANDBOX: '1' });
  const map = await readAbsenceMap(options.map);
  const bytes = await bytesOf(file);
  const taken = await take(config, around, {
    ...{ name: file, bytes, map },
    partial: options.partial ?? false,
  });
  for (const fault of taken.faults) errors.write(`${fault}\n`);
  if (!taken.taken) {
    const count = amount(taken.faults.length, 'fault', 'faults');
    errors.write(
      `naervaer: nothing was taken: ${count}. Mend the file, or take the rest with --partial\n`,
    );
  }
  for (const school of taken.schools) output.write(`${schoolLine(school)}\n`);
  return taken.taken;
}

async function bytesOf(file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (error) {
    throw new DataFileError(file, pathFault(error, file, 'read') ?? 'cannot be read');
  }
}

/** Writes to the store, or hands over to the running bot, which then tells at once. */
async function take(
  config: Config,
  around: Surroundings,
  file: RegisterFile,
): Promise<RegisterTaken> {
  return hereOrThere(
    config,
    async (store) => {
      const app = await appOn(store, config, around);
      return readRegister(app, file, { at: stamp(app), id: randomUUID() });
    },
    (path) => {
      const { bytes, ...rest } = file;
      return askToReadRegister(path, { ...rest, content: bytesToBase64(bytes) });
    },
  );
}

function bytesToBase64(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
}

/** What decisions need, without a bot; what it is to tell waits in the outbox until one runs. */
async function appOn(store: SchoolStore, config: Config, around: Surroundings): Promise<CaseApp> {
  const [calendar, playbook, rulesets, kinds] = await Promise.all([
    readWarnedCalendar(config.calendar, around),
    readPlaybook(config.playbook),
    Promise.all(config.rules.map((one) => readRuleset(one))),
    readSchoolKinds(config.dutiesByKind, config.schoolKinds),
  ]);
  const schools = await loadSchools(store);
  return { store, schools, calendar, playbook, rulesets, kinds, now: around.now };
}

function schoolLine({ name, rows, pupils, days }: Registering): string {
  const read = `${name}: ${amount(rows, 'row', 'rows')} read`;
  if (days === 0) return `${read}, nothing new`;
  return `${read}, something new of ${amount(pupils, 'pupil', 'pupils')} (${amount(days, 'day', 'days')})`;
}
