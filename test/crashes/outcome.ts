import assert from 'node:assert/strict';
import { municipalityPart, type Records } from '../../bot/core/records.ts';
import { verifyStore } from '../../bot/openStore.ts';
import { buttonsOf } from '../doubles/cardReading.ts';
import type { CrashingSchool } from '../doubles/crashingSchool.ts';
import { configOf } from '../doubles/runningSchool.ts';

/** What stands at the end of a script, without what may differ. */
export type Outcome = {
  /** Every record of the kinds that must come out the same, by part and kind. */
  records: Readonly<Record<string, unknown>>;
  /** Who did what to whom, in no order. */
  audit: readonly string[];
  /** Who was shown what. */
  seen: readonly string[];
  events: readonly unknown[];
  /** What each conversation shows, in no order. */
  shown: ReadonlyMap<string, readonly string[]>;
  /** Messages that may be missing, and were asked about. */
  maybes: number;
  /** Messages that may be missing, and of which a later version of the same card is shown. */
  overtaken: number;
  /** Messages that were on their way when a life ended. */
  sending: number;
};

const same = [
  ...['pupil', 'case', 'meeting', 'report', 'question', 'person', 'telling'],
  ...['conflict', 'handOver', 'registerDay', 'roster'],
] as const satisfies readonly (keyof Records)[];

/** What an operator runs again after a death says so in the trail. */
const runAgain: ReadonlySet<string> = new Set(['import', 'register.same']);

/** Made up anew in each run. */
const uuid = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

/** Collects the outcome, and stops the bot. @throws AssertionError where the outcome is wrong in itself */
export async function outcomeOf(
  school: CrashingSchool,
  conversations: readonly string[],
): Promise<Outcome> {
  const store = school.lives.at(-1)?.store;
  assert.ok(store);
  const records: Record<string, unknown> = {};
  const parts = school.rosters.map((one) => one.school.id);
  for (const part of parts) {
    const prefix = part === 'linde' ? '' : `${part}/`;
    for (const kind of same) {
      const found = await store.list(part, kind);
      records[`${prefix}${kind}`] = found.map(({ id, value }) => ({ id, value }));
    }
    const inbox = await store.list(part, 'inbox');
    records[`${prefix}inbox`] = inbox.map(({ id }) => id).sort();
  }
  records.team = (await store.list(municipalityPart, 'team')).map(({ value }) => value);
  const everywhere = [...parts, municipalityPart];
  const outbox = (await Promise.all(everywhere.map((part) => store.list(part, 'outbox'))))
    .flat()
    .map(({ value }) => value);
  records.parked = parkedOf(outbox);
  const others = outbox.filter(({ state }) => state !== 'parked');
  assert.deepEqual(others.filter(({ state }) => state !== 'maybe').map(workOf), []);
  const trail = (await Promise.all(parts.map((part) => store.list(part, 'audit'))))
    .flat()
    .map(({ value }) => value)
    .filter(({ action }) => !runAgain.has(action));
  const [reads, deeds] = [true, false].map((read) =>
    trail.filter(({ action }) => action.startsWith('shown') === read),
  );
  const audit = (deeds ?? []).map(({ by, action, subjects, outcome, at }) =>
    withoutIds(JSON.stringify([by, action, subjects, outcome, at])),
  );
  // What may have been shown is written down as well, and again when it is known.
  const seen = new Set(
    (reads ?? []).map(({ by, subjects }) => withoutIds(JSON.stringify([by, subjects]))),
  );
  const shown = new Map(
    conversations.map((conversation) => [
      conversation,
      school.teams
        .shown(conversation)
        .map(({ content }) => withoutIds(content.replace(/("seal":")[^"]*/g, '$1'))),
    ]),
  );
  await school.stop();
  await assertChained(school.folder);
  return {
    // Each run has a connector of its own.
    records: JSON.parse(
      withoutIds(JSON.stringify(records)).replaceAll(school.teams.serviceUrl, ''),
    ),
    audit: audit.sort(),
    seen: [...seen].sort(),
    events: school.graph.events.all(),
    shown,
    maybes: others.length,
    overtaken: school.lives.reduce((sum, one) => sum + one.overtaken, 0),
    sending: school.lives.reduce(
      (sum, { death, sending }) => sum + (death.aborted ? sending : 0),
      0,
    ),
  };
}

