import assert from 'node:assert/strict';
import { createSecretKey, randomBytes } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Ports } from '../../../bot/doctor/ports.ts';
import { saidOf } from '../../../bot/doctor/report.ts';
import { da } from '../../../bot/doctor/texts/da.ts';
import { en } from '../../../bot/doctor/texts/en.ts';
import { openStore } from '../../../bot/openStore.ts';
import type { OutsideCode } from '../../../services/errors/codes.ts';
import { OutsideError } from '../../../services/errors/errors.ts';
import { IdentityError } from '../../../services/identity/identityError.ts';
import { type Roster, roster, type StaffMember } from '../../../services/roster/roster.ts';
import { StoreError } from '../../../services/store/store.ts';
import { invented } from '../../builders/invented.ts';
import { temporaryFolder } from '../../services/store/temporaryFolder.ts';
import {
  answering,
  linesOf,
  outside,
  publicUrl,
  type SetUp,
  starts,
  unwell,
  wellSetUp,
} from './wellSetUp.ts';

/** The first invented school with its staff changed. */
function staffed(change: (one: StaffMember) => StaffMember | undefined): Roster {
  const [one] = invented;
  assert.ok(one);
  return roster({ ...one, staff: one.staff.flatMap((each) => change(each) ?? []) });
}

const notLeading = (one: StaffMember) => (one.role === 'leader' ? undefined : one);

const port =
  (difference: Partial<Ports>) =>
  (set: SetUp): SetUp => ({ ...set, ports: { ...set.ports, ...difference } });
const env =
  (difference: Record<string, string>) =>
  (set: SetUp): SetUp => ({ ...set, env: { ...set.env, ...difference } });
const http =
  (instead: Parameters<typeof answering>[1]) =>
  (set: SetUp): SetUp =>
    answering(set, instead);
const refused = (code: OutsideCode, reason?: string) => async () => {
  throw new OutsideError(code, { retry: false, reason });
};
const wrongFile = (variable: string) => async (set: SetUp, folder: string) => {
  const file = join(folder, 'wrong.json');
  await writeFile(file, '{ "id": 7 }');
  return env({ [variable]: file })(set);
};
const database = env({ DATABASE_URL: 'postgresql://naervaer:hemmeligt@127.0.0.1/naervaer' });
const facts: Awaited<ReturnType<Ports['database']>> = {
  version: '18.4',
  clockMs: Temporal.Instant.from('2026-11-25T07:10:00Z').epochMilliseconds,
  readOnly: false,
  megabytes: 20,
  missing: [],
  newer: [],
};
const inDatabase = (difference: Partial<typeof facts>) => (set: SetUp) =>
  port({ database: async () => ({ ...facts, ...difference }) })(database(set));
const bot = 'http://127.0.0.1:3978';
const noAnswer = Object.assign(new Error('no'), { code: 'ECONNREFUSED' });
const consented = `x.${Buffer.from('{"roles":["Calendars.ReadWrite"]}').toString('base64url')}.x`;

type Break = (set: SetUp, folder: string) => SetUp | Promise<SetUp>;

