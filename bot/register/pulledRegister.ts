import { DataFileError } from '../../services/errors/errors.ts';
import type { AbsenceMap } from '../../services/register/absenceMap.ts';
import { type App, stamp } from '../core/app.ts';
import { type RegisterTaken, readRegister, registerFacts } from './readRegister.ts';
import type { RegisterAnswer, RegisterPort } from './registerPort.ts';

/** How often a register is asked: it is written in the morning, and put right over the day. */
const everyMs = 60 * 60_000;

/** Nobody reads more of them in a log. */
const mostFaults = 20;

/**
 * A register that is asked once an hour for what has changed.
 * @returns asks it if it is time; what fails is asked again an hour later
 */
export function pulledRegister(
  app: App,
  port: RegisterPort,
  { map, partial }: { map: AbsenceMap; partial: boolean },
): () => Promise<void> {
  let asked: number | undefined;
  return async () => {
    if (asked !== undefined && app.elapsed() - asked < everyMs) return;
    asked = app.elapsed();
    for await (const answer of port.changed()) {
      const read = await readOrRefuse(app, answer, { map, partial });
      if (read.taken) answer.taken();
      const facts = { name: answer.name, ...registerFacts(read) };
      if (read.faults.length === 0) app.log.info(facts, 'register read');
      else {
        // They name a row and what was expected in it, never what was found.
        const wrong = read.faults.slice(0, mostFaults);
        app.log.warn({ ...facts, wrong }, 'rows of the register cannot be taken');
      }
    }
  };
}

async function readOrRefuse(
  app: App,
  { name, bytes }: RegisterAnswer,
  how: { map: AbsenceMap; partial: boolean },
): Promise<RegisterTaken> {
  try {
    const reading = { at: stamp(app), id: app.newId(), by: 'system' } as const;
    return await readRegister(app, { name, bytes, ...how }, reading);
  } catch (error) {
    if (!(error instanceof DataFileError)) throw error;
    return { taken: false, schools: [], faults: [error.message] };
  }
}
