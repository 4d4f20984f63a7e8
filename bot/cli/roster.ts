import { randomUUID } from 'node:crypto';
import { amount } from '../../cards/texts/amount.ts';
import { readCalendar } from '../../services/calendar/readCalendar.ts';
import type { Loss } from '../../services/roster/rosterLimits.ts';
import { type Config, readConfig } from '../config.ts';
import { stamp } from '../core/app.ts';
import type { SchoolStore } from '../core/records.ts';
import { askAboutRosters } from '../operator/askRunningBot.ts';
import {
  answerRoster,
  notConfigured,
  type RosterAnswer,
  type RosterCommand,
} from '../operator/rosterCommand.ts';
import type { Waiting } from '../roster/proposals.ts';
import { readReading } from '../roster/readReading.ts';
import { rosterRound } from '../roster/rosterRound.ts';
import { hereOrThere } from './hereOrThere.ts';
import { changeLine, idList, noticeLine } from './rosterLines.ts';
import { rosterSourceOf } from './rosterSourceOf.ts';
import { tokensOf } from './serve.ts';

/**
 * `naervaer roster read|pending|approve|refuse`: in the store, or by the running bot, which then knows at once.
 * @returns whether it was done; why not is written to `errors`
 * @throws ConfigError, DataFileError, OutsideError, StoreError
 */
export async function rosterAnswerTo(
  command: RosterCommand,
  output: NodeJS.WritableStream,
  errors: NodeJS.WritableStream,
): Promise<boolean> {
  const config = readConfig(process.env);
  const answer = await hereOrThere(
    config,
    (store) => answerHere(store, config, command),
    (path) => askAboutRosters(path, command),
  );
  const { out, wrong } = linesOf(answer, command);
  for (const line of out) output.write(`${line}\n`);
  for (const line of wrong) errors.write(`${line}\n`);
  return !('failed' in answer) && !isInVain(answer);
}

async function answerHere(
  store: SchoolStore,
  config: Config,
  command: RosterCommand,
): Promise<RosterAnswer> {
  const calendar = await readCalendar(config.calendar);
  const app = { store, calendar, now: Temporal.Now.instant, newId: randomUUID };
  if (command.do !== 'read') return answerRoster(app, undefined, command);
  const source = rosterSourceOf(config, await tokensOf(config));
  if (!source || !config.roster) return { failed: notConfigured };
  const reading = await readReading(config.roster.reading);
  const readNow = () => {
    const made = { at: stamp(app), id: app.newId(), by: 'operator' as const, told: true };
    return rosterRound(store, source, reading, made);
  };
  return answerRoster(app, { readNow }, command);
}

/** Nothing waits under the number that was given. */
function isInVain(answer: RosterAnswer): boolean {
  if ('taken' in answer) return answer.taken.length === 0;
  return 'refused' in answer && answer.refused.length === 0;
}

type Lines = { out: readonly string[]; wrong: readonly string[] };

function linesOf(answer: RosterAnswer, command: RosterCommand): Lines {
  if ('failed' in answer) return { out: [], wrong: [`Nothing was read: ${answer.failed}`] };
  if ('found' in answer) return readLines(answer);
  if ('waiting' in answer) {
    const none = answer.waiting.length === 0;
    return { out: none ? ['Nothing waits.'] : answer.waiting.flatMap(waitingLines), wrong: [] };
  }
  if (isInVain(answer) && 'number' in command) {
    const gone = `Nothing waits under ${command.number}, or something else by now: see naervaer roster pending`;
    return { out: [], wrong: [gone] };
  }
  if ('taken' in answer) return { out: answer.taken.map(changeLine), wrong: [] };
  return { out: [`Refused: ${answer.refused.join(', ')} stay as they are.`], wrong: [] };
}

function readLines(answer: Extract<RosterAnswer, { found: string }>): Lines {
  if (answer.found === 'same') return { out: ['Nothing has changed.'], wrong: [] };
  if (answer.found === 'unfinished')
    return { out: [`Not all there: ${answer.expected}`], wrong: [] };
  const { changes, held, unread, withoutId, notices } = answer;
  const out = changes.length > 0 ? changes.map(changeLine) : ['No roster was changed.'];
  const ids = amount(withoutId, 'person has', 'people have');
  return {
    out,
    wrong: [
      ...notices.map(noticeLine),
      ...(withoutId > 0 ? [`warning: ${ids} no id in the source and are left out`] : []),
      ...(unread.length > 0
        ? [`warning: the source does not tell now of ${unread.join(', ')}`]
        : []),
      ...(held.length > 0
        ? [`Not taken over: ${held.join(', ')}. See naervaer roster pending`]
        : []),
    ],
  };
}

function waitingLines({ number, at, origin, schools }: Waiting): string[] {
  const since = at.slice(0, 16).replace('T', ' ');
  return [
    `${number}  since ${since}, from ${origin}`,
    ...schools.flatMap(({ change, losses }) => [
      `  ${changeLine(change)}`,
      losses.length > 0
        ? `    waits since ${losses.map(lossWords).join(', ')}`
        : '    waits since pupils go between it and another one here',
      ...(change.pupils.out.length > 0 ? [`    pupils who go: ${idList(change.pupils.out)}`] : []),
      ...(change.staff.out.length > 0 ? [`    staff who go: ${idList(change.staff.out)}`] : []),
    ]),
  ];
}

function lossWords({ part, gone, of }: Loss): string {
  switch (part) {
    case 'pupils':
      return `${gone} of ${of} pupils would go`;
    case 'staff':
      return `${gone} of ${of} staff would go`;
    case 'classes':
      return `${gone} of ${of} home classes would go`;
    case 'roles':
      return `${gone} of ${of} staff would have another role`;
    case 'school':
      return 'its source has no such school any more: nobody would have access to it';
  }
}