/** What is broken, and the one line that says so. */
const broken: readonly (readonly [what: string, line: string, Break])[] = [
  ['a log level nobody knows', 'configuration failed: config_wrong', env({ LOG_LEVEL: 'loud' })],
  [
    'a secret beside a managed identity',
    'proof failed: proof_wrong',
    env({ MicrosoftAppPassword: 'glemt' }),
  ],
  [
    'a certificate that is over',
    'proof failed: proof_wrong',
    port({
      proof: async () => {
        throw new IdentityError('certificate_over', 'AZURE_CLIENT_CERTIFICATE_PATH', 'ended');
      },
    }),
  ],
  [
    'a certificate that ends in a week',
    'proof warning: certificate_ends',
    port({ proof: async () => Temporal.Instant.from('2026-12-02T00:00:00Z') }),
  ],
  [
    'the Playground beside the bot',
    'playground warning: playground_there',
    port({ isInstalled: () => true }),
  ],
  ['a left-over SANDBOX', 'playground warning: sandbox_switch', env({ SANDBOX: '1' })],
  ['a zone without summer time', 'zone failed: zone_wrong', port({ offsetAt: () => '+01:00' })],
  [
    'a zone nobody knows',
    'zone failed: zone_wrong',
    port({
      offsetAt: () => {
        throw new RangeError('zone');
      },
    }),
  ],
  [
    'a clock ten minutes off',
    'clock failed: clock_off',
    http({
      'GET https://graph.microsoft.com/v1.0/': {
        date: Temporal.Instant.from('2026-11-25T07:20:00Z'),
      },
    }),
  ],
  [
    'a clock a minute off',
    'clock warning: clock_off',
    http({
      'GET https://graph.microsoft.com/v1.0/': {
        date: Temporal.Instant.from('2026-11-25T07:09:00Z'),
      },
    }),
  ],
  [
    'a calendar that is over',
    'calendar failed: calendar_over',
    calendarOf('2025-08-11', '2026-06-26'),
  ],
  [
    'a calendar that ends soon',
    'calendar warning: calendar_ends_soon',
    calendarOf('2026-08-10', '2026-12-11'),
  ],
  [
    'a calendar that has not begun',
    'calendar warning: calendar_not_begun',
    calendarOf('2027-08-09', '2028-06-23'),
  ],
  [
    'a year with too few school days',
    'calendar warning: calendar_doubt',
    calendarOf('2026-08-10', '2027-02-12'),
  ],
  ['the example calendar', 'calendar warning: calendar_example', env({ CALENDAR: '' })],
  ...(
    [
      ['calendar', 'CALENDAR'],
      ['rules', 'RULES'],
      ['reportFigure', 'REPORT_FIGURE'],
      ['playbook', 'PLAYBOOK'],
      ['retention', 'RETENTION'],
      ['titles', 'TITLES'],
      ['schoolKinds', 'DUTIES_BY_KIND'],
      ['lessons', 'LESSONS'],
      ['offers', 'OFFERS'],
      ['absenceMap', 'ABSENCE_MAP'],
    ] as const
  ).map(
    ([check, variable]) =>
      [`a wrong file of ${variable}`, `${check} failed: file_wrong`, wrongFile(variable)] as const,
  ),
  [
    'a folder of letters with a wrong one',
    'letters failed: file_wrong',
    async (set, folder) => {
      await mkdir(join(folder, 'letters'));
      await writeFile(join(folder, 'letters', 'a.json'), '{}');
      return env({ LETTERS: join(folder, 'letters') })(set);
    },
  ],
  [
    'a ruleset to try that is wrong',
    'trialRules failed: file_wrong',
    async (set, folder) => {
      await mkdir(join(folder, 'trials'));
      await writeFile(join(folder, 'trials', 'a.json'), '{}');
      return env({ TRIAL_RULES: join(folder, 'trials') })(set);
    },
  ],
  [
    'no trained reader',
    'reader failed: file_wrong',
    (set, folder) => env({ READER: join(folder, 'none') })(set),
  ],
  [
    'a kind for a school that was not imported',
    'schoolKinds failed: school_unknown',
    async (set, folder) => {
      await writeFile(join(folder, 'kinds.json'), '{"schools":{"nowhere":"private"}}');
      return env({ SCHOOL_KINDS: join(folder, 'kinds.json') })(set);
    },
  ],
  [
    'no folder',
    'folder failed: folder_missing',
    (set, folder) => env({ DATA_DIR: join(folder, 'no') })(set),
  ],
  [
    'a folder that is only read',
    'folder failed: folder_read_only',
    port({ folder: async () => ({ state: 'read_only', freeMegabytes: 900, inUse: false }) }),
  ],
  [
    'a full disk',
    'folder warning: folder_low',
    port({ folder: async () => ({ state: 'writable', freeMegabytes: 3, inUse: true }) }),
  ],
  ['a key that is lost', 'key failed: key_missing', encrypted],
  [
    'a key that waits for a restart',
    'key warning: key_older',
    env({ STORE_KEY: randomBytes(32).toString('base64') }),
  ],
  [
    'a damaged file',
    'content failed: content_wrong',
    async (set, folder) => {
      await writeFile(join(folder, 'data', 'gran.json'), '{"format":9}\n');
      return set;
    },
  ],
  [
    'a database that is away',
    'database failed: database_away',
    (set) =>
      port({
        database: async () => {
          throw new StoreError('write_failed', 'postgresql://127.0.0.1/naervaer', 'away');
        },
      })(database(set)),
  ],
  ['a standby', 'database failed: database_read_only', inDatabase({ readOnly: true })],
  [
    'tables of an older version',
    'tables failed: tables_missing',
    inDatabase({ missing: ['0002_x'] }),
  ],
  ['tables of a newer version', 'tables warning: tables_newer', inDatabase({ newer: ['0009_x'] })],
  [
    'a database with another clock',
    'databaseClock failed: database_clock_off',
    inDatabase({ clockMs: facts.clockMs + 400_000 }),
  ],
  [
    'no roster',
    'roster failed: roster_empty',
    async (set, folder) => {
      await rm(join(folder, 'data'), { recursive: true });
      await mkdir(join(folder, 'data'));
      return set;
    },
  ],
  [
    'no login',
    'login failed: login_unreachable',
    port({ tokens: { teams: refused('entra_unreachable'), graph: refused('entra_unreachable') } }),
  ],
  [
    'a wrong secret',
    'login failed: login_secret',
    port({ tokens: { teams: refused('entra_refused', 'AADSTS7000215'), graph: async () => 'x' } }),
  ],
  [
    'another reason of Entra’s',
    'login failed: login_refused',
    port({ tokens: { teams: refused('entra_refused', 'AADSTS9'), graph: async () => 'x' } }),
  ],
  [
    'no token for Graph alone',
    'graphToken failed: login_app',
    port({ tokens: { teams: async () => 'x', graph: refused('entra_refused', 'AADSTS700016') } }),
  ],
  ['no right to calendars', 'calendars failed: graph_refused', inside('graph_403')],
  ['a Graph that is down', 'calendars failed: graph_away', inside('graph_503')],
  ['a leader without a mailbox', 'calendars warning: graph_no_mailbox', inside('graph_404')],
  [
    'rights over the whole tenant',
    'scope failed: scope_open',
    port({
      calendars: {
        freeBusy: async ({ people }) => people.map((email) => ({ email, known: true, busy: [] })),
      },
    }),
  ],
  [
    'a consent beside the scope',
    'scope warning: scope_consented',
    port({ tokens: { teams: async () => 'x', graph: async () => consented } }),
  ],
  ['no bot', 'bot failed: bot_away', http({ [`GET ${bot}/healthz`]: noAnswer })],
  [
    'something else at its port',
    'bot failed: ready_garbage',
    http({ [`GET ${bot}/healthz`]: { text: '<html>' } }),
  ],
  [
    'a bot that is not ready',
    'ready warning: ready_not',
    http({
      [`GET ${bot}/readyz`]: {
        status: 503,
        text: '{"status":"not ready","store":{"state":"failing"}}',
      },
    }),
  ],
  [
    'a public address nobody reaches',
    'messages failed: public_away',
    http({ [`POST ${publicUrl}/api/messages`]: noAnswer }),
  ],
  [
    'an endpoint that lets anybody in',
    'messages failed: messages_open',
    http({ [`POST ${publicUrl}/api/messages`]: { status: 200 } }),
  ],
  [
    'a proxy that keeps Teams out',
    'messages failed: messages_missing',
    http({ [`POST ${publicUrl}/api/messages`]: { status: 404 } }),
  ],
  [
    'a proxy that keeps Graph out',
    'notifications failed: notifications_wrong',
    http({ [`POST ${publicUrl}/api/graph/notifications`]: { status: 404 } }),
  ],
  [
    'a proxy that drops the query',
    'notifications failed: notifications_wrong',
    http({ [`POST ${publicUrl}/api/graph/notifications`]: { status: 200, text: '' } }),
  ],
  [
    'a page that is not let through',
    'pages failed: pages_wrong',
    http({ [`GET ${publicUrl}/terms`]: { status: 403 } }),
  ],
  [
    'a tab that is not let through',
    'pages failed: pages_wrong',
    (set) => {
      const TAB_APP_ID_URI = 'api://bot.example/5f0e3b1c-0000-4000-8000-0000000000aa';
      return http({ [`GET ${publicUrl}/tab`]: { status: 404 } })(env({ TAB_APP_ID_URI })(set));
    },
  ],
  [
    'pages without words',
    'pages warning: pages_unset',
    env({ MUNICIPALITY: '', SUPPORT_CONTACT: '', DATA_PROTECTION_CONTACT: '' }),
  ],
  [
    'metrics for everybody',
    'inside warning: inside_open',
    http({ [`GET ${publicUrl}/metrics`]: { status: 200 } }),
  ],
];

