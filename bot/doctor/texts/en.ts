import type { CheckName } from '../checkNames.ts';
import type { State } from '../state.ts';

/** What was found, and what to do; `{name}` stands for a fact, `{detail}` for what was said of it. */
export type Said = readonly [found: string, todo?: string];

const findings = {
  variable_wrong: ['not checked: {variable} is wrong'],
  because: ['not checked: it stands on “{check}”'],
  broke: ['the check itself failed: {error}', 'report it, with naervaer support'],
  too_slow: [
    'no answer within {seconds} seconds',
    'look at the network from here, and run it again',
  ],
  sandbox: ['a sandbox: there is no app id'],

  config_ok: ['{set} variables are set, all as expected'],
  config_wrong: ['{count} wrong: {detail}', 'set them as expected; see docs/configuration.md'],
  proof_ok: ['the app proves itself by {by}'],
  proof_wrong: ['{detail}', 'see “How the app proves who it is” in docs/configuration.md'],
  certificate_ends: [
    'the app’s certificate ends {until}',
    'put its successor in the file, and add that to the app in Entra first',
  ],
  playground_absent: ['no Agents Playground here'],
  playground_there: [
    'the Agents Playground is installed beside the bot',
    'install with npm ci --omit=dev --omit=optional',
  ],
  sandbox_switch: [
    'SANDBOX=1 beside an app id: without the id the bot would start for nobody but this machine',
    'unset SANDBOX',
  ],

  zone_ok: ['{zone} is {offset} now, summer time is known'],
  zone_wrong: [
    '{zone} is not known, or without its summer time',
    'use the Node of the image, built with all of ICU',
  ],
  clock_ok: ['within {seconds} seconds of Microsoft’s'],
  clock_off: [
    '{seconds} seconds from Microsoft’s',
    'turn on the machine’s time service (NTP); logins fail from five minutes on',
  ],
  clock_unknown: ['nobody outside told the time: {error}'],

  calendar_ok: ['school days until {until}'],
  calendar_over: [
    'the calendar ended {until}',
    'add the school year to the file of CALENDAR, and restart',
  ],
  calendar_ends_soon: [
    'the calendar ends {until}, in {days} days',
    'add the next school year to the file of CALENDAR, and restart',
  ],
  calendar_not_begun: [
    'the calendar begins {from}',
    'add this school year to the file of CALENDAR, and restart',
  ],
  calendar_example: [
    'the example calendar, until {until}',
    'set CALENDAR to the municipality’s own',
  ],
  calendar_doubt: ['{count} doubts: {detail}', 'look at those days in the file of CALENDAR'],
  file_ok: ['read'],
  files_ok: ['{count} read'],
  file_wrong: ['{detail}', 'correct the file that {variable} names'],
  file_unset: ['{variable} is not set'],
  rules_contradict: [
    '{count} thresholds contradict each other: {detail}',
    'look at these criteria in the files of RULES',
  ],
  school_unknown: ['{detail}', 'correct the school’s id in the file of SCHOOL_KINDS'],

  folder_ok: ['{free} MB free; {use}'],
  folder_missing: [
    'DATA_DIR is no folder',
    'make it, for the bot’s user alone, or import a roster, which makes it',
  ],
  folder_unreadable: [
    'DATA_DIR may not be read by this user',
    'run this as the bot’s user, who owns the folder',
  ],
  folder_read_only: [
    'DATA_DIR cannot be written to',
    'give it to the bot’s user, or mount it to be written to',
  ],
  folder_low: ['{free} MB free', 'make room: each write needs room for a whole file'],
  in_database: ['the store is in a database'],
  in_files: ['the store is in files'],
  key_none: ['{plain} files, plain text; the disk is to be encrypted'],
  key_ok: ['{current} files, encrypted'],
  key_older: [
    '{older} files are not encrypted with the newest key',
    'restart the bot, which writes them anew',
  ],
  key_missing: [
    'files need keys that are not in STORE_KEY: {keys}',
    'add them to STORE_KEY after the newest',
  ],
  key_unreadable: ['{detail}', 'put a backup of the file in its place'],
  database_ok: ['PostgreSQL {version}, {megabytes} MB'],
  database_away: ['{detail}', 'look at DATABASE_URL, PGPASSWORD and the way to the server'],
  database_read_only: ['the database only reads', 'name the primary in DATABASE_URL'],
  tables_ok: ['the tables are those of this version'],
  tables_missing: [
    '{count} steps are missing',
    'run naervaer store migrate, or start the bot, which does',
  ],
  tables_newer: [
    '{count} steps of a newer version were taken',
    'run the newer version; see docs/deployment.md before going back',
  ],
  database_clock_ok: ['within {seconds} seconds of this machine’s'],
  database_clock_off: [
    '{seconds} seconds from this machine’s',
    'turn on the time service (NTP) on both',
  ],
  content_ok: ['opens; {parts} parts'],
  content_wrong: [
    '{detail}',
    'see “Running it” in docs/deployment.md: restore, or the version that wrote it',
  ],

  roster_ok: ['{schools} schools, {classes} classes, {pupils} pupils, {staff} staff'],
  roster_empty: ['no school yet', 'run naervaer import roster DIR'],
  accounts_ok: ['all {staff} staff have an account'],
  accounts_missing: [
    '{count} of {staff} staff have no account, and cannot use the bot',
    'fill activeDirectoryMatchId in users.csv, and import again',
  ],
  addresses_ok: ['all {staff} staff have an e-mail address'],
  addresses_missing: [
    '{count} of {staff} staff have no e-mail address, and cannot be invited',
    'fill email in users.csv, and import again',
  ],
  roles_ok: ['all titles are known'],
  roles_missing: [
    '{count} of {staff} staff have a title in no role, and see nothing',
    'add the titles to the file of TITLES, and import again',
  ],
  duplicates_ok: ['no account or address twice in a school'],
  duplicates_found: [
    '{accounts} staff share an account, {addresses} an address',
    'give each person one row with their own account in users.csv, and import again',
  ],
  class_teachers_ok: ['all {classes} classes have a class teacher'],
  class_teachers_missing: [
    '{count} of {classes} classes have no class teacher',
    'enrol a class teacher in enrollments.csv, with a title of that role, and import again',
  ],
  leadership_ok: ['every school has a leader and a coordinator'],
  leader_missing: [
    '{count} of {schools} schools have no leader with an account: nobody can approve',
    'give somebody a title of the role leader, and import again',
  ],
  staff_titles_unset: [
    '{count} of {schools} schools have no leader with an account: nobody can approve. Their source (ROSTER_FROM) has no such titles',
    'set ROSTER_STAFF_TITLES to a CSV of account,title that names leaders and coordinators, and run naervaer roster read',
  ],
  coordinator_missing: [
    '{count} of {schools} schools have no coordinator with an account: nobody is told what fails',
    'give somebody a title of the role coordinator, and import again',
  ],

  token_ok: ['given'],
  login_app: [
    'no such app or tenant ({reason})',
    'correct MicrosoftAppId and MicrosoftAppTenantId',
  ],
  login_identity: [
    'the host does not have this managed identity ({reason})',
    'assign it to the container app or machine',
  ],
  login_federated: [
    'the app does not trust who vouches for it ({reason})',
    'correct issuer, subject or audience of the app’s federated credential',
  ],
  login_time: [
    'the assertion is too old or too new ({reason})',
    'set the clock right, and let the cluster renew its token',
  ],
  login_certificate: [
    'the app does not know the certificate ({reason})',
    'add it to the app in Entra',
  ],
  login_secret: [
    'the secret is wrong, or has ended ({reason})',
    'make a new one in Entra and set MicrosoftAppPassword; better, use none',
  ],
  login_no_proof: [
    'the certificate or the cluster’s token cannot be used',
    'see “When the login fails” in docs/deployment.md',
  ],
  login_unreachable: [
    'nobody answers, neither the bot’s host nor Entra',
    'let the bot reach login.microsoftonline.com, by HTTPS_PROXY if need be',
  ],
  login_refused: ['refused ({reason})', 'see “When the login fails” in docs/deployment.md'],
  graph_ok: ['free and busy of {people} people read, one a school'],
  graph_nobody: ['nobody in the roster has an e-mail address to ask for'],
  graph_refused: [
    'Graph refuses the calendars of the staff ({error})',
    'run infra/exchangeScope.ps1 for their group; it takes up to two hours to hold',
  ],
  graph_no_mailbox: [
    '{count} of {people} people asked for have no mailbox',
    'correct their address in users.csv, or give them a mailbox',
  ],
  graph_away: [
    'Graph does not answer as it should ({error})',
    'let the bot reach graph.microsoft.com, and look at Microsoft’s service health',
  ],
  graph_off: ['no Graph is configured'],
  scope_ok: ['a mailbox outside is refused'],
  scope_open: [
    'a mailbox outside is reached',
    'narrow the rights by infra/exchangeScope.ps1, and take back any consent to Calendars in Entra',
  ],
  scope_consented: [
    'Entra consents to {rights} for the whole tenant, beside the scope',
    'take that consent back; the roles in Exchange are enough',
  ],
  scope_nobody: ['the mailbox outside does not exist', 'name one that does by --outside'],
  scope_unasked: ['not checked: name a mailbox outside the schools’ staff by --outside'],

  bot_ok: ['answers on this machine'],
  bot_away: [
    'no bot answers on this machine ({error})',
    'start it: npm run serve; or say where it is by --bot URL',
  ],
  ready_ok: ['ready'],
  ready_not: ['{status}: {parts}', 'see “What to watch” in docs/deployment.md'],
  ready_garbage: [
    'something else than the bot answers there',
    'look at PORT, or say where the bot is by --bot URL',
  ],
  public_unset: ['not checked: PUBLIC_URL is not set'],
  public_away: [
    'PUBLIC_URL is not reached from here ({error})',
    'look at the name, the certificate and the proxy; a network may not reach its own outside',
  ],
  messages_ok: ['refused without a token, as it should be'],
  messages_open: [
    'answered without a token ({status})',
    'stop it: PUBLIC_URL leads to something that does not check who writes',
  ],
  messages_missing: [
    'does not lead to the bot ({status})',
    'let POST /api/messages through, and set the messaging endpoint of Azure Bot to it',
  ],
  notifications_ok: ['the handshake is answered'],
  notifications_wrong: [
    'the handshake is not answered ({status})',
    'let POST /api/graph/notifications through, with its query; restart the bot if PUBLIC_URL is new',
  ],
  pages_ok: ['privacy, terms and support can be read'],
  pages_unset: [
    'the pages say nothing yet',
    'set MUNICIPALITY, SUPPORT_CONTACT and DATA_PROTECTION_CONTACT',
  ],
  pages_wrong: [
    '/{page} cannot be read ({status})',
    'let GET /privacy, /terms and /support through, and the tab’s /tab and its files',
  ],
  inside_ok: ['metrics and health cannot be read from outside'],
  inside_open: ['{path} can be read from outside', 'let the proxy keep it inside'],
} as const satisfies Readonly<Record<string, Said>>;

