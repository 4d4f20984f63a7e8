import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { CheckName } from '../../../bot/doctor/checkNames.ts';
import type { Roster } from '../../../services/roster/roster.ts';
import { rostersIn } from '../../builders/rosters.ts';
import { FreshTenant, outsider, rosterFiles, tenant } from '../../doubles/freshTenant.ts';
import { openPaths } from '../../doubles/publicDoor.ts';
import { personOf } from '../../doubles/runningSchool.ts';
import { chatOf } from '../../doubles/teams.ts';

type Doctor = Awaited<ReturnType<FreshTenant['doctor']>>;

/** In a checkout the Playground may be installed; in the image it is not. */
const playground: readonly string[] = isInstalled() ? ['playground'] : [];

function isInstalled(): boolean {
  try {
    createRequire(import.meta.url).resolve('@microsoft/m365agentsplayground/package.json');
    return true;
  } catch {
    return false;
  }
}

const inState = ({ lines }: Doctor, ...states: readonly string[]) =>
  lines.filter(({ state }) => states.includes(state)).map(({ check }) => check);

/** The last weekday that there was, "27/11": the calendar of the fresh tenant has no holidays but the summer. */
function lastSchoolDay(): string {
  let day = Temporal.Now.plainDateISO('Europe/Copenhagen');
  while (day.dayOfWeek > 5) day = day.subtract({ days: 1 });
  return `${day.day}/${day.month}`;
}

/**
 * From nothing to a first note, by the commands alone and what the doctor says on the way; then each thing is broken
 * by itself, in the world and not in a stand-in.
 * @param store.leftAlone what is not looked at where all is well
 * @param store.empty what failed first, before anything was set up
 * @param store.broken what is broken in the store's own settings, and the line that says so
 */