function inside(code: OutsideCode): Break {
  return (set) =>
    port({
      calendars: {
        freeBusy: async ({ organiser }) => {
          throw new OutsideError(organiser === outside ? 'graph_403' : code, { retry: false });
        },
      },
    })(set);
}

function calendarOf(first: string, last: string): Break {
  return async (set, folder) => {
    const file = join(folder, 'planned.json');
    const year = {
      name: 'x',
      timeZone: 'Europe/Copenhagen',
      schoolYear: { first, last },
      closed: [],
    };
    await writeFile(file, JSON.stringify({ years: [year] }));
    return env({ CALENDAR: file })(set);
  };
}

/** Encrypted by a bot that had a key. */
async function encrypted(set: SetUp, folder: string): Promise<SetUp> {
  const dataDir = join(folder, 'data');
  const storeKeys = [createSecretKey(randomBytes(32))];
  await (await openStore({ dataDir, storeKeys, database: undefined })).close();
  return set;
}

/** What a roster lacks, and the one line that says so. */
const rosters: readonly (readonly [what: string, line: string, Roster])[] = [
  [
    'a teacher without an account',
    'accounts warning: accounts_missing',
    staffed((one) => (one.role === 'teacher' ? { ...one, entraId: undefined } : one)),
  ],
  [
    'teachers without an address',
    'addresses warning: addresses_missing',
    staffed((one) => (one.role === 'teacher' ? { ...one, email: '' } : one)),
  ],
  [
    'people with a title nobody knows',
    'roles warning: roles_missing',
    staffed((one) =>
      one.role === 'teacher' ? { ...one, role: 'other', title: 'Troldmand' } : one,
    ),
  ],
  [
    'two people with one account',
    'duplicates failed: duplicates_found',
    staffed((one) => (one.role === 'teacher' ? { ...one, entraId: 'ONE' } : one)),
  ],
  [
    'two people with one address',
    'duplicates warning: duplicates_found',
    staffed((one) => (one.role === 'teacher' ? { ...one, email: 'alle@skole.example' } : one)),
  ],
  [
    'classes without a class teacher',
    'classTeachers warning: class_teachers_missing',
    staffed((one) => (one.role === 'class_teacher' ? { ...one, role: 'teacher' } : one)),
  ],
  ['a school that nobody leads', 'leadership failed: leader_missing', staffed(notLeading)],
  [
    'a school without a coordinator',
    'leadership warning: coordinator_missing',
    staffed((one) => (one.role === 'coordinator' ? { ...one, role: 'teacher' } : one)),
  ],
];

