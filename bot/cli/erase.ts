import { randomUUID } from 'node:crypto';
import { amount } from '../../cards/texts/amount.ts';
import { faultOfReason, type ReasonFault } from '../../services/privacy/eraseReason.ts';
import { formsOf } from '../../services/privacy/nameForms.ts';
import type { TextDecision } from '../../services/privacy/ownTexts.ts';
import type { PupilRecords } from '../../services/privacy/pupilRecords.ts';
import type { Pupil, Roster } from '../../services/roster/roster.ts';
import { stamp } from '../core/app.ts';
import type { SchoolStore } from '../core/records.ts';
import { loadSchools } from '../core/schools.ts';
import { transact } from '../core/unitOfWork.ts';
import { openStore } from '../openStore.ts';
import { aboutPupil } from '../privacy/aboutPupil.ts';
import { dropChoices, type ErasureWish, erasePupil, eraseTexts } from '../privacy/erasePupil.ts';
import { type FoundText, findNamingTexts } from '../privacy/findNamingTexts.ts';
import { findStoredPupil } from '../privacy/findStoredPupil.ts';
import { askForEach, listTexts, othersThan } from './decideTexts.ts';
import { settingFiles } from './settingFiles.ts';
import { ofProcess, readWarnedCalendar, type Surroundings } from './surroundings.ts';

export type EraseOptions = {
  reason: string;
  yes?: boolean;
  roster?: boolean;
  /** What to do with texts that name the pupil: remove the name from all, or keep all. */
  texts?: string;
  /** "given family", for a pupil no longer in any roster. */
  name?: string;
};

type Terminal = {
  input: NodeJS.ReadableStream & { isTTY?: boolean };
  output: NodeJS.WritableStream;
};

/**
 * `naervaer erase`: removes or blanks every trace of a pupil, once confirmed with `--yes` and with a decision
 * on the texts that name the pupil. The bot must be stopped, since it locks the store.
 * @throws RangeError when no pupil or several match, `--yes` or a decision is missing, or the reason
 *   identifies the pupil; nothing is erased
 * @throws StoreError `locked` while a bot runs
 */
export async function eraseCommand(
  wanted: string,
  options: EraseOptions,
  { input, output }: Terminal,
  around: Surroundings = ofProcess,
): Promise<void> {
  const files = settingFiles();
  const calendar = await readWarnedCalendar(files.calendar, around);
  const decided = decisionFor(options.texts);
  const store = await openStore(files);
  try {
    const schools = await loadSchools(store);
    const { pupilId, roster, elsewhere } = await findStoredPupil(store, schools, wanted);
    const id = randomUUID();
    const forgotten = { pupilId, pseudonym: `erased-${id.slice(0, 8)}` };
    const about = new Map<Roster, PupilRecords>();
    for (const one of [roster, ...elsewhere]) {
      about.set(one, await aboutPupil((kind) => store.list(one.school.id, kind), pupilId));
    }
    const waiting = [...about.values()].flatMap(({ proposed }) => proposed ?? []);
    const named = nameOf(roster.pupil(pupilId) ?? waiting[0]?.pupil, options.name);
    const forms = named && formsOf(named);
    const reason = options.reason.trim();
    const fault = faultOfReason(reason, { pupilId, forms });
    if (fault) throw new RangeError(reasonRefused(fault));
    const fromRoster = options.roster ?? false;
    const school = roster.school.id;
    for (const [one, records] of about) output.write(outlook(records, one, pupilId));
    const found = forms
      ? await findNamingTexts(store, school, { forgotten, fromRoster }, forms)
      : [];
    output.write(
      named
        ? listTexts(found, { pupil: named, others: othersThan(pupilId, schools.all()) })
        : nameUnknown,
    );
    if (!options.yes) throw new RangeError('nothing was erased: repeat with --yes to do it');
    const decisions = await decide(found, decided, { input, output });
    const texts = forms && { forms, decisions };
    const at = stamp({ calendar, now: around.now });
    const wish = { forgotten, texts, roster, fromRoster, reason, id, at };
    const counts = await eraseEverywhere(store, school, wish, elsewhere);
    output.write(done(counts, { fromRoster, waits: waiting.length > 0 }));
  } finally {
    await store.close();
  }
}

function decisionFor(texts: string | undefined): TextDecision | undefined {
  if (texts === undefined || texts === 'remove' || texts === 'keep') return texts;
  throw new RangeError('--texts: expected remove or keep');
}