function withoutIds(text: string): string {
  return text.replace(uuid, 'id');
}

/**
 * What waits for those whom nobody has met yet. A second version of a card waits beside the first if it came
 * before that one was parked; once they are met, one of them is shown.
 */
function parkedOf(outbox: readonly Records['outbox'][]): string[] {
  const parked = outbox.filter(({ state }) => state === 'parked');
  const isNew = ({ work }: Records['outbox']) => work.do === 'show' && work.mode === 'new';
  const versions = parked.filter((item) => !isNew(item)).map(workOf);
  return [...parked.filter(isNew).map(workOf), ...new Set(versions)].sort();
}

function workOf({ work, state }: Records['outbox']): string {
  return JSON.stringify([state, work]);
}

async function assertChained(folder: string): Promise<void> {
  for await (const verified of verifyStore(configOf(folder))) {
    assert.ok('chains' in verified, JSON.stringify(verified));
    for (const { faults } of verified.chains.values()) assert.deepEqual(faults, []);
  }
}

/**
 * Nothing is lost and nothing doubled: the same records, the same trail, the same event. A card may
 * be missing, or stand there in an earlier version, only where it was on its way when a life ended;
 * then the person was asked, or shown a later version. None stands there twice.
 */
export function assertSame(got: Outcome, wanted: Outcome): void {
  assert.deepEqual(got.records, wanted.records);
  assert.deepEqual(got.audit, wanted.audit);
  assert.deepEqual(got.seen, wanted.seen);
  assert.deepEqual(got.events, wanted.events);
  assertShown(got, wanted);
}

/**
 * The same at another time: what people did stands there once, and caused one event. What the time
 * itself changes, as the next morning's lists, is left out.
 */
export function assertNothingLost(got: Outcome, wanted: Outcome): void {
  for (const kind of ['pupil', 'report', 'meeting', 'inbox', 'person', 'team']) {
    // In any order of fields.
    const of = ({ records }: Outcome) => JSON.parse(undated(records[kind]));
    assert.deepEqual(of(got), of(wanted), kind);
  }
  const deeds = ({ audit }: Outcome) => audit.map(undated).sort();
  assert.deepEqual(deeds(got), deeds(wanted));
  assert.deepEqual(
    wanted.seen.filter((one) => !got.seen.includes(one)),
    [],
  );
  assert.equal(got.events.length, wanted.events.length);
  assert.ok(got.maybes <= got.sending, 'only what was on its way may be missing');
  for (const contents of got.shown.values()) assertNoneTwice(contents);
}

/** Without the moments at which something happened, and the times that were proposed from there. */
function undated(value: unknown): string {
  return JSON.stringify(value).replace(/2026-[-\d]+T[\d:.]+(?:Z|\+\d\d:\d\d)/g, '');
}

function assertNoneTwice(contents: readonly string[]): void {
  const doubled = contents.filter((one, at) => contents.indexOf(one) !== at);
  assert.deepEqual(doubled, [], 'a card stands there twice');
}

function assertShown(got: Outcome, wanted: Outcome): void {
  const missed: string[] = [];
  let more = 0;
  let asked = 0;
  for (const [conversation, contents] of got.shown) {
    const asking = contents.filter((one) => verbsOf(one).has('message.again'));
    const cards = contents.filter((one) => !asking.includes(one));
    assertNoneTwice(cards);
    const expected = wanted.shown.get(conversation) ?? [];
    missed.push(...expected.filter((one) => !cards.includes(one)));
    more += cards.filter((one) => !expected.includes(one)).length;
    asked += asking.length;
  }
  const missing = missed.length;
  const known = got.maybes + got.overtaken;
  assert.ok(known <= got.sending, 'only what was on its way may be missing');
  assert.ok(
    missing <= known,
    `${missing} cards are missing, ${known} are known to be: ${missed.map((one) => one.slice(0, 300)).join(' | ')}`,
  );
  assert.ok(more <= got.sending, `${more} cards more than wanted`);
  assert.ok(asked <= got.maybes, `${asked} questions about ${got.maybes} messages`);
  if (missing > 0) {
    assert.ok(asked + got.overtaken >= missing, `${missing} missing, ${asked} asked about`);
  }
}

function verbsOf(content: string): ReadonlySet<string> {
  return new Set(content.startsWith('{') ? buttonsOf(content).map(({ verb }) => verb) : []);
}