describe('the doctor', function () {
  this.timeout(10_000);
  const folder = temporaryFolder();

  it('finds nothing where all is well, of which a bot starts', async () => {
    const set = await wellSetUp(folder());
    assert.ok(starts(set.env));
    const lines = await linesOf(set);
    assert.deepEqual(unwell(lines), []);
    const left = lines.filter(({ state }) => state === 'not_checked').map(({ check }) => check);
    assert.deepEqual(left, ['schoolKinds', 'database', 'tables', 'databaseClock']);
  });

  it('finds nothing where the store is in a database', async () => {
    const lines = await linesOf(inDatabase({})(await wellSetUp(folder())));
    assert.deepEqual(unwell(lines), []);
  });

  for (const [what, line, change] of broken) {
    it(`says of ${what} in one line what to do, in both languages`, async () => {
      const lines = await linesOf(await change(await wellSetUp(folder()), folder()));
      assert.deepEqual(unwell(lines), [line]);
      for (const one of lines) {
        for (const texts of [da, en]) {
          const { found, todo } = saidOf(one, texts);
          assert.doesNotMatch(`${found} ${todo ?? ''}`, /[{}]|\?(?: |$)|hemmeligt|glemt/);
          const isUnwell = one.state === 'failed' || one.state === 'warning';
          assert.equal(todo !== undefined, isUnwell, found);
        }
      }
    });
  }

  for (const [what, line, one] of rosters) {
    it(`says of ${what} in one line what to do, by ids and nobody’s name`, async () => {
      const lines = await linesOf(await wellSetUp(folder(), [one]));
      assert.deepEqual(unwell(lines), [line]);
      const said = lines.map((each) => JSON.stringify(saidOf(each, en))).join('\n');
      for (const { givenName, familyName, email } of [...one.staff, ...one.pupils].map((each) => ({
        email: 'email' in each ? each.email : '',
        ...each,
      }))) {
        assert.ok(!said.includes(`${givenName} ${familyName}`));
        assert.ok(email === '' || !said.includes(email));
      }
    });
  }

  for (const [source, line] of [
    [{ ROSTER_FROM: 'graph' }, 'staff_titles_unset'],
    [{ ROSTER_FROM: 'graph', ROSTER_STAFF_TITLES: '/titles.csv' }, 'leader_missing'],
    [{ ROSTER_FROM: 'folder', ROSTER_FOLDER: '/rosters' }, 'leader_missing'],
  ] as const) {
    it(`says of a school that nobody leads what its source needs: ${JSON.stringify(source)}`, async () => {
      const set = env(source)(await wellSetUp(folder(), [staffed(notLeading)]));
      const lines = await linesOf(set);
      assert.deepEqual(unwell(lines), [`leadership failed: ${line}`]);
    });
  }

  it('tells of a mailbox outside only that it was not asked, where none is named', async () => {
    const lines = await linesOf({ ...(await wellSetUp(folder())), outside: undefined });
    const scope = lines.find(({ check }) => check === 'scope');
    assert.deepEqual([scope?.state, scope?.code], ['not_checked', 'scope_unasked']);
  });

  it('leaves alone what stands on a variable that is wrong, and looks at the rest', async () => {
    const set = env({ CALENDAR: '', PUBLIC_URL: 'http://bot.example' })(await wellSetUp(folder()));
    const lines = await linesOf(set);
    const told = lines.find(({ check }) => check === 'messages');
    assert.deepEqual([told?.state, told?.facts], ['not_checked', { variable: 'PUBLIC_URL' }]);
    assert.equal(lines.find(({ check }) => check === 'content')?.state, 'ok');
  });
});