/** Decides on each text; asks the operator at an interactive terminal. */
async function decide(
  found: readonly FoundText[],
  decided: TextDecision | undefined,
  { input, output }: Terminal,
): Promise<ReadonlyMap<string, TextDecision>> {
  if (found.length === 0) return new Map();
  if (decided) return new Map(found.map(({ key }) => [key, decided]));
  if (input.isTTY) return askForEach(found, input, output);
  throw new RangeError(
    'nothing was erased: texts name the pupil; repeat with --texts remove (the name goes from each) or --texts keep',
  );
}

/**
 * The pupil's own school comes last, so that the command can be repeated.
 * @param before the pupil's earlier schools, which hold records of their own
 */
async function eraseEverywhere(
  store: SchoolStore,
  school: string,
  wish: ErasureWish,
  before: readonly Roster[],
): Promise<ReadonlyMap<string, number>> {
  let elsewhere = 0;
  for (const part of store.schools()) {
    if (part === school) continue;
    elsewhere += await transact(store, part, async (unit) => {
      const own = before.find((one) => one.school.id === part);
      if (own) {
        const counts = await erasePupil(unit, { ...wish, roster: own });
        return [...counts.values()].reduce((sum, count) => sum + count, 0);
      }
      const dropped = await dropChoices(unit, wish.forgotten.pupilId);
      return dropped + (await eraseTexts(unit, wish));
    });
  }
  const counts = await transact(store, school, (unit) => erasePupil(unit, wish));
  return elsewhere === 0 ? counts : new Map([...counts, ['elsewhere', elsewhere]]);
}

type Name = Pick<Pupil, 'givenName' | 'familyName'>;

function nameOf(pupil: Pupil | undefined, told: string | undefined): Name | undefined {
  if (pupil) return pupil;
  const words = told?.trim().split(/\s+/) ?? [];
  const familyName = words.pop();
  return familyName === undefined || familyName === ''
    ? undefined
    : { givenName: words.join(' '), familyName };
}

const nameUnknown =
  'The roster does not know the pupil, so texts cannot be searched for the name. Give it with --name "given family".\n';

function reasonRefused(fault: ReasonFault): string {
  const expected = {
    empty: 'expected why',
    name: 'expected why, without the pupil’s name',
    id: 'expected why, without the pupil’s id',
    cpr: 'expected why, without a CPR number',
  }[fault];
  return `--reason: ${expected}; it is kept. Write for example "The family asked for it on 2026-11-02"`;
}

/** What is stored, and what outside the store must be removed by hand. */
function outlook(about: PupilRecords, roster: Roster, pupilId: string): string {
  const cards = about.post.reduce((sum, { value }) => sum + Object.keys(value.places).length, 0);
  const booked = about.meeting.filter(({ value }) => value.state === 'booked').length;
  return [
    `${pupilId} (${roster.school.id}): ${amount(about.absence?.statements.length ?? 0, 'note', 'notes')}, ` +
      `${amount(about.report.length, 'message', 'messages')}, ${amount(about.question.length, 'question', 'questions')}, ` +
      `${amount(about.case.length, 'case', 'cases')}, ${amount(about.meeting.length, 'meeting', 'meetings')}` +
      (about.proposed ? ', an entry in a roster that waits' : ''),
    `Remains outside Nærvær: ${amount(cards, 'card', 'cards')} and the messages in the Teams chat, ${amount(booked, 'booked meeting', 'booked meetings')} in the calendar, backups.`,
    '',
  ].join('\n');
}

function done(
  counts: ReadonlyMap<string, number>,
  { fromRoster, waits }: { fromRoster: boolean; waits: boolean },
): string {
  const list = [...counts].map(
    ([kind, count]) => `  ${kind.padEnd(12)}${String(count).padStart(6)}`,
  );
  const entries = waits ? 'roster and in the one that waits' : 'roster';
  const entry = fromRoster
    ? `The entry in the ${entries} was erased too. Next time, import a roster without the pupil.`
    : `The entry in the ${entries} is still there; erase it too with --roster.`;
  return `${[
    'Erased or redacted:',
    ...list,
    entry,
    'The audit trail is evidence and stays. It holds the pupil’s id, which names nobody without the roster.',
  ].join('\n')}\n`;
}