export type Code = keyof typeof findings;

/** All that is said, in one language. */
export type Texts = {
  states: Readonly<Record<State, string>>;
  checks: Readonly<Record<CheckName, string>>;
  findings: Readonly<Record<Code, Said>>;
  /** Words among the facts. */
  words: Readonly<Record<string, string>>;
  /** Which, where ids follow. */
  which: string;
  /** The last line, with a number for each state. */
  sum: string;
};

export const en: Texts = {
  states: { ok: 'ok', warning: 'warning', failed: 'FAILED', not_checked: '–' },
  checks: {
    configuration: 'configuration',
    proof: 'proof of the app',
    playground: 'Playground',
    zone: 'time zone',
    clock: 'clock',
    calendar: 'calendar',
    rules: 'rules',
    trialRules: 'rules to try',
    reportFigure: 'report figure',
    playbook: 'playbook',
    retention: 'retention',
    titles: 'titles',
    letters: 'letters',
    reader: 'reader',
    schoolKinds: 'kinds of school',
    lessons: 'lessons',
    offers: 'offers',
    absenceMap: 'register’s map',
    folder: 'data folder',
    key: 'store key',
    database: 'database',
    tables: 'tables',
    databaseClock: 'database’s clock',
    content: 'store',
    roster: 'roster',
    accounts: 'accounts',
    addresses: 'addresses',
    roles: 'roles',
    duplicates: 'duplicates',
    classTeachers: 'class teachers',
    leadership: 'leadership',
    login: 'token for Teams',
    graphToken: 'token for Graph',
    calendars: 'calendars',
    scope: 'scope of calendars',
    bot: 'bot',
    ready: 'readiness',
    messages: 'messaging endpoint',
    notifications: 'notifications',
    pages: 'pages',
    inside: 'kept inside',
  },
  findings,
  words: {
    managed_identity: 'a managed identity',
    token_file: 'its cluster',
    federated_identity: 'a managed identity that it trusts',
    certificate: 'a certificate',
    secret: 'a secret',
    used: 'a process works on it',
    unused: 'no process works on it',
  },
  which: 'which',
  sum: '{ok} ok, {warning} warnings, {failed} failed, {not_checked} not checked',
};
