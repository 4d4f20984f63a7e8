import { nextWakingHour } from '../../services/calendar/wakingHours.ts';
import { type App, localTime, stamp } from '../core/app.ts';
import { audit } from '../core/audit.ts';
import { renewCardKey } from '../core/cardKey.ts';
import { conversationId, type OutboxItem, recipientKey, subjectKey } from '../core/outboxItem.ts';
import { municipalityPart } from '../core/records.ts';
import { transact, type Unit } from '../core/unitOfWork.ts';

/** What was done about a school that was restored. */
export type Restored = {
  school: string;
  /** The newest that the backup knows of, an instant; undefined for a school in which nothing happened. */
  since: string | undefined;
  /** Messages of which nobody knows whether they arrived. */
  unsure: number;
  /** People who are told. */
  told: number;
};

type RestoreApp = Pick<App, 'store' | 'calendar' | 'now' | 'newId'>;

/** More cases and meetings than a school makes between two backups. */
const lostAtMost = 1_000;

/**
 * Prepares a store that was restored from a backup, before a bot starts on it. What was waiting then may have
 * been sent since, so people are asked about it and nothing is sent twice. Cards from before are answered with
 * how things stand. Numbers of cases and meetings that were lost are never given to others. Whoever has a chat
 * with the bot is told, once, in waking hours. It can be repeated.
 * @throws StoreError
 */
export async function* afterRestore(app: RestoreApp): AsyncGenerator<Restored> {
  const run = `restored/${app.newId()}`;
  await transact(app.store, municipalityPart, async (unit) => {
    await renewCardKey(unit);
    noteRestore(app, unit, run);
  });
  const told = new Set<string>();
  for (const school of app.store.schools()) {
    if (school !== municipalityPart) yield await restoreSchool(app, school, { run, told });
  }
}

function restoreSchool(
  app: RestoreApp,
  school: string,
  { run, told }: { run: string; told: Set<string> },
): Promise<Restored> {
  return transact(app.store, school, async (unit) => {
    const since = await newestIn(unit);
    const unsure = await doubtWaiting(app, unit);
    for (const counter of ['case', 'meeting']) {
      const last = (await unit.load('counter', counter))?.last ?? 0;
      unit.put('counter', counter, { last: last + lostAtMost });
    }
    const people = await tellPeople(app, unit, { run, since, told });
    noteRestore(app, unit, run);
    return { school, since, unsure, told: people };
  });
}

function noteRestore(app: RestoreApp, unit: Unit, run: string): void {
  audit(unit, {
    turnId: run,
    at: stamp(app),
    by: 'operator',
    action: 'store.restored',
    subjects: [],
  });
}

/** By the trail and by what was handled: a clock may have been set in between. */
async function newestIn(unit: Unit): Promise<string | undefined> {
  const moments = [...(await unit.list('audit')), ...(await unit.list('inbox'))];
  const order = Temporal.Instant.compare;
  return moments
    .map(({ value }) => value.at)
    .reduce<string | undefined>(
      (newest, at) =>
        newest !== undefined && order(Temporal.Instant.from(newest), Temporal.Instant.from(at)) > 0
          ? newest
          : at,
      undefined,
    );
}

/** Each new message that may have left since is as one that was being sent when a process ended. */
async function doubtWaiting(app: RestoreApp, unit: Unit): Promise<number> {
  let unsure = 0;
  for (const { id, value } of await unit.list('outbox')) {
    if (isTold(value)) unit.remove('outbox', id);
    else if (await mayHaveLeft(app, unit, value)) {
      const { notBefore: _, waitMs: __, behindForm: ___, ...item } = value;
      unit.put('outbox', id, { ...item, state: 'sending' });
      unsure += 1;
    }
  }
  return unsure;
}

/** From an earlier run that nobody has been told of yet. */
function isTold({ work }: OutboxItem): boolean {
  return work.do === 'show' && work.subject.card === 'notice' && work.subject.id === 'restored';
}

/** Work for Graph and updates are the same when they are repeated. */
async function mayHaveLeft(app: RestoreApp, unit: Unit, item: OutboxItem): Promise<boolean> {
  const { work, state, notBefore, waitMs } = item;
  if (work.do !== 'show' || (state !== 'waiting' && state !== 'parked')) return false;
  if (work.mode === 'update') return false;
  // What is planned for later cannot have left; what waited for another try can.
  const isAhead =
    notBefore !== undefined &&
    waitMs === undefined &&
    Temporal.Instant.compare(Temporal.Instant.from(notBefore), app.now()) > 0;
  if (isAhead) return false;
  const places = (await unit.load('post', subjectKey(work.subject)))?.places;
  const stands = places?.[recipientKey(work.recipient)] !== undefined || work.at !== undefined;
  return work.mode === 'new' || !stands;
}

/** @returns how many are told here: whoever has several schools is told in one */
async function tellPeople(
  app: RestoreApp,
  unit: Unit,
  { run, since, told }: { run: string; since: string | undefined; told: Set<string> },
): Promise<number> {
  const notBefore = nextWakingHour(app.calendar, localTime(app));
  let people = 0;
  for (const { value: person } of await unit.list('person')) {
    const chat = conversationId(person.reference);
    if (person.gone || told.has(chat)) continue;
    told.add(chat);
    people += 1;
    unit.put('outbox', `${run}#${people}`, {
      work: {
        do: 'show',
        recipient: { to: 'person', staffId: person.staffId },
        subject: { card: 'notice', id: 'restored', details: since === undefined ? {} : { since } },
        mode: 'new',
      },
      createdAt: stamp(app),
      attempts: 0,
      state: 'waiting',
      ...(notBefore === undefined ? {} : { notBefore }),
    });
  }
  return people;
}