export function firstNote(store: {
  open: () => Promise<{ store: Record<string, string>; close: () => Promise<void> }>;
  leftAlone: readonly CheckName[];
  empty: readonly CheckName[];
  broken: readonly (readonly [what: string, env: Record<string, string>, check: CheckName])[];
}): void {
  let fresh: FreshTenant;
  let opened: Awaited<ReturnType<typeof store.open>>;
  let roster: Roster;

  before(async function () {
    this.timeout(120_000);
    opened = await store.open();
    fresh = await FreshTenant.start(opened.store);
    const [first] = await rostersIn(rosterFiles);
    assert.ok(first);
    roster = first;
  });

  after(async () => {
    await fresh.close();
    await opened.close();
  });

  const assertRed = (found: Doctor, ...checks: readonly string[]) => {
    assert.deepEqual(inState(found, 'failed'), checks, found.text);
    assert.deepEqual(inState(found, 'warning'), playground, found.text);
    assert.equal(found.code, 1);
  };

  it('is told step by step what is missing, until all is well and a note is answered', async function () {
    this.timeout(120_000);
    assertRed(await fresh.doctor(), ...store.empty, 'bot');
    if (fresh.env.DATABASE_URL) await fresh.naervaer(['store', 'migrate']);
    const imported = await fresh.naervaer(['import', 'roster', rosterFiles]);
    assert.equal(imported.code, 0, imported.stderr);
    assertRed(await fresh.doctor({ PORT: '47' }), 'bot');
    await fresh.serve();
    const well = await fresh.doctor();
    assert.deepEqual(inState(well, 'failed', 'warning'), playground, well.text);
    assert.deepEqual(inState(well, 'not_checked'), store.leftAlone);
    assert.equal(well.code, 0);

    const teacher = personOf(roster, 'class_teacher', '7b');
    await fresh.teams.install(teacher, { tenantId: tenant });
    await fresh.teams.say(teacher, `Loke Christensen syg ${lastSchoolDay()}`, { tenantId: tenant });
    await fresh.teams.until(
      () => fresh.teams.shown(chatOf(teacher)).find(({ content }) => /Loke/.test(content)),
      'the answer to the first note',
    );
  });

  const broken: readonly (readonly [
    what: string,
    check: CheckName,
    breaking: () => Promise<Doctor>,
  ])[] = [
    ['a variable', 'configuration', () => fresh.doctor({ LOG_LEVEL: 'loud' })],
    ['the proof', 'proof', () => fresh.doctor({ MicrosoftAppPassword: 'glemt' })],
    ['a ruleset', 'rules', () => fresh.doctor({ RULES: join(fresh.folder, 'none.json') })],
    ['the calendar', 'calendar', () => withCalendarOfThePast()],
    ['the host’s identity', 'login', () => withoutIdentity()],
    ['the right to calendars', 'calendars', () => refusedLeaders()],
    ['the scope of calendars', 'scope', () => reachingOutside()],
    ['the bot', 'bot', () => fresh.doctor({}, ['--bot', 'http://127.0.0.1:47'])],
    ['the messaging endpoint', 'messages', () => closed('POST /api/messages')],
    ['the notifications', 'notifications', () => closed('POST /api/graph/notifications')],
    ['the pages', 'pages', () => closed('GET /terms')],
  ];

  for (const [what, check, breaking] of broken) {
    it(`says in one line that ${what} is broken`, async function () {
      this.timeout(60_000);
      const found = await breaking();
      assertRed(found, check);
      assert.doesNotMatch(found.text, /glemt/);
    });
  }

  for (const [what, env, check] of store.broken) {
    it(`says in one line that ${what} is broken`, async function () {
      this.timeout(60_000);
      const found = await fresh.doctor(env);
      assertRed(found, check);
      assert.doesNotMatch(found.text, /kun-til-test/);
    });
  }

  it('says that the inside is open to everybody, and ends well all the same', async function () {
    this.timeout(60_000);
    fresh.door.setOpen(new Set([...openPaths, 'GET /metrics']));
    const found = await fresh.doctor();
    fresh.door.setOpen();
    assert.deepEqual(inState(found, 'warning'), [...playground, 'inside']);
    assert.deepEqual([inState(found, 'failed'), found.code], [[], 0]);
  });

  it('names no pupil and shows no secret', async function () {
    this.timeout(60_000);
    const { text } = await fresh.doctor();
    const names = new Set(
      roster.pupils.map(({ givenName, familyName }) => `${givenName} ${familyName}`),
    );
    assert.deepEqual(
      [...names].filter((name) => text.includes(name)),
      [],
    );
    assert.ok(!text.includes(fresh.entra.hostHeader));
    assert.doesNotMatch(text, /kun-til-test|Bearer|eyJ/);
  });

  async function withCalendarOfThePast(): Promise<Doctor> {
    const file = join(fresh.folder, 'then.json');
    const year = { first: '2020-08-10', last: '2021-06-25' };
    await writeFile(
      file,
      JSON.stringify({
        years: [{ name: 'x', timeZone: 'Europe/Copenhagen', schoolYear: year, closed: [] }],
      }),
    );
    return fresh.doctor({ CALENDAR: file });
  }

  async function withoutIdentity(): Promise<Doctor> {
    const [identity] = fresh.entra.identities.splice(0);
    assert.ok(identity);
    const found = await fresh.doctor();
    fresh.entra.identities.push(identity);
    return found;
  }

  async function refusedLeaders(): Promise<Doctor> {
    const leaders = roster.staff.filter(({ role }) => role === 'leader' || role === 'coordinator');
    fresh.guardOutsider([outsider, ...leaders.map(({ email }) => email)]);
    const found = await fresh.doctor();
    fresh.guardOutsider();
    return found;
  }

  async function reachingOutside(): Promise<Doctor> {
    fresh.graph.setFaults(({ path }) =>
      path.startsWith(`/users/${outsider}/`)
        ? {
            do: 'answer',
            status: 200,
            headers: { 'content-type': 'application/json' },
            body: JSON.stringify({ value: [{ scheduleId: outsider, scheduleItems: [] }] }),
          }
        : undefined,
    );
    const found = await fresh.doctor();
    fresh.guardOutsider();
    return found;
  }

  async function closed(path: string): Promise<Doctor> {
    fresh.door.setOpen(new Set([...openPaths].filter((one) => one !== path)));
    const found = await fresh.doctor();
    fresh.door.setOpen();
    return found;
  }
}
